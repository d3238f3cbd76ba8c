"""Everything that a reader, a search engine or a curious person can get out of a finished PDF."""

# pypdfium2 has no types, and pikepdf's say little of what stands in an object.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportMissingTypeStubs=false, reportUnknownArgumentType=false

import re
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2

from model.pdfium import opened
from model.progress import NO_PROGRESS, Progress
from model.text.packed import LARGEST_PART, packed_parts

_DIVIDED = re.compile("[\u00ad\ufffe\u2010-]\\s*\r?\n|[\u00ad\ufffe]")
"""A word that is broken at the end of a line is whole to everybody who reads it."""
_HEXADECIMAL = re.compile(rb"<([0-9A-Fa-f\s]{8,})>")
_DEEPEST = 100


def texts_in(path: Path, progress: Progress = NO_PROGRESS) -> Iterator[str]:
    """Page by page, then outline, metadata, strings, names, streams and attachments.

    Raises Cancelled where it was stopped.
    """
    for text in _page_texts(path, progress):
        yield from readings(text)
    with pikepdf.open(path) as pdf:
        progress.check_cancelled()
        if "/Metadata" in pdf.Root:
            yield pdf.Root.Metadata.read_bytes().decode("utf-8", "ignore")
        yield "\n".join(_objects(pdf))
        for data in _attached(pdf):
            yield from texts_of_file(data)


def _page_texts(path: Path, progress: Progress) -> list[str]:
    texts: list[str] = []
    with opened(path) as document:
        for number in range(len(document)):
            progress.check_cancelled()
            page = document[number]
            reader = page.get_textpage()
            texts.append(reader.get_text_range())
            reader.close()
            page.close()
    return texts


def readings(text: str) -> tuple[str, ...]:
    """A text as it stands, and with words put together that were divided at a line's end."""
    joined = _DIVIDED.sub("", text)
    return (text,) if joined == text else (text, joined)


def pages_without_text(path: Path, ranges: Sequence[range]) -> list[int]:
    """For each range of pages, how many show a picture and hold no text: nobody can search them."""
    found: list[int] = []
    with opened(path) as document:
        for pages in ranges:
            found.append(sum(_is_picture(document[number]) for number in pages))
    return found


def texts_of_file(data: bytes) -> Iterator[str]:
    """What an attached or original file says: Office files part by part, others as they are."""
    try:
        for name, text in packed_parts(data):
            yield name
            if text:
                yield text
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError):
        yield from _decoded(data[:LARGEST_PART])


def _is_picture(page: Any) -> bool:
    text = page.get_textpage()
    said = text.get_text_range().split()
    text.close()
    # The stamp and the page number are ours.
    return len(said) < 16 and any(
        one.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE for one in page.get_objects(max_depth=3)
    )


def _objects(pdf: pikepdf.Pdf) -> Iterator[str]:
    for item in pdf.objects:
        yield from _strings(item, 0)
        if isinstance(item, pikepdf.Stream) and _is_readable(item):
            yield from _decoded(item.read_bytes())


def _is_readable(stream: Any) -> bool:
    """Not a picture, a font or a page's content, whose text has been read already."""
    kind, subtype = str(stream.get("/Type")), str(stream.get("/Subtype"))
    if subtype == "/Image" or kind in ("/XRef", "/ObjStm") or "/Length1" in stream:
        return False
    return subtype == "/XML" or kind == "/Metadata"


def _strings(value: Any, depth: int) -> Iterator[str]:
    """Strings and names of an object, to any depth that stays inside it."""
    if depth > _DEEPEST:
        return
    if isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        for key, inner in value.items():
            yield str(key)
            if not getattr(inner, "is_indirect", False):
                yield from _strings(inner, depth + 1)
    elif isinstance(value, pikepdf.Array):
        for inner in value:
            if not getattr(inner, "is_indirect", False):
                yield from _strings(inner, depth + 1)
    elif isinstance(value, pikepdf.String | pikepdf.Name | str):
        yield str(value)


def _attached(pdf: pikepdf.Pdf) -> Iterator[bytes]:
    for name in pdf.attachments:
        yield name.encode()
        yield pdf.attachments[name].get_file().read_bytes()


def _decoded(data: bytes) -> Iterator[str]:
    """Bytes as all texts that they may be, and as what their hexadecimal strings say."""
    for encoding in ("utf-8", "latin-1", "utf-16-be", "utf-16-le"):
        yield data.decode(encoding, "ignore")
    for hexadecimal in _HEXADECIMAL.findall(data):
        digits = re.sub(rb"\s", b"", hexadecimal).decode()
        raw = bytes.fromhex(digits[: len(digits) // 2 * 2])
        yield raw.decode("utf-16-be", "ignore")
