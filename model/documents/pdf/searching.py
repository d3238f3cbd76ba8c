"""Everything that a reader, a search engine or a curious person can get out of a finished file."""

# pypdfium2 has no types, and pikepdf's say little of what stands in an object.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportMissingTypeStubs=false, reportUnknownArgumentType=false

import html
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2

from model.documents.pdf.package.kinds import is_picture
from model.pdfium import opened
from model.progress import NO_PROGRESS, Progress
from model.text.packed import LARGEST_PART, packed_files, packed_parts, packed_words
from model.text.raw_text import mail_parts, texts_of_bytes

_DIVIDED = re.compile("[\u00ad\ufffe\u2010-]\\s*\r?\n|[\u00ad\ufffe]")
"""A word that is broken at the end of a line is whole to everybody who reads it."""
_ABOUT_THE_FILE = re.compile(r"^docProps/|(^|/)meta\.xml$")
_DEEPEST = 100
_DEEPEST_FILE = 5
"""Files within files."""
MOST_UNPACKED = 128 << 20
"""Bytes of all files within attached ones, so that one that unpacks for ever ends."""
_PDF_WITHIN = 1024
_SCRIPTS = ("/JS", "/XFA")
_LOCKED_OFFICE = "EncryptedPackage".encode("utf-16-le")
_NO_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_COMPOUND = b"\xd0\xcf\x11\xe0"
_UNREADABLE_PDF = (pikepdf.PdfError, pypdfium2.PdfiumError, ValueError, OverflowError)
_UNREADABLE_ZIP = (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError)


def readings(text: str) -> tuple[str, ...]:
    """A text as it stands, and with words put together that were divided at a line's end."""
    joined = _DIVIDED.sub("", text)
    return (text,) if joined == text else (text, joined)


def pages_without_text(path: Path, ranges: Sequence[range]) -> list[int]:
    """For each range of pages, how many show a picture and hold no text: nobody can search them."""
    found: list[int] = []
    with opened(path) as document:
        for pages in ranges:
            found.append(sum(_is_picture(document[number], stamped=True) for number in pages))
    return found


class FileReader:
    """Reads one file and all files in it. `unread` names those in it that nobody can search.

    A file of its own that cannot be searched is `blind` after it was read.
    """

    def __init__(self, progress: Progress = NO_PROGRESS) -> None:
        self.blind = False
        self.unread: list[str] = []
        self._progress = progress
        self._left = MOST_UNPACKED

    def pdf(self, source: Path | bytes, depth: int = 0) -> Iterator[str]:
        """What a PDF says, and every file that is attached to it. Raises what pikepdf raises."""
        for text in self._pages(source, depth):
            yield from readings(text)
        with pikepdf.open(io.BytesIO(source) if isinstance(source, bytes) else source) as pdf:
            self._progress.check_cancelled()
            if "/Metadata" in pdf.Root:
                yield pdf.Root.Metadata.read_bytes().decode("utf-8", "ignore")
            yield "\n".join(_objects(pdf))
            for name, data in _attached(pdf):
                before, self.blind = self.blind, False
                yield name
                yield from self.file(data, depth + 1)
                if self.blind and not depth:
                    self.unread.append(name)
                self.blind = self.blind or before

    def file(self, data: bytes, depth: int = 1) -> Iterator[str]:
        """What an attached or original file says, of whatever kind it is."""
        self._progress.check_cancelled()
        self._left -= len(data) if depth > 1 else 0
        if depth > _DEEPEST_FILE or self._left < 0 or is_picture(data):
            self.blind = True
        elif b"%PDF-" in data[:_PDF_WITHIN]:
            yield from self._whole_pdf(data, depth)
        elif data.startswith(b"PK\x03\x04"):
            yield from self._packed(data, depth)
        elif (parts := mail_parts(data)) is not None:
            for name, content in parts:
                yield name
                yield from self.file(content, depth + 1)
        else:
            self.blind = self.blind or _nobody_reads(data)
            yield from texts_of_bytes(data[:LARGEST_PART])

    def _whole_pdf(self, data: bytes, depth: int) -> Iterator[str]:
        try:
            yield from self.pdf(data, depth)
        except _UNREADABLE_PDF:
            self.blind = True
            yield from texts_of_bytes(data[:LARGEST_PART])

    def _packed(self, data: bytes, depth: int) -> Iterator[str]:
        try:
            said = False
            for name, text in packed_parts(data):
                yield name
                if text.strip():
                    said = said or not _ABOUT_THE_FILE.search(name)
                    yield html.unescape(text)
            for text in packed_words(data):
                yield html.unescape(text)
            for _name, content in packed_files(data):
                if content is None:
                    self.blind = True
                # Pictures stand among words here, as they do on a page.
                elif not said or not is_picture(content):
                    yield from self.file(content, depth + 1)
        except _UNREADABLE_ZIP:
            self.blind = True
            yield from texts_of_bytes(data[:LARGEST_PART])

    def _pages(self, source: Path | bytes, depth: int) -> list[str]:
        texts: list[str] = []
        with opened(source) as document:
            for number in range(len(document)):
                self._progress.check_cancelled()
                page = document[number]
                reader = page.get_textpage()
                texts.append(reader.get_text_range())
                reader.close()
                self.blind = self.blind or (depth > 0 and _is_picture(page, stamped=False))
                page.close()
        return texts


