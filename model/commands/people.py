"""The address book."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.commands import lookup, values
from model.entities import Person
from model.errors import UserError
from model.text.addresses import address
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


def give_address(session: Session, name: str, email: str) -> None:
    """Keep where mail for a name goes; who is not in the address book comes into it.

    Raises UserError where that is no address.
    """
    checked = address(name, email).email
    row = session.scalars(select(Person).where(Person.name == values.name(name))).first()
    if row is None:
        add(session, name, email=checked)
    else:
        row.email = checked


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody as another program knows him. What is "" is not known there."""

    name: str
    title: str = ""
    department: str = ""
    email: str = ""
    phone: str = ""


def take_in(session: Session, contacts: Sequence[Contact]) -> tuple[int, int]:
    """Add those who are new, and fill in what is missing of those who are there; how many of each.

    Nothing that stands in the address book is changed. The same person has the same address, or the
    same name where one of the two has no address.
    """
    people = list(session.scalars(select(Person).order_by(Person.id)))
    added = filled = 0
    for contact in contacts:
        person = _known(people, contact)
        if person is None:
            person = Person(name=values.name(contact.name))
            session.add(person)
            people.append(person)
            added += 1
            _fill(person, contact)
        elif _fill(person, contact):
            filled += 1
    session.flush()
    return added, filled


def merge(session: Session, person_id: int, others: Sequence[int]) -> None:
    """Make one person of several: what he lacks is taken from the others, who then go.

    Meetings keep the names that stand in them.
    """
    person = lookup.person(session, person_id)
    for other_id in others:
        if other_id == person_id:
            continue
        other = lookup.person(session, other_id)
        _fill(
            person,
            Contact(other.name, other.title, other.department, other.email, other.phone),
        )
        session.delete(other)
    session.flush()


def _known(people: Sequence[Person], contact: Contact) -> Person | None:
    email, name = contact.email.lower(), contact.name.casefold()
    for person in people:
        if email and person.email.lower() == email:
            return person
    named = [person for person in people if person.name.casefold() == name]
    if len(named) == 1 and not (email and named[0].email):
        return named[0]
    return None


def _fill(person: Person, contact: Contact) -> bool:
    """Put in what is missing; whether something was."""
    changed = False
    for field in ("title", "department", "email", "phone"):
        if not getattr(person, field) and getattr(contact, field):
            setattr(person, field, _FIELDS[field](getattr(contact, field)))
            changed = True
    return changed


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
