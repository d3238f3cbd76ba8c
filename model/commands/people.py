"""The address book."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.commands import lookup, renaming, values
from model.entities import Person
from model.errors import UserError
from model.text.addresses import address
from model.text.availability import Available, parse_availability
from model.text.people_line import Written, read_person
from model.text.translate import _
from model.vocabulary import GuestRole

_WITH_ADDRESS = re.compile(
    r'"?(?P<name>[^<>"@]+?)"?\s*<(?P<address>[^<>\s@]+@[^<>\s@]+\.[^<>\s@.]+)>'
)


def add(session: Session, name: str, **fields: str) -> int:
    """Add somebody; the new id. `fields` as in `set_field`."""
    person = Person(name=values.name(name))
    session.add(person)
    for field, value in fields.items():
        setattr(person, field, _FIELDS[field](value))
    session.flush()
    return person.id


def set_field(session: Session, person_id: int, field: str, value: str) -> None:
    """Set name, title, department, email, phone, role (a code) or available (as people say it).

    Raises KeyError for another field.
    """
    person = lookup.person(session, person_id)
    if field == AVAILABLE:
        person.available_from, person.available_until = _available(value)
    else:
        setattr(person, field, _FIELDS[field](value))


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


def give_title(session: Session, name: str, title: str) -> None:
    """Keep what somebody is, where nothing else is known; who is new comes into the address book."""
    row = session.scalars(select(Person).where(Person.name == values.name(name))).first()
    if row is None:
        add(session, name, title=title)
    elif not row.title:
        row.title = values.line(title)


def titles_by_name(session: Session, line: Iterable[str | Written]) -> dict[str, str | None]:
    """The people in what was typed, or pasted as a mail program writes it: “Anna Holm <anna@x.dk>”.

    In order, each once, with what he is. Of a name that came as mere text and says no title nothing
    is known (None); what a field holds says all there is ("" is none). An address comes into the
    address book, and so does a title; what is neither stays as it was typed.
    """
    found: dict[str, str | None] = {}
    for given in line:
        person = read_person(given) if isinstance(given, str) else given
        if not values.line(person.name):
            continue
        name, title = _without_address(session, person.name), values.line(person.title)
        if title:
            give_title(session, name, title)
        found.setdefault(values.name(name), None if isinstance(given, str) and not title else title)
    return found


def _without_address(session: Session, name: str) -> str:
    found = _WITH_ADDRESS.fullmatch(name.strip())
    if found is None:
        return name
    give_address(session, found["name"], found["address"])
    return found["name"]


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

    His name takes the place of theirs wherever minutes are not approved, unless somebody else in the
    address book has it too.
    """
    person = lookup.person(session, person_id)
    gone = [lookup.person(session, other) for other in dict.fromkeys(others) if other != person_id]
    for other in gone:
        _fill(
            person,
            Contact(other.name, other.title, other.department, other.email, other.phone),
        )
        _take_habits(person, other)
        session.delete(other)
    session.flush()
    for name in dict.fromkeys(other.name for other in gone):
        if session.scalars(select(Person.id).where(Person.name == name)).first() is None:
            renaming.rename(session, name, person.name)


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


def _take_habits(person: Person, other: Person) -> None:
    person.role = person.role or other.role
    if person.available_from is None and person.available_until is None:
        person.available_from = other.available_from
        person.available_until = other.available_until


def remove(session: Session, person_id: int) -> None:
    """Take somebody out of the address book. Meetings keep the name."""
    session.delete(lookup.person(session, person_id))


def _address(value: str) -> str:
    text = values.line(value)
    before, at, after = text.partition("@")
    if text and (not before or not at or "." not in after or " " in text):
        raise UserError(
            _(
                "“{address}” is not a mail address. Correct it, for instance name@kommune.dk."
            ).format(address=text)
        )
    return text


def _role(value: str) -> str | None:
    return values.optional_choice(GuestRole, value)


def _available(value: str) -> Available:
    return parse_availability(value) if values.line(value) else (None, None)


AVAILABLE = "available"
"""The one field that fills two columns."""

_FIELDS: dict[str, Callable[[str], str | None]] = {
    "name": values.name,
    "title": values.line,
    "department": values.line,
    "email": _address,
    "phone": values.line,
    "role": _role,
}
