"""The address book and the forums."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.entities import Forum, Person
from model.text.availability import Available
from model.vocabulary import GuestRole


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody in the address book. `role` and `available` are what is usual."""

    id: int
    name: str
    title: str
    department: str
    email: str
    phone: str
    role: GuestRole | None
    available: Available


@dataclass(frozen=True, slots=True)
class ForumRow:
    """A body that meets."""

    id: int
    name: str


def list_people(session: Session) -> tuple[PersonRow, ...]:
    """Everybody, in the order in which they came; the window sorts by its language."""
    columns = (Person.id, Person.name, Person.title, Person.department, Person.email, Person.phone)
    habits = (Person.role, Person.available_from, Person.available_until)
    rows = session.execute(select(*columns, *habits).order_by(Person.id))
    return tuple(
        PersonRow(*row[:6], GuestRole(role) if role else None, (start, end))
        for row in rows
        for role, start, end in [row[6:]]
    )


def usual_roles(session: Session, names: Collection[str]) -> dict[str, str]:
    """The code of what these people usually do as guests, of those where it is known and sure."""
    query = select(Person.name, Person.role).where(Person.name.in_(names))
    roles: dict[str, set[str | None]] = {}
    for name, role in session.execute(query):
        roles.setdefault(name, set()).add(role)
    return {
        name: role
        for name, found in roles.items()
        for role in found
        if role is not None and len(found) == 1
    }


def list_forums(session: Session) -> tuple[ForumRow, ...]:
    """Every forum, oldest first."""
    rows = session.execute(select(Forum.id, Forum.name).order_by(Forum.id))
    return tuple(ForumRow(*row) for row in rows)