def _nobody_reads(data: bytes) -> bool:
    """Whether bytes are neither text nor an old Office file, which holds its words as they are."""
    if data.startswith(_COMPOUND):
        return _LOCKED_OFFICE in data
    head = data[:4096]
    # Text in two bytes a sign has a zero in every other place; packed bytes have them anywhere.
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or head.count(0) > len(head) // 3:
        return False
    return bool(_NO_TEXT.search(head))


def _is_picture(page: Any, *, stamped: bool) -> bool:
    text = page.get_textpage()
    said = text.get_text_range().split()
    text.close()
    # The stamp and the page number are ours.
    return len(said) < (16 if stamped else 4) and any(
        one.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE for one in page.get_objects(max_depth=3)
    )


def _objects(pdf: pikepdf.Pdf) -> Iterator[str]:
    for item in pdf.objects:
        yield from _strings(item, 0)
        if isinstance(item, pikepdf.Stream) and _is_readable(item):
            yield from texts_of_bytes(item.read_bytes())


def _is_readable(stream: Any) -> bool:
    """Not a picture, a font or a page's content, whose text has been read already."""
    kind, subtype = str(stream.get("/Type")), str(stream.get("/Subtype"))
    if subtype == "/Image" or kind in ("/XRef", "/ObjStm") or "/Length1" in stream:
        return False
    return subtype == "/XML" or kind == "/Metadata"


def _strings(value: Any, depth: int) -> Iterator[str]:
    """Strings and names of an object, to any depth that stays inside it, and its scripts."""
    if depth > _DEEPEST:
        return
    if isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        for key, inner in value.items():
            yield str(key)
            if key in _SCRIPTS:
                yield from _scripts(inner)
            if not getattr(inner, "is_indirect", False):
                yield from _strings(inner, depth + 1)
    elif isinstance(value, pikepdf.Array):
        for inner in value:
            if not getattr(inner, "is_indirect", False):
                yield from _strings(inner, depth + 1)
    elif isinstance(value, pikepdf.String | pikepdf.Name | str):
        yield str(value)


def _scripts(value: Any) -> Iterator[str]:
    """A script, or a form that is described in XML: one stream, or an array of them."""
    for part in value if isinstance(value, pikepdf.Array) else (value,):
        if isinstance(part, pikepdf.Stream):
            yield from texts_of_bytes(part.read_bytes()[:LARGEST_PART])


def _attached(pdf: pikepdf.Pdf) -> Iterator[tuple[str, bytes]]:
    """Name and content of every embedded file, those that hang on a page's notes among them."""
    for item in pdf.objects:
        if not isinstance(item, pikepdf.Dictionary):
            continue
        files = item.get("/EF")
        if not isinstance(files, pikepdf.Dictionary):
            continue
        name = str(item.get("/UF", item.get("/F", "")))
        seen: set[tuple[int, int]] = set()
        for stream in files.values():
            if isinstance(stream, pikepdf.Stream) and stream.objgen not in seen:
                seen.add(stream.objgen)
                yield name, stream.read_bytes()
