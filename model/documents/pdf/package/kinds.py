"""What a file is, by its first bytes: its name may say something else."""

from enum import StrEnum
from pathlib import Path

_HEAD = 4096
_PDF_WITHIN = 1024
"""Readers forgive so much rubbish before a PDF begins."""


class FileKind(StrEnum):
    """What can be made of a file."""

    PDF = "pdf"
    OFFICE = "office"
    PICTURE = "picture"
    EMPTY = "empty"
    OTHER = "other"


OFFICE_ENDINGS = frozenset(
    f".{ending}"
    for ending in (
        *("doc", "docx", "docm", "dot", "dotx", "rtf", "odt"),
        *("xls", "xlsx", "xlsm", "ods", "ppt", "pptx", "pptm", "odp"),
    )
)
_PICTURES = (
    b"\xff\xd8\xff",
    b"\x89PNG\r\n\x1a\n",
    b"GIF87a",
    b"GIF89a",
    b"II*\x00",
    b"MM\x00*",
    b"BM",
)
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def kind_of(path: Path, name: str) -> FileKind:
    """What the file holds; `name` only tells old Office files from other compound ones.

    Raises OSError where it cannot be read.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD)
    ending = Path(name).suffix.lower()
    if not head:
        return FileKind.EMPTY
    if b"%PDF-" in head[:_PDF_WITHIN]:
        return FileKind.PDF
    if is_picture(head):
        return FileKind.PICTURE
    if head.startswith(b"{\\rtf"):
        return FileKind.OFFICE
    packed = head.startswith((b"PK\x03\x04", _COMPOUND))
    return FileKind.OFFICE if packed and ending in OFFICE_ENDINGS else FileKind.OTHER


def is_picture(head: bytes) -> bool:
    """Whether a file that begins so is a picture."""
    return head.startswith(_PICTURES) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP")


def is_mislabelled(kind: FileKind, name: str) -> bool:
    """Whether the name promises another kind of file than this is."""
    ending = Path(name).suffix.lower()
    if kind is FileKind.EMPTY:
        return False
    promised = {FileKind.PDF: (".pdf",), FileKind.OFFICE: tuple(OFFICE_ENDINGS)}
    return any(ending in endings and kind is not other for other, endings in promised.items())
