"""A look at an old Word file (.doc) before any program opens it: [MS-CFB] and the first bytes of [MS-DOC]."""

import struct
from collections.abc import Iterator

from model.exchange.foreign.refusal import refuse
from model.text.translate import _

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_HEADER = 512
_ENTRY = 128
_MOST_DIRECTORY_SECTORS = 2000
_END = 0xFFFFFFFA
"""Sector numbers from here on are marks."""

_WORD_97 = 0xA5EC
_ENCRYPTED = 0x0100
_MACROS = frozenset({"Macros", "VBA", "_VBA_PROJECT"})


def look(content: bytes, file: str) -> list[str]:
    """Sentences about what was left alone in it. Raises Refused for what is no readable Word file."""
    names = dict(_streams(content, file))
    if "EncryptedPackage" in names:
        refuse(file, _("it is protected by a password"))
    if "WordDocument" not in names:
        refuse(file, _("it is no Word file"))
    start, size = names["WordDocument"]
    offset = _HEADER + start * _sector(content, file)
    if offset + min(size, _HEADER) > len(content) or size < 32:
        refuse(file, _("it is damaged or was not copied whole"))
    magic, flags = struct.unpack_from("<H8xH", content, offset)
    if magic != _WORD_97:
        refuse(file, _("it is damaged, or of a Word format too old to be read"))
    if flags & _ENCRYPTED:
        refuse(file, _("it is protected by a password"))
    if _MACROS & names.keys():
        return [_("It holds macros. They were not run and are not kept.")]
    return []


def _sector(content: bytes, file: str) -> int:
    if len(content) < _HEADER:
        refuse(file, _("it is damaged or was not copied whole"))
    (shift,) = struct.unpack_from("<H", content, 30)
    if shift not in (9, 12):
        refuse(file, _("it is damaged or was not copied whole"))
    return 1 << shift


def _streams(content: bytes, file: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """Name, first sector and size of everything in the directory."""
    size = _sector(content, file)
    table = _allocation(content, size)
    (sector,) = struct.unpack_from("<I", content, 48)
    for _step in range(_MOST_DIRECTORY_SECTORS):
        offset = _HEADER + sector * size
        if sector >= _END:
            return
        if offset + size > len(content) or sector >= len(table):
            break
        for at in range(offset, offset + size, _ENTRY):
            (length,) = struct.unpack_from("<H", content, at + 64)
            if 2 <= length <= 64:
                name = content[at : at + length - 2].decode("utf-16-le", "replace")
                start, count = struct.unpack_from("<II", content, at + 116)
                yield name, (start, count)
        sector = table[sector]
    refuse(file, _("it is damaged or was not copied whole"))


def _allocation(content: bytes, size: int) -> list[int]:
    """Which sector follows which, by the tables that the header names."""
    table: list[int] = []
    for sector in struct.unpack_from("<109I", content, 76):
        offset = _HEADER + sector * size
        if sector >= _END or offset + size > len(content):
            break
        table.extend(struct.unpack_from(f"<{size // 4}I", content, offset))
    return table
