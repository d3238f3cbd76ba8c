"""Where a point came from and where it went, and whose minutes it approves."""

import datetime
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from model.entities import AgendaPoint, Item, Meeting, MinutesApproval, Postponement


@dataclass(frozen=True, slots=True)
class PointLink:
    """The other end: a point of a meeting, or the bank (`meeting_id` None)."""

    meeting_id: int | None
    point_id: int | None
    date: datetime.date | None
    number: int | None
    title: str


@dataclass(frozen=True, slots=True)
class PointLinks:
    """All that one point is tied to."""

    went_to: PointLink | None = None
    came_from: PointLink | None = None
    approves: PointLink | None = None


def point_links(session: Session, point_id: int) -> PointLinks:
    """The ties of one point; empty where it has none."""
    return PointLinks(
        _went_to(session, point_id), _came_from(session, point_id), _approves(session, point_id)
    )


def _went_to(session: Session, point_id: int) -> PointLink | None:
    target = aliased(AgendaPoint)
    row = session.execute(
        select(Postponement.id, target.id, target.number, target.title, Meeting.id, Meeting.date)
        .add_columns(Item.title)
        .outerjoin(target, Postponement.to_point_id == target.id)
        .outerjoin(Meeting, target.meeting_id == Meeting.id)
        .outerjoin(Item, Postponement.item_id == Item.id)
        .where(Postponement.point_id == point_id)
    ).one_or_none()
    if row is None:
        return None
    _link, to_id, number, title, meeting_id, date, kept = row
    return PointLink(meeting_id, to_id, date, number, title or kept or "")


def _came_from(session: Session, point_id: int) -> PointLink | None:
    row = session.execute(
        select(AgendaPoint.id, AgendaPoint.number, AgendaPoint.title, Meeting.id, Meeting.date)
        .join(Postponement, Postponement.point_id == AgendaPoint.id)
        .join(Meeting, AgendaPoint.meeting_id == Meeting.id)
        .where(Postponement.to_point_id == point_id)
    ).first()
    if row is None:
        return None
    from_id, number, title, meeting_id, date = row
    return PointLink(meeting_id, from_id, date, number, title)


def _approves(session: Session, point_id: int) -> PointLink | None:
    row = session.execute(
        select(Meeting.id, Meeting.date, Meeting.name)
        .join(MinutesApproval, MinutesApproval.meeting_id == Meeting.id)
        .where(MinutesApproval.point_id == point_id)
    ).one_or_none()
    return PointLink(row.id, None, row.date, None, row.name) if row is not None else None
