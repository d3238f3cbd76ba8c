"""Who joins for which point of a meeting, and when they can come."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm import Session

from model.entities import AgendaPoint, Availability, Guest, Person
from model.views import GuestView
from model.vocabulary import GuestRole

Available = tuple[int | None, int | None]
"""From and to, in minutes after midnight; None is open."""


@dataclass(frozen=True, slots=True)
class Joining:
    """`guests` by the entry's key, in order.

    By name, only of those who said: `said` for this meeting, `usual` in the address book.
    """

    guests: dict[str, tuple[GuestView, ...]]
    said: dict[str, Available]
    usual: dict[str, Available]

    @property
    def available(self) -> dict[str, Available]:
        """What was said for this meeting goes before what is usual."""
        return {**self.usual, **self.said}

    def of(self, key: str) -> tuple[GuestView, ...]:
        """Who joins for an entry."""
        return self.guests.get(key, ())

    def guest(self, key: str, name: str) -> GuestView | None:
        """What is known of somebody at an entry."""
        return next((guest for guest in self.of(key) if guest.name == name), None)


def joining(session: Session, meeting_id: int) -> Joining:
    """Everybody who joins, in three reads."""
    of = {"meeting_id": meeting_id}
    rows = session.execute(_guests(), of)
    guests: dict[str, tuple[GuestView, ...]] = {}
    for key, name, role, *known in rows:
        guest = GuestView(name, GuestRole(role) if role else None, *known)
        guests[key] = (*guests.get(key, ()), guest)
    said = session.execute(_said(), of)
    return Joining(guests, {name: (start, end) for name, start, end in said}, _usual(session))


def _usual(session: Session) -> dict[str, Available]:
    """When people can usually come. Of namesakes nobody knows which of them joins."""
    return {name: (start, end) for name, start, end in session.execute(_habits())}


# Kept, because making a statement costs as much as running it.


@cache
def _guests() -> Select[*tuple[Any, ...]]:
    return (
        select(
            *(AgendaPoint.key, Guest.name, Guest.role),
            *(Guest.online, Guest.arrive_before, Guest.title),
        )
        .join(AgendaPoint, Guest.point_id == AgendaPoint.id)
        .where(AgendaPoint.meeting_id == bindparam("meeting_id"))
        .order_by(Guest.point_id, Guest.position, Guest.id)
    )


@cache
def _said() -> Select[*tuple[Any, ...]]:
    columns = (Availability.name, Availability.start, Availability.end)
    return select(*columns).where(Availability.meeting_id == bindparam("meeting_id"))


@cache
def _habits() -> Select[*tuple[Any, ...]]:
    return (
        select(Person.name, func.min(Person.available_from), func.min(Person.available_until))
        .group_by(Person.name)
        .having(func.count() == 1)
        .having(Person.available_from.is_not(None) | Person.available_until.is_not(None))
    )
