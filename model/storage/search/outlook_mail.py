"""A mail that Outlook saved as a file (.msg): what is written in it, and between whom.

Such a file is a small file system, [MS-CFB]; a mail is laid out in it as [MS-OXMSG] says: a stream for
each property, named by its number and type. Only what stands at the top is read, no mail within it.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER = 512
_ENTRY = 128
_SHORT_SECTOR = 64
_IN_HEADER = 109
_NO_SECTOR = 0xFFFFFFFA
"""From here on numbers of sectors mean something else, as the end of a chain."""

_NOBODY = 0xFFFFFFFF
_STREAM = 2
_PROPERTIES = ("0037", "0C1A", "5D01", "0E04", "0E03", "1000")
"""Subject, sender, the sender's address, to, cc, and what is written."""

_HTML = "__substg1.0_10130102"
_NUMBERS = struct.Struct("<H12xII4xIIIII")
_PLACE = struct.Struct("<III36xIQ")


def mail_parts(data: bytes) -> tuple[list[str], str]:
    """The lines of a mail, and its body as HTML where it has no plain one.

    Raises ValueError where the bytes are no such file.
    """
    streams = _Streams(data)
    found = [text for number in _PROPERTIES if (text := streams.text(number))]
    has_body = bool(streams.text(_PROPERTIES[-1]))
    return found, "" if has_body else _decoded(streams.named(_HTML))


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    size: int


class _Streams:
    """The streams at the top of a compound file. A chain that goes in circles ends."""

    def __init__(self, data: bytes) -> None:
        if len(data) < _HEADER or not data.startswith(_MAGIC):
            raise ValueError("no compound file")
        self._data = data
        shift, _count, directory, least, short, _shorts, more, _mores = _NUMBERS.unpack_from(
            data, 30
        )
        if shift not in (9, 12):
            raise ValueError("no compound file")
        self._size, self._least = 1 << shift, least
        self._next = self._table(self._table_sectors(more))
        self._entries = list(self._read_entries(self._chain(directory)))
        self._short_next = self._table(self._numbers_of(short))
        self._short = self._chain(self._entries[0].start) if self._entries else b""
        self._top = dict(self._siblings(self._entries[0].child)) if self._entries else {}

    def text(self, number: str) -> str:
        """A property of text, "" where the mail has it not."""
        wide = self.named(f"__substg1.0_{number}001F")
        narrow = self.named(f"__substg1.0_{number}001E")
        return wide.decode("utf-16-le", "replace") or narrow.decode("cp1252", "replace")

    def named(self, name: str) -> bytes:
        """The bytes of a stream, b"" where there is none."""
        entry = self._top.get(name.casefold())
        if entry is None or entry.kind != _STREAM:
            return b""
        if entry.size >= self._least:
            return self._chain(entry.start)[: entry.size]
        found = bytearray()
        for sector in _followed(self._short_next, entry.start):
            found += self._short[sector * _SHORT_SECTOR : (sector + 1) * _SHORT_SECTOR]
        return bytes(found[: entry.size])

    def _table_sectors(self, more: int) -> list[int]:
        """Where the table of sectors lies: the first of it in the header, the rest in a chain."""
        sectors = list(struct.unpack_from(f"<{_IN_HEADER}I", self._data, 76))
        seen: set[int] = set()
        while more < _NO_SECTOR and more not in seen:
            seen.add(more)
            numbers = self._numbers(self._sector(more))
            if not numbers:
                break
            sectors += numbers[:-1]
            more = numbers[-1]
        return [sector for sector in sectors if sector < _NO_SECTOR]

    def _table(self, sectors: list[int]) -> list[int]:
        return [number for sector in sectors for number in self._numbers(self._sector(sector))]

    def _numbers_of(self, start: int) -> list[int]:
        return list(_followed(self._next, start))

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        return self._data[start : start + self._size]

    @staticmethod
    def _numbers(sector: bytes) -> list[int]:
        return list(struct.unpack(f"<{len(sector) // 4}I", sector[: len(sector) // 4 * 4]))

    def _chain(self, start: int) -> bytes:
        return b"".join(self._sector(number) for number in _followed(self._next, start))

    @staticmethod
    def _read_entries(directory: bytes) -> Iterator[_Entry]:
        for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
            row = directory[at : at + _ENTRY]
            length = max(0, min(64, int.from_bytes(row[64:66], "little")) - 2)
            left, right, child, start, size = _PLACE.unpack_from(row, 68)
            name = row[:length].decode("utf-16-le", "replace").casefold()
            yield _Entry(name, row[66], left, right, child, start, size & 0xFFFFFFFF)

    def _siblings(self, first: int) -> Iterator[tuple[str, _Entry]]:
        """The entries of one folder, which hang together as a tree."""
        waiting, seen = [first], {_NOBODY}
        while waiting:
            number = waiting.pop()
            if number in seen or number >= len(self._entries):
                continue
            seen.add(number)
            entry = self._entries[number]
            yield entry.name, entry
            waiting += [entry.left, entry.right]


def _followed(table: list[int], start: int) -> Iterator[int]:
    """The sectors of a chain."""
    seen: set[int] = set()
    while start < len(table) and start not in seen:
        seen.add(start)
        yield start
        start = table[start]
