"""The words of a stored file, as far as they can be read without a program of its own."""

# pypdfium2 has no types.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportMissingTypeStubs=false, reportUnknownArgumentType=false

import html
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from model.pdfium import opened
from model.text.packed import packed_parts

MOST_LETTERS = 500_000
"""Of a file: some 200 pages. What lies behind is not found."""

_PLAIN = (".txt", ".md", ".csv", ".eml", ".ics", ".json", ".xml", ".html", ".htm")
_PACKED = (".docx", ".docm", ".xlsx", ".xlsm", ".pptx", ".odt", ".ods", ".odp")
_ABOUT_THE_FILE = re.compile(r"^docProps/|(^|/)(meta|styles|settings|theme\d*|fontTable)\.xml$")


def text_of_file(path: Path, name: str, check: Callable[[], None] = lambda: None) -> str:
    """The text of a file, "" where it has none or cannot be read. `name` is what it was called.

    `check` is called now and then, and may raise to stop.
    """
    kind = Path(name).suffix.lower()
    pieces: list[str] = []
    try:
        for piece in _pieces(path, kind):
            check()
            pieces.append(piece)
            if sum(map(len, pieces)) > MOST_LETTERS:
                break
    except _unreadable():
        pass  # what was read until then is worth finding
    return "\n".join(pieces)[:MOST_LETTERS]


def _pieces(path: Path, kind: str) -> Iterator[str]:
    if kind == ".pdf":
        yield from _pages(path)
    elif kind in _PACKED:
        for part, text in packed_parts(path):
            if text and not _ABOUT_THE_FILE.search(part):
                yield html.unescape(text)
    elif kind in _PLAIN:
        with path.open("rb") as file:
            yield _decoded(file.read(4 * MOST_LETTERS))


def _pages(path: Path) -> list[str]:
    texts: list[str] = []
    letters = 0
    with opened(path) as pdf:
        for number in range(len(pdf)):
            page = pdf[number]
            reader = page.get_textpage()
            text = reader.get_text_range()
            reader.close()
            page.close()
            # A word that is divided at a line's end is one word.
            texts.append(re.sub("[\u00ad\ufffe\u2010-]\\s*\r?\n", "", text))
            letters += len(text)
            if letters > MOST_LETTERS:
                break
    return texts


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _unreadable() -> tuple[type[Exception], ...]:
    from pypdfium2 import PdfiumError

    return (PdfiumError, OSError, ValueError, RuntimeError, NotImplementedError, zipfile.BadZipFile)
