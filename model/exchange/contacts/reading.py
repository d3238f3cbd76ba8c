"""Which of the three a text is, and who stands in it. Everything here comes from outside."""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from typing import Any, cast

from model.commands.people import Contact
from model.errors import UserError
from model.text.addresses import address, read_addresses
from model.text.translate import _

LARGEST = 5_000_000
"""Bytes; an address book of a municipality's management is a few hundred people."""

_COLUMNS = {
    "name": ("navn", "fulde navn", "vist navn", "name", "full name", "display name"),
    "given": ("fornavn", "first name", "given name"),
    "middle": ("mellemnavn", "middle name"),
    "family": ("efternavn", "last name", "surname"),
    "title": ("stilling", "titel", "jobtitel", "job title", "title"),
    "department": ("afdeling", "department", "enhed"),
    "company": ("firma", "company", "organisation"),
    "email": ("e-mail-adresse", "e-mailadresse", "e-mail", "email", "mail", "e-mail address"),
    "phone": ("telefon (arbejde)", "mobiltelefon", "telefon", "business phone", "mobile phone"),
}


def read_contacts(content: bytes | str) -> tuple[Contact, ...]:
    """The people in a file or a pasted text, each once. Raises UserError where there are none."""
    if len(content) > LARGEST:
        raise UserError(
            _("This is too large to be a list of people. Choose another file, or copy fewer.")
        )
    text = content if isinstance(content, str) else _decoded(content)
    if re.search(r"(?im)^begin:vcard", text):
        found = _by_vcard(text)
    else:
        found = _by_table(text) or _by_list(text)
    unique = {(one.name.casefold(), one.email.lower()): one for one in found}
    if not unique:
        raise UserError(_("Punktvis finds no people in this. It reads vCard, CSV and lists."))
    return tuple(unique.values())


def _decoded(content: bytes) -> str:
    """Outlook writes Windows-1252, Excel UTF-16 or UTF-8 with a mark; nobody says which."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _by_vcard(text: str) -> list[Contact]:
    import vobject

    found: list[Contact] = []
    try:
        # Outlook's cards are version 2.1 in quoted-printable, which must be allowed.
        cards: Iterator[Any] = vobject.readComponents(  # pyright: ignore[reportUnknownMemberType]
            text, allowQP=True, ignoreUnreadable=True
        )
        for card in cards:
            parts: dict[str, list[Any]] = card.contents
            contact = _contact(
                _first(parts, "fn") or _structured(parts),
                _first(parts, "title"),
                _department(parts),
                _first(parts, "email"),
                _first(parts, "tel"),
            )
            if contact is not None:
                found.append(contact)
    except Exception as error:  # the library raises whatever it trips over
        if not found:
            raise UserError(
                _("This vCard file cannot be read. Export it again, or choose another file.")
            ) from error
    return found


def _first(parts: dict[str, list[Any]], name: str) -> str:
    return str(parts[name][0].value) if parts.get(name) else ""


def _structured(parts: dict[str, list[Any]]) -> str:
    """The name of a card that has only the parts of one."""
    if not parts.get("n"):
        return ""
    name: Any = parts["n"][0].value
    return " ".join(filter(None, (str(getattr(name, part, "")) for part in ("given", "family"))))


def _department(parts: dict[str, list[Any]]) -> str:
    """ORG is company, department, unit …: the last that is told."""
    if not parts.get("org"):
        return ""
    value: Any = parts["org"][0].value
    names = cast("list[Any]", value) if isinstance(value, list) else [value]
    return next((str(name) for name in reversed(names) if str(name).strip()), "")


def _by_table(text: str) -> list[Contact]:
    """A table whose first line names its columns; none where no column is an address."""
    head = text.lstrip("\ufeff").split("\n", 1)[0]
    separator = max(";,\t", key=head.count)
    if not head.count(separator):
        return []
    csv.field_size_limit(LARGEST)
    rows = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=separator)
    try:
        places = _places(next(rows, list[str]()))
        if "email" not in places:
            return []
        found = (_of_row(row, places) for row in rows)
        return [one for one in found if one is not None]
    except csv.Error as error:
        raise UserError(
            _("This table cannot be read. Save it as CSV again, or copy the lines instead.")
        ) from error


def _places(head: list[str]) -> dict[str, int]:
    """Which column holds what; the first name that fits counts."""
    plain = [" ".join(cell.replace("\ufeff", "").split()).casefold() for cell in head]
    places: dict[str, int] = {}
    for field, names in _COLUMNS.items():
        for name in names:
            if name in plain:
                places[field] = plain.index(name)
                break
    return places


def _of_row(row: list[str], places: dict[str, int]) -> Contact | None:
    def cell(field: str) -> str:
        place = places.get(field, len(row))
        return row[place] if place < len(row) else ""

    parts = (cell(part).strip() for part in ("given", "middle", "family"))
    name = cell("name") or " ".join(filter(None, parts))
    department = cell("department") or cell("company")
    return _contact(name, cell("title"), department, cell("email"), cell("phone"))


def _by_list(text: str) -> list[Contact]:
    """Addresses as they are copied out of Outlook's To field."""
    try:
        found = read_addresses(text)
    except UserError:
        return []
    return [Contact(name=one.name or one.email, email=one.email) for one in found]


def _contact(name: str, title: str, department: str, email: str, phone: str) -> Contact | None:
    """None where there is neither a name nor an address; an impossible address is left out."""
    plain = [" ".join(part.split()) for part in (name, title, department, email, phone)]
    try:
        plain[3] = address("", plain[3]).email if plain[3] else ""
    except UserError:
        plain[3] = ""
    plain[0] = plain[0] or plain[3]
    return Contact(*plain) if plain[0] else None
