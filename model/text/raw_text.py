"""The words in a file's bytes, whatever the file is, without any program that knows it."""

import html
import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.errors import MessageError

_HEADERS = re.compile(rb"(?:[A-Za-z][A-Za-z-]*:[^\n]*\r?\n(?:[ \t][^\n]*\n)*){2,}")
_HEADERS_WITHIN = 8 << 10
_HEXADECIMAL = re.compile(rb"<([0-9A-Fa-f\s]{8,})>")
_RTF_BYTE = re.compile(rb"\\'([0-9a-fA-F]{2})")
_RTF_SIGN = re.compile(r"\\u(-?\d{1,6})\s?\??")
_RTF_WORD = re.compile(r"\\[a-z]+-?\d* ?|[{}]")
_TAG = re.compile(r"<[^>]*>")


def texts_of_bytes(data: bytes) -> Iterator[str]:
    """Bytes as all texts that they may be, and as what their hexadecimal strings say."""
    if data.startswith(b"{\\rtf"):
        yield _rtf(data)
    for encoding in ("utf-8", "latin-1", "utf-16-be", "utf-16-le"):
        yield data.decode(encoding, "ignore")
    if b"<" in data and b"\0" not in data[:4096]:
        yield html.unescape(_TAG.sub("", data.decode("utf-8", "ignore")))
    for hexadecimal in _HEXADECIMAL.findall(data):
        digits = re.sub(rb"\s", b"", hexadecimal).decode()
        raw = bytes.fromhex(digits[: len(digits) // 2 * 2])
        yield raw.decode("utf-16-be", "ignore")


def mail_parts(data: bytes) -> list[tuple[str, bytes]] | None:
    """Name and content of the parts of a mail (.eml), unpacked, its headers first, as a name.

    None where the bytes are no mail.
    """
    head = data[:_HEADERS_WITHIN]
    if not _HEADERS.match(head) or not re.search(rb"(?im)^(?:mime-version|subject|from):", head):
        return None
    try:
        message = message_from_bytes(data, policy=policy.default)
        said = "\n".join(f"{name}: {value}" for name, value in message.items())
        parts = [(said, b"")]
        for part in message.walk():
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                parts.append((part.get_filename("") or "", _as_utf8(content, part)))
    except (MessageError, LookupError, ValueError, RecursionError):
        return None
    return parts


def _as_utf8(content: bytes, part: object) -> bytes:
    charset = getattr(part, "get_content_charset", lambda: None)()
    if not charset:
        return content
    try:
        return content.decode(charset, "replace").encode()
    except LookupError:
        return content


def _rtf(data: bytes) -> str:
    """Plain words; Danish letters stand as codes in such a file."""
    text = _RTF_BYTE.sub(lambda found: bytes.fromhex(found[1].decode()), data).decode(
        "cp1252", "ignore"
    )
    text = _RTF_SIGN.sub(lambda found: chr(int(found[1]) % 0x10000), text)
    return _RTF_WORD.sub("", text.replace("\\par", "\n"))
