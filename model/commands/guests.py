"""Somebody who joins for a point: who comes, as what, where from, and when they can."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.commands import lookup, points, values
from model.entities import Availability, Guest
from model.errors import UserError
from model.text.people_line import Written
from model.text.translate import _
from model.views import GuestView

Span = tuple[int | None, int | None]
"""From and to, in minutes after midnight; None is open."""


def add(session: Session, point_id: int, names: Sequence[str | Written]) -> None:
    """These people as well, behind those who join already; nobody joins twice."""
    point = lookup.point(session, point_id)
    points.set_guests(session, point_id, [*(guest.name for guest in point.guests), *names])


def remove(session: Session, point_id: int, name: str) -> None:
    """This person joins no more."""
    point = lookup.point(session, point_id)
    points.set_guests(session, point_id, [g.name for g in point.guests if g.name != name])


def change(
    session: Session, point_id: int, name: str, wanted: GuestView, available: Span | None
) -> None:
    """Everything that one field of people can say about a guest, in one step.

    When somebody can come holds for the whole meeting, and so for his other points. Raises
    UserError where another guest of the point has the new name already, or he is a guest no more.
    """
    point = lookup.point(session, point_id)
    new_name = values.name(wanted.name)
    lookup.found(_named(point.guests, name))
    if new_name != name and _named(point.guests, new_name) is not None:
        raise UserError(
            _("{name} joins for this point already. Write another name.").format(name=new_name)
        )
    wanted = replace(wanted, name=new_name)
    guests = [wanted if guest.name == name else guest.name for guest in point.guests]
    points.set_guests(session, point_id, guests)
    set_available(session, point.meeting_id, new_name, available)


def set_available(session: Session, meeting_id: int, name: str, available: Span | None) -> None:
    """When somebody can come on that day; None, or an open span, where nobody said."""
    lookup.meeting(session, meeting_id)
    row = session.scalar(
        select(Availability).where(
            Availability.meeting_id == meeting_id, Availability.name == values.name(name)
        )
    )
    start, end = _checked(available)
    if start is None and end is None:
        if row is not None:
            session.delete(row)
    elif row is None:
        session.add(Availability(meeting_id=meeting_id, name=name, start=start, end=end))
    else:
        row.start, row.end = start, end
    session.flush()


def forget_available(session: Session, meeting_id: int) -> None:
    """Part of deleting a meeting."""
    for row in session.scalars(select(Availability).where(Availability.meeting_id == meeting_id)):
        session.delete(row)
    session.flush()


def _named(guests: Sequence[Guest], name: str) -> Guest | None:
    return next((guest for guest in guests if guest.name == name), None)


def _checked(available: Span | None) -> Span:
    start, end = available or (None, None)
    start = None if start is None else values.clock(start)
    end = None if end is None else values.clock(end)
    if start is not None and end is not None and end <= start:
        raise UserError(_("Nobody can leave before they come. Correct the time."))
    return start, end
