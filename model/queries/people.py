"""The address book and the forums."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.entities import Forum, Person


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody in the address book."""

    id: int
    name: str
    title: str
    department: str
    email: str
    phone: str


@dataclass(frozen=True, slots=True)
class ForumRow:
    """A body that meets."""

    id: int
    name: str


def list_people(session: Session) -> tuple[PersonRow, ...]:
    """Everybody, in the order in which they came; the window sorts by its language."""
    columns = (Person.id, Person.name, Person.title, Person.department, Person.email, Person.phone)
    return tuple(PersonRow(*row) for row in session.execute(select(*columns).order_by(Person.id)))


def list_forums(session: Session) -> tuple[ForumRow, ...]:
    """Every forum, oldest first."""
    rows = session.execute(select(Forum.id, Forum.name).order_by(Forum.id))
    return tuple(ForumRow(*row) for row in rows)
