"""A point goes to another meeting, with everything that hangs on it."""

import datetime
from typing import Any

from sqlalchemy import inspect
from sqlalchemy.orm import Session

from model.commands import agenda, limits, lookup, numbers
from model.commands.meeting_lines import follow
from model.entities import AgendaPoint, Annex, Guest, Meeting
from model.planning.shapes import StartRule

_GUEST = ("title", "role", "online", "arrive_before")
_ANNEX = ("openness", "file_id", "file_name")
_COPIED = ("title_language", "public_title", "purpose", "openness", "closed_reason", "case_number")


def move_to_meeting(
    session: Session, point_id: int, meeting_id: int, now: datetime.datetime | None = None
) -> int:
    """Take a point to another meeting; its id there.

    From an agenda that has gone out it is withdrawn and keeps its number; a copy with the people and
    the recommendation goes on, and says where it comes from. A start by the clock stays behind.
    """
    point = lookup.point(session, point_id)
    old, new = lookup.meeting(session, point.meeting_id), lookup.meeting(session, meeting_id)
    if old.id == new.id:
        return point.id
    if lookup.is_frozen(old):
        copy_id = copy_to(session, point, new, now)
        point.withdrawn = True
        return copy_id
    agenda.forget_absences(session, point)
    point.number = point.former_number = None
    _follow(point)
    agenda.put_in(session, new, point, None, now)
    if "entries" in inspect(old).dict:
        session.expire(old, ["entries"])
    numbers.settle(session, old, numbers.entries_in_order(session, old.id))
    if point.item_id is not None:
        follow(session, lookup.item(session, point.item_id), new)
    return point.id


def copy_to(
    session: Session, point: AgendaPoint, new: Meeting, now: datetime.datetime | None
) -> int:
    """The same point on another meeting, with its text, annexes and people; the copy's id.

    It says where it comes from. A start by the clock stays behind.
    """
    if point.item_id is not None:
        copy_id = agenda.place_item(session, new.id, point.item_id, now=now)
    else:
        copy_id = agenda.add_point(session, new.id, point.title, now=now)
    copy = lookup.point(session, copy_id)
    for name in _COPIED:
        setattr(copy, name, getattr(point, name))
    copy.duration = point.duration
    copy.limit = limits.copied(point.limit)
    old = lookup.found(session.get(Meeting, point.meeting_id))
    copy.carried_from_date, copy.carried_from_number = old.date, point.number
    for guest in point.guests:
        copy.guests.append(Guest(**_columns(guest, "name", "position", *_GUEST)))
    copy.annexes.extend(map(copied, point.annexes))
    return copy_id


def copied(annex: Annex) -> Annex:
    """The same annex for another point or recommendation, which is yet to take it."""
    return Annex(**_columns(annex, "number", "title", *_ANNEX))


def _columns(row: Guest | Annex, *names: str) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def _follow(point: AgendaPoint) -> None:
    point.rule, point.start_at = StartRule.FOLLOWS.value, None
