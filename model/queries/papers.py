"""What papers can be made of a meeting, and what is kept of those that left."""

import datetime
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from model.entities import AgendaPoint, DispatchedView
from model.storage.view_codec import from_text
from model.views import MeetingView
from model.vocabulary import Openness


@dataclass(frozen=True, slots=True)
class PaperPoint:
    """A point as papers choose it. `closed` is the point's own word or its recommendation's."""

    id: int
    key: str
    number: int | None
    title: str
    closed: bool
    communicated: bool
    guests: tuple[str, ...]


def paper_points(session: Session, meeting_id: int) -> tuple[PaperPoint, ...]:
    """The points of a meeting in agenda order; withdrawn ones are not among them."""
    query = (
        select(AgendaPoint)
        .where(AgendaPoint.meeting_id == meeting_id, AgendaPoint.withdrawn.is_(False))
        .options(
            joinedload(AgendaPoint.communicated),
            joinedload(AgendaPoint.item),
            joinedload(AgendaPoint.treated_item),
            selectinload(AgendaPoint.guests),
        )
        .order_by(AgendaPoint.position, AgendaPoint.id)
    )
    return tuple(
        PaperPoint(
            point.id,
            point.key,
            point.number,
            point.title,
            _is_closed(point),
            point.communicated is not None,
            tuple(guest.name for guest in point.guests),
        )
        for point in session.scalars(query)
    )


def _is_closed(point: AgendaPoint) -> bool:
    items = (point.item, point.treated_item)
    words = [point.openness, *(item.openness for item in items if item is not None)]
    return point.openness != Openness.OPEN or Openness.CLOSED in words


def last_dispatched(
    session: Session, meeting_id: int
) -> tuple[datetime.datetime, MeetingView] | None:
    """When the meeting last went out, and the full view of it then. `model.editions` alone may call it."""
    query = (
        select(DispatchedView)
        .where(DispatchedView.meeting_id == meeting_id)
        .order_by(DispatchedView.id.desc())
        .limit(1)
    )
    row = session.scalars(query).one_or_none()
    return None if row is None else (row.at, from_text(row.content))
