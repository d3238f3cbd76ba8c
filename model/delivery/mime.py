"""The parts of a mail (RFC 2045 to 2047, 2231), written here word by word.

`email` of Python 3.11 puts the comma between two recipients inside an encoded word (gh-100884), and
reads every header that it writes: 200 mails took it longer than their PDFs.
"""

import binascii
import email
import email.policy
import re
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from model.delivery.message_headers import encoded_words

_LINE_END = re.compile(r"\r\n|\r|\n")
_LINE = 57
"""Octets of a line of base64: 76 signs of it."""

_PIECE = 60
_MIXED = b'\r\nContent-Type: multipart/mixed;\r\n boundary="'


@dataclass(frozen=True, slots=True)
class Part:
    """Header lines without their line ends, and a body that ends its own lines."""

    headers: tuple[str, ...]
    body: bytes

    def as_bytes(self, *before: str) -> bytes:
        """The part behind these header lines."""
        head = "".join(f"{line}\r\n" for line in (*before, *self.headers))
        return head.encode("ascii") + b"\r\n" + self.body


def text_part(text: str) -> Part:
    """Words. Quoted-printable: 8 bit is not taken by every server, and base64 looks like spam."""
    body = "\r\n".join(_LINE_END.split(text.rstrip())) + "\r\n"
    return Part(
        (
            'Content-Type: text/plain; charset="utf-8"',
            "Content-Transfer-Encoding: quoted-printable",
        ),
        binascii.b2a_qp(body.encode(), istext=True),
    )


def calendar_part(ics: str, method: str) -> Part:
    """A calendar that the mail program answers; its method stands in both places (RFC 6047)."""
    kind = f'text/calendar; charset="utf-8";\r\n method="{method}"; name="invite.ics"'
    return Part(
        (f"Content-Type: {kind}", "Content-Transfer-Encoding: base64"), _base64(ics.encode())
    )


def file_part(name: str, kind: str, data: bytes) -> Part:
    """A file with its name in both styles, as Thunderbird and Outlook write them.

    `filename*=` (RFC 2231) is the standard, `name="=?utf-8?…?="` (RFC 2047) is what older programs
    read.
    """
    plain = _quoted(name)
    old = plain if name.isascii() else f'"{encoded_words(name, 70)}"'
    return Part(
        (
            f"Content-Type: {kind};\r\n name={old}",
            "Content-Transfer-Encoding: base64",
            "Content-Disposition: attachment;" + ";".join(_file_name(name)),
        ),
        _base64(data),
    )


def together(kind: str, parts: Sequence[Part]) -> Part:
    """Parts as one, `mixed` or `alternative`.

    The boundary holds "=_", which neither base64 nor quoted-printable ever has.
    """
    boundary = f"=_{secrets.token_hex(16)}"
    between = f"--{boundary}\r\n".encode("ascii")
    pieces: list[bytes] = []
    for part in parts:
        pieces += [between, part.as_bytes(), b"\r\n"]
    pieces.append(f"--{boundary}--\r\n".encode("ascii"))
    return Part((f'Content-Type: multipart/{kind};\r\n boundary="{boundary}"',), b"".join(pieces))


@dataclass(frozen=True, slots=True)
class File:
    """A file that was taken out of a mail."""

    name: str
    kind: str
    data: bytes


def without_files(raw: bytes) -> tuple[bytes, tuple[File, ...]]:
    """A mail of ours without its files, and the files; every other byte stays as it is."""
    head, _mark, rest = raw.partition(_MIXED)
    if not rest:
        return raw, ()
    boundary, _quote, body = rest.partition(b'"')
    first, *others = [
        part.removeprefix(b"\r\n").removesuffix(b"\r\n")
        for part in body.split(b"--" + boundary)[1:-1]
    ]
    files: list[File] = []
    for part in others:
        read = email.message_from_bytes(part, policy=email.policy.default)
        data: Any = read.get_payload(decode=True)
        files.append(File(read.get_filename() or "", read.get_content_type(), data))
    return head + b"\r\n" + first, tuple(files)


def _base64(data: bytes) -> bytes:
    view = memoryview(data)
    lines = [view[at : at + _LINE] for at in range(0, len(view), _LINE)]
    return b"".join(binascii.b2a_base64(line, newline=False) + b"\r\n" for line in lines)


def _file_name(name: str) -> Iterator[str]:
    """The parameter of a name, in numbered pieces where it is long; no piece cuts an escape."""
    if name.isascii():
        yield f"\r\n filename={_quoted(name)}"
        return
    escaped = quote(name, safe="")
    pieces = re.findall(rf"(?:%..|[^%]){{1,{_PIECE // 3}}}", escaped)
    if len(pieces) == 1:
        yield f"\r\n filename*=utf-8''{escaped}"
        return
    pieces[0] = f"utf-8''{pieces[0]}"
    for number, piece in enumerate(pieces):
        yield f"\r\n filename*{number}*={piece}"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
