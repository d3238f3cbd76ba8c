"""The bank of recommendations."""

import datetime
from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.entities import AgendaPoint, Item, Meeting
from model.vocabulary import Openness


@dataclass(frozen=True, slots=True)
class Placement:
    """A point on which a recommendation stands."""

    meeting_id: int
    date: datetime.date
    point_id: int
    number: int | None


@dataclass(frozen=True, slots=True)
class ItemRow:
    """A recommendation in a list, with the meetings that it stands on, earliest first."""

    id: int
    key: str
    form: str
    title: str
    department: str
    openness: Openness
    placements: tuple[Placement, ...]


def list_items(session: Session) -> tuple[ItemRow, ...]:
    """Every recommendation, newest first; frozen copies are not among them."""
    placed: dict[int, list[Placement]] = defaultdict(list)
    points = session.execute(
        select(AgendaPoint.item_id, Meeting.id, Meeting.date, AgendaPoint.id, AgendaPoint.number)
        .join(Meeting, AgendaPoint.meeting_id == Meeting.id)
        .where(AgendaPoint.item_id.is_not(None))
        .order_by(Meeting.date, Meeting.id, AgendaPoint.position)
    )
    for item_id, meeting_id, date, point_id, number in points:
        if item_id is not None:
            placed[item_id].append(Placement(meeting_id, date, point_id, number))
    rows = session.execute(
        select(Item.id, Item.key, Item.form, Item.title, Item.department, Item.openness)
        .where(Item.snapshot_of_id.is_(None))
        .order_by(Item.id.desc())
    )
    return tuple(
        ItemRow(
            row.id,
            row.key or "",
            row.form,
            row.title,
            row.department,
            Openness(row.openness),
            tuple(placed.get(row.id, ())),
        )
        for row in rows
    )
