"""The address book."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from model.commands import lookup, values
from model.entities import Person
from model.errors import UserError
from model.text.translate import _


def add(session: Session, name: str, **fields: str) -> int:
    """Add somebody; the new id. `fields` as in `set_field`."""
    person = Person(name=values.name(name))
    session.add(person)
    for field, value in fields.items():
        setattr(person, field, _FIELDS[field](value))
    session.flush()
    return person.id


def set_field(session: Session, person_id: int, field: str, value: str) -> None:
    """Set name, title, department, email or phone. Raises KeyError for another field."""
    check = _FIELDS[field]
    setattr(lookup.person(session, person_id), field, check(value))


def remove(session: Session, person_id: int) -> None:
    """Take somebody out of the address book. Meetings keep the name."""
    session.delete(lookup.person(session, person_id))


def _address(value: str) -> str:
    text = values.line(value)
    before, at, after = text.partition("@")
    if text and (not before or not at or "." not in after or " " in text):
        raise UserError(_("“{address}” is not an e-mail address.").format(address=text))
    return text


_FIELDS: dict[str, Callable[[str], str]] = {
    "name": values.name,
    "title": values.line,
    "department": values.line,
    "email": _address,
    "phone": values.line,
}
