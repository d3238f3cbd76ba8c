"""Headers that every mail program reads alike, whatever Danish names stand in them.

`email` of Python 3.11 puts the comma between two recipients inside an encoded word (gh-100884), and
others read one recipient too few. So the headers with names and free text are written here, one
address a line, and only the rest is left to the library.
"""

import email.policy
import re
from collections.abc import Sequence
from email.header import Header
from typing import Any

from model.text.addresses import Address

_LONGEST = 76
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
_ATOMS = re.compile(r"[A-Za-z0-9 !#$%&'*+/=?^_`{|}~-]+")
_OURS = frozenset({"from", "to", "cc", "bcc", "reply-to", "subject"})
"""Headers that come to the policy as finished text."""


class Headers(email.policy.EmailPolicy):
    """Leaves our own headers as they stand, and writes an attachment's name in both styles.

    `filename*=` (RFC 2231) is the standard, `name="=?utf-8?…?="` (RFC 2047) is what older programs
    read; Thunderbird and Outlook send both.
    """

    def header_store_parse(self, name: str, value: Any) -> tuple[str, Any]:
        """A finished header is not read again."""
        if name.lower() in _OURS:
            return name, value
        return super().header_store_parse(name, value)

    def header_fetch_parse(self, name: str, value: Any) -> Any:
        """As it was stored."""
        return value if name.lower() in _OURS else super().header_fetch_parse(name, value)

    def fold(self, name: str, value: Any) -> str:
        """One header with its line ends."""
        if name.lower() in _OURS:
            return f"{name}: {value}\r\n"
        if name.lower() == "content-type" and not value.params.get("name", "").isascii():
            return _content_type(name, value)
        return super().fold(name, value)

    def fold_binary(self, name: str, value: Any) -> bytes:
        """As `fold`."""
        return self.fold(name, value).encode("ascii")


HEADERS = Headers(linesep="\r\n", cte_type="7bit", max_line_length=_LONGEST)


def address_list(addresses: Sequence[Address]) -> str:
    """The value of a To header: one address a line."""
    return ",\r\n ".join(map(_address, addresses))


def free_text(text: str, name: str) -> str:
    """The value of a Subject or another header of words; line ends in it become blanks."""
    clean = _clean(text)
    charset = "us-ascii" if clean.isascii() and "=?" not in clean else "utf-8"
    header = Header(clean, charset, maxlinelen=_LONGEST, header_name=name)
    return header.encode(linesep="\r\n")


def _address(one: Address) -> str:
    name = _clean(one.name)
    if not name:
        return one.email
    if not name.isascii() or "=?" in name:
        words = Header(name, "utf-8", maxlinelen=_LONGEST - 2).encode(linesep="\r\n")
        return f"{words}\r\n <{one.email}>"
    if not _ATOMS.fullmatch(name):
        escaped = name.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}" <{one.email}>'
    return f"{name} <{one.email}>"


def _content_type(name: str, value: Any) -> str:
    params = "".join(f'\r\n {key}="{text}";' for key, text in value.params.items() if key != "name")
    file_name = Header(_clean(value.params["name"]), "utf-8", maxlinelen=70)
    encoded = file_name.encode(linesep="\r\n")
    return f'{name}: {value.content_type};{params}\r\n name="{encoded}"\r\n'


def _clean(text: str) -> str:
    return _CONTROL.sub(" ", text).strip()
