"""Mail addresses: as people type and paste them, and which of them are outside the house."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from model.errors import UserError
from model.text.translate import _

_ADDRESS = re.compile(r"[^\s<>()\[\],;:\"']+@[^\s<>()\[\],;:\"']+\.[^\s<>()\[\],;:\"']+")
_LOCAL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}")
_AROUND = " \t\r\n<>\"',;"


@dataclass(frozen=True, slots=True)
class Address:
    """Somebody's address. `email` is ASCII; the name is as people write it."""

    name: str
    email: str

    @property
    def domain(self) -> str:
        """What stands behind the @, in lower case."""
        return self.email.rpartition("@")[2].lower()

    def __str__(self) -> str:
        return f"{self.name} <{self.email}>" if self.name else self.email


def address(name: str, email: str) -> Address:
    """An address that a mail server takes. Raises UserError.

    A domain such as `århus.example` becomes its ASCII form (RFC 5891). Letters such as æ before the @
    need an extension (RFC 6531) that hardly any server has, so they are refused.
    """
    local, _at, domain = email.strip().rpartition("@")
    try:
        ascii_domain = domain.encode("idna").decode("ascii")
    except UnicodeError:
        ascii_domain = ""
    if not _LOCAL.fullmatch(local) or "." not in ascii_domain.strip("."):
        raise UserError(
            _(
                "“{address}” is not a mail address. Correct it, for instance name@kommune.dk."
            ).format(address=email.strip())
        )
    return Address(" ".join(name.split()), f"{local}@{ascii_domain}")


def read_addresses(text: str) -> tuple[Address, ...]:
    """The addresses in a typed or pasted list, each once, in order.

    Outlook writes `Holm, Karin (ØK) <karin@…>; …`: the name is turned round, the unit left out. Raises
    UserError where no address stands in the text.
    """
    found: dict[str, Address] = {}
    end = 0
    for match in _ADDRESS.finditer(text):
        name = _name(text[end : match.start()])
        end = match.end()
        one = address(name, match[0].rstrip("."))
        found.setdefault(one.email.lower(), one)
    if not found and text.strip():
        raise UserError(
            _(
                "“{address}” is not a mail address. Correct it, for instance name@kommune.dk."
            ).format(address=text.strip())
        )
    return tuple(found.values())


def is_outside(email: str, own_domains: Sequence[str]) -> bool:
    """Whether an address lies outside the municipality's own domains and what is below them."""
    domain = email.rpartition("@")[2].lower()
    return not any(domain == own or domain.endswith(f".{own}") for own in own_domains)


def read_domains(text: str) -> tuple[str, ...]:
    """The domains of a setting: `aarhus.example, msb.example`. An @ before one is allowed."""
    words = re.split(r"[\s,;]+", text.lower())
    return tuple(dict.fromkeys(word.lstrip("@").rstrip(".") for word in words if word.strip("@.")))


def joined(addresses: Iterable[Address]) -> str:
    """For a To field of Outlook or a clipboard: separated by `; `."""
    return "; ".join(map(str, addresses))


def _name(text: str) -> str:
    """What stands before an address: `; "Holm, Karin" (ØK) <` → `Karin Holm`."""
    text = re.sub(r"\([^)]*\)", " ", text.replace("mailto:", " "))
    text = re.split(r"[;\n>]", text.rstrip(_AROUND))[-1].strip(_AROUND)
    family, comma, given = text.partition(",")
    return " ".join(f"{given} {family}".split()) if comma else " ".join(text.split())
