"""The objects of a file, and how they are put into it: compressed, small ones together in streams.

ReportLab writes every object by itself and uncompressed; a library that reads and writes the file
again takes longer than everything before. So its objects are taken over as the bytes they are.
"""

import hashlib
import re
import struct
import zlib
from dataclasses import dataclass, field
from functools import lru_cache

_HEAD = b"%PDF-1.7\n%\xbf\xf7\xa2\xfe\n"
_TOGETHER = 200
"""So many objects share a stream."""
_XREF = re.compile(rb"xref\n0 (\d+)\n")
_LENGTH = re.compile(rb"/Length \d+")
_COMPRESSION = 6
_CARRIAGE_RETURN = 13
_FREE = (0, 0, 65535)


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream: the entries of its dictionary but for length and filter, and its content."""

    entries: bytes
    content: bytes
    plain: bool = False
    """Written as it is: metadata must be readable without unpacking, and some are packed already."""


@dataclass(slots=True)
class FileObjects:
    """Bodies by number."""

    bodies: dict[int, bytes | Stream] = field(default_factory=dict[int, "bytes | Stream"])

    next_number: int = 1
    """The first that is free."""

    def add(self, body: bytes | Stream) -> int:
        """A further object; its number."""
        number = self.next_number
        self.bodies[number] = body
        self.next_number += 1
        return number

    def write(self, root: int, info: int) -> bytes:
        """The finished file. `root` and `info` are the numbers of catalogue and information."""
        parts: list[bytes] = [_HEAD]
        place = len(_HEAD)
        found: dict[int, tuple[int, int, int]] = {0: _FREE}
        small = [number for number, body in self.bodies.items() if isinstance(body, bytes)]
        last = self.next_number
        pending: list[tuple[int, Stream]] = [
            (number, body) for number, body in self.bodies.items() if isinstance(body, Stream)
        ]
        for start in range(0, len(small), _TOGETHER):
            numbers = small[start : start + _TOGETHER]
            pending.append((last, self._together(numbers)))
            found.update({n: (2, last, order) for order, n in enumerate(numbers)})
            last += 1
        for number, stream in pending:
            found[number] = (1, place, 0)
            part = b"%d 0 obj\n%b\nendobj\n" % (number, _packed(stream))
            parts.append(part)
            place += len(part)
        found[last] = (1, place, 0)
        parts.append(self._references(found, last, (root, info), parts))
        parts.append(b"startxref\n%d\n%%%%EOF\n" % place)
        return b"".join(parts)

    def _together(self, numbers: list[int]) -> Stream:
        heads: list[bytes] = []
        bodies: list[bytes] = []
        place = 0
        for number in numbers:
            body = self.bodies[number]
            assert isinstance(body, bytes)
            heads.append(b"%d %d" % (number, place))
            bodies.append(body)
            place += len(body) + 1
        head = b" ".join(heads) + b"\n"
        entries = b"/Type /ObjStm /N %d /First %d" % (len(numbers), len(head))
        return Stream(entries, head + b"\n".join(bodies))

    def _references(
        self,
        found: dict[int, tuple[int, int, int]],
        number: int,
        ends: tuple[int, int],
        parts: list[bytes],
    ) -> bytes:
        digest = hashlib.md5(usedforsecurity=False)
        for part in parts:
            digest.update(part)
        pack = struct.Struct(">BIH").pack
        rows = b"".join([pack(*found.get(n, _FREE)) for n in range(number + 1)])
        mark = digest.hexdigest().encode()
        entries = b"/Type /XRef /W [1 4 2] /Size %d /Root %d 0 R /Info %d 0 R /ID [<%b><%b>]" % (
            number + 1,
            *ends,
            mark,
            mark,
        )
        # A sign more would be taken for another row; rows as they are end in a zero.
        plain = _compressed(rows)[-1] == _CARRIAGE_RETURN
        return b"%d 0 obj\n%b\nendobj\n" % (number, _packed(Stream(entries, rows, plain)))


def read_objects(data: bytes) -> FileObjects:
    """The objects of a file that ReportLab has just written."""
    start = data.rindex(b"xref\n0 ")
    count = _XREF.match(data, start)
    if count is None:
        raise ValueError("ReportLab ends a file otherwise than it used to")
    rows = data[count.end() : count.end() + 20 * int(count[1])]
    places = [int(rows[20 * n : 20 * n + 10]) for n in range(1, int(count[1]))]
    objects = FileObjects()
    for number, (place, end) in enumerate(zip(places, [*places[1:], start], strict=True), start=1):
        objects.bodies[number] = _body(data[place:end], number)
        objects.next_number = number + 1
    return objects


def _body(part: bytes, number: int) -> bytes | Stream:
    head = b"%d 0 obj\n" % number
    body = part[part.index(head) + len(head) :]
    end = body.rindex(b"endobj")
    marked = body.find(b"stream", 0, 400)
    if marked < 0 or not body[:end].rstrip().endswith(b"endstream"):
        return body[:end].strip()
    begin = body.index(b"\n", marked) + 1
    entries = body[:marked].strip()
    length = _LENGTH.search(entries)
    if length is None:
        raise ValueError("a stream without its length")
    size = int(length[0].split()[1])
    inner = entries.removeprefix(b"<<").removesuffix(b">>").replace(length[0], b"", 1)
    # A picture is packed already.
    return Stream(inner.strip(), body[begin : begin + size], plain=b"/Filter" in inner)


def _packed(stream: Stream) -> bytes:
    """A stream as it stands in the file. Its data never end in a carriage return.

    With the line feed before `endstream` that would pass for a line end, and the length look wrong to
    a strict reader. Compressed data end in a checksum of their content, so one more sign helps; a
    space at the end harms neither a page nor a font nor other objects.
    """
    if stream.plain:
        entries, data = stream.entries, stream.content
    else:
        entries, data, content = stream.entries, _compressed(stream.content), stream.content
        while data[-1] == _CARRIAGE_RETURN:
            content += b" "
            data = _compressed(content)
            if b"/Length1" in entries:
                entries = re.sub(rb"/Length1 \d+", b"/Length1 %d" % len(content), entries)
        entries += b" /Filter /FlateDecode"
    return b"<<%b /Length %d>>\nstream\n%b\nendstream" % (entries, len(data), data)


@lru_cache(512)
def _compressed(content: bytes) -> bytes:
    return zlib.compress(content, _COMPRESSION)
