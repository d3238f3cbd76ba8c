"""Damaged and hostile files in other formats. Each is to be answered before another program sees it."""

import io
import struct
import zipfile
from collections.abc import Callable

import pikepdf
import pypdfium2

from tests.model.exchange.word.hostile import good as word_file

OPEN_TEXT = b"application/vnd.oasis.opendocument.text"
_NAMES = "urn:oasis:names:tc:opendocument:xmlns"
_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def old_word(*names: str, flags: int = 0, magic: int = 0xA5EC) -> bytes:
    """The frame of a .doc: a directory with these names, and a stream that begins as Word's does."""
    stream = struct.pack("<H8xH", magic, flags).ljust(4096, b"\0")
    table = [_TABLE, _END, *range(3, 10), _END, *[_FREE] * 118]
    entries = [_entry("Root Entry", 5, _END, 0)]
    entries += [_entry(name, 2, 2, len(stream)) for name in (names or ("WordDocument",))]
    directory = b"".join(entries).ljust(512, b"\0")
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        *(0x3E, 3, 0xFFFE, 9, 6), *(0, 1, 1, 0, 4096, _END, 0, _END, 0),
    )  # fmt: skip
    header = header[:76] + struct.pack("<109I", 0, *[_FREE] * 108)
    return header + struct.pack("<128I", *table) + directory + stream


def _entry(name: str, kind: int, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    head = text.ljust(64, b"\0") + struct.pack("<HBB", len(text), kind, 1)
    return head.ljust(116, b"\0") + struct.pack("<III", start, size, 0)


def open_text(body: str, before: str = "", manifest: str = "", part: str = "") -> bytes:
    """An .odt. `part` is one more, which the manifest does not name; LibreOffice refuses such a file."""
    content = (
        f'<?xml version="1.0"?>{before}<office:document-content xmlns:office="{_NAMES}:office:1.0"'
        f' xmlns:text="{_NAMES}:text:1.0" xmlns:draw="{_NAMES}:drawing:1.0"'
        ' xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2"><office:body>'
        f"<office:text>{body}</office:text></office:body></office:document-content>"
    )
    listed = (
        f'<?xml version="1.0"?><manifest:manifest xmlns:manifest="{_NAMES}:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{OPEN_TEXT.decode()}"/>'
        f'<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml">'
        f"{manifest}</manifest:file-entry></manifest:manifest>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", OPEN_TEXT, zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", listed)
        if part:
            archive.writestr(part, "<a/>")
    return stream.getvalue()


def line(text: str) -> str:
    """A paragraph of an .odt."""
    return f"<text:p>{text}</text:p>"


def printed(text: str = "", password: str = "") -> bytes:
    """A PDF of one page with a line on it, which may be locked."""
    stream, done = io.BytesIO(), io.BytesIO()
    document = pypdfium2.PdfDocument.new()
    document.new_page(300, 300)
    document.save(stream)
    with pikepdf.open(stream) as pdf:
        pdf.pages[0].Contents = pdf.make_stream(f"BT /F1 12 Tf 20 200 Td ({text}) Tj ET".encode())
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        pdf.pages[0].Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        lock = pikepdf.Encryption(owner=password, user=password) if password else False
        pdf.save(done, encryption=lock)
    return done.getvalue()


def long_print() -> bytes:
    """A PDF of a thousand pages."""
    stream = io.BytesIO()
    document = pypdfium2.PdfDocument.new()
    for _page in range(1000):
        document.new_page(300, 300)
    document.save(stream)
    return stream.getvalue()


def grown_print() -> bytes:
    """A page whose content unpacks to a hundred times its size."""
    stream, done = io.BytesIO(printed("x")), io.BytesIO()
    with pikepdf.open(stream) as pdf:
        pdf.pages[0].Contents = pdf.make_stream(b"BT (a) Tj ET\n" * 3_000_000)
        pdf.save(done, compress_streams=True)
    return done.getvalue()


ENCRYPTED = "<manifest:encryption-data/>"

REFUSED: dict[str, Callable[[], bytes]] = {
    "nothing.doc": lambda: b"",
    "zeros.doc": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000,
    "cut.doc": lambda: old_word()[:1600],
    "locked.doc": lambda: old_word(flags=0x0100),
    "locked new one.doc": lambda: old_word("EncryptedPackage", "EncryptionInfo"),
    "a sheet.doc": lambda: old_word("Workbook"),
    "ancient.doc": lambda: old_word(magic=0xA5DC),
    "a web page.doc": lambda: b"<html><img src='http://evil.example/x'></html>",
    "a letter.pdf": lambda: b"Dear caseworker",
    "bomb.odt": lambda: open_text(line("A" * 60_000_000)),
    "entities.odt": lambda: open_text(line("&x;"), '<!DOCTYPE d [<!ENTITY x "a">]>'),
    "locked.odt": lambda: open_text(line("a"), manifest=ENCRYPTED),
    "deep.odt": lambda: open_text("<text:section>" * 5000 + "</text:section>" * 5000),
    "cut.odt": lambda: open_text(line("a" * 2000))[:-200],
    "another zip.odt": lambda: b"PK\x03\x04" + b"\0" * 500,
    "cut.rtf": lambda: rb"{\rtf1 {\b Baggrund",
    "deep.rtf": lambda: rb"{\rtf1 " + b"{" * 50_000 + b"}" * 50_001,
    "large.rtf": lambda: rb"{\rtf1 " + b"a" * 31_000_000 + b"}",
    "cut.pdf": lambda: printed("Baggrund")[:200],
    "locked.pdf": lambda: printed("Baggrund", "hemmelig"),
    "a picture.pdf": printed,
    "thousand pages.pdf": long_print,
    "empty.txt": lambda: b" \n\n",
    "long.txt": lambda: b"a\n" * 30_000,
    "large.txt": lambda: b"a" * 3_000_000,
    "bytes.txt": lambda: b"\0" * 1000,
}


def word_under_an_old_name() -> bytes:
    """A present Word file that somebody named .doc."""
    return word_file()
