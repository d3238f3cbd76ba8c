"""Which files can be annexes, and which of them this machine can turn into pages."""

from enum import StrEnum
from functools import cache
from pathlib import PurePath

from model.office import has_microsoft_office, libreoffice


class FileKind(StrEnum):
    """What a file is, by the ending of its name."""

    PDF = "pdf"
    PICTURE = "picture"
    OFFICE = "office"
    MAIL = "mail"


_ENDINGS = {
    FileKind.PDF: "pdf",
    FileKind.PICTURE: "png jpg jpeg tif tiff gif bmp webp",
    # Without those that carry macros: what is opened from here must not run anything.
    FileKind.OFFICE: "doc docx odt rtf txt csv xls xlsx ods ppt pptx odp",
    FileKind.MAIL: "eml msg",
}
_KINDS = {f".{end}": kind for kind, ends in _ENDINGS.items() for end in ends.split()}

ENDINGS = tuple(sorted(_KINDS))
"""Every ending that an annex may have, with its dot."""


def kind_of(file_name: str) -> FileKind | None:
    """None for a file that cannot be an annex."""
    return _KINDS.get(PurePath(file_name).suffix.lower())


def becomes_pages(file_name: str) -> bool:
    """Whether a package can hold the file as pages. Looks for an office program."""
    kind = kind_of(file_name)
    if kind is FileKind.OFFICE:
        return has_office()
    return kind in (FileKind.PDF, FileKind.PICTURE)


@cache
def has_office() -> bool:
    """Whether there is a program that turns office files into pages. Looked for once."""
    return libreoffice() is not None or has_microsoft_office()
