"""The one way to pdfium, which shows pages and reads their text. It must not run on two threads at once."""

# pypdfium2 has no types.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportMissingTypeStubs=false

import threading
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_LOCK = threading.RLock()

POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as pixels: rows of `stride` bytes, four bytes a pixel (blue, green, red, unused)."""

    width: int
    height: int
    stride: int
    data: memoryview


@contextmanager
def opened(source: Path | bytes) -> Generator[Any]:
    """A PDF; other threads wait until it is closed. Raises pypdfium2.PdfiumError."""
    import pypdfium2

    with _LOCK, pypdfium2.PdfDocument(source) as document:
        yield document


def pictures(source: Path | bytes, scale: float, pages: range | None = None) -> list[Picture]:
    """Pages from 0, all of them without `pages`; `scale` is pixels for a point."""
    with opened(source) as document:
        return [_picture(document, page, scale) for page in pages or range(len(document))]


def _picture(document: Any, number: int, scale: float) -> Picture:
    page = document[number]
    bitmap = page.render(scale=scale, prefer_bgrx=True)
    # The memory is Python's own and outlives the bitmap: a copy would take as long as drawing.
    made = Picture(bitmap.width, bitmap.height, bitmap.stride, memoryview(bitmap.buffer).cast("B"))
    bitmap.close()
    page.close()
    return made
