"""Headers that every mail program reads alike, whatever Danish names stand in them.

`email` of Python 3.11 puts the comma between two recipients inside an encoded word (gh-100884), and
others read one recipient too few. So they are written here, one address a line.
"""

import re
from collections.abc import Sequence
from email.header import Header

from model.text.addresses import Address

_LONGEST = 76
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
_ATOMS = re.compile(r"[A-Za-z0-9 !#$%&'*+/=?^_`{|}~-]+")


def address_list(addresses: Sequence[Address]) -> str:
    """The value of a To header: one address a line."""
    return ",\r\n ".join(map(_address, addresses))


def free_text(text: str, name: str) -> str:
    """The value of a Subject or another header of words; line ends in it become blanks."""
    words = clean(text)
    charset = "us-ascii" if words.isascii() and "=?" not in words else "utf-8"
    header = Header(words, charset, maxlinelen=_LONGEST, header_name=name)
    return header.encode(linesep="\r\n")


def _address(one: Address) -> str:
    name = clean(one.name)
    if not name:
        return one.email
    if not name.isascii() or "=?" in name:
        return f"{encoded_words(name, _LONGEST - 2)}\r\n <{one.email}>"
    if not _ATOMS.fullmatch(name):
        escaped = name.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}" <{one.email}>'
    return f"{name} <{one.email}>"


def encoded_words(text: str, longest: int) -> str:
    """Encoded words (RFC 2047) of UTF-8, each on a line of at most so many signs."""
    return Header(clean(text), "utf-8", maxlinelen=longest).encode(linesep="\r\n")


def clean(text: str) -> str:
    """Without line ends and other control signs: no header can be smuggled in."""
    return _CONTROL.sub(" ", text).strip()
