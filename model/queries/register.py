"""The follow-up register: every task across meetings."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import case, func, or_, select
from sqlalchemy.orm import Session, aliased

from model.entities import AgendaPoint, FollowUp, FollowUpMove, Forum, Item, Meeting
from model.vocabulary import FollowUpStatus, MeetingStatus, Openness


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A task and where it comes from. `moved`: how often, and why last time."""

    id: int
    what: str
    who: str
    due: datetime.date | None
    due_text: str
    status: FollowUpStatus
    meeting_id: int
    forum_id: int
    forum: str
    date: datetime.date
    point_id: int
    number: int | None
    title: str
    is_closed: bool
    moved: int
    reason: str

    def is_overdue(self, today: datetime.date) -> bool:
        """Whether it should have been done."""
        return self.status is FollowUpStatus.OPEN and self.due is not None and self.due < today


def register(session: Session) -> tuple[RegisterRow, ...]:
    """Open tasks first by their day, those without one behind them, then what is settled."""
    item, treated = aliased(Item), aliased(Item)
    closed = Openness.CLOSED.value
    is_closed = or_(
        AgendaPoint.openness == closed, item.openness == closed, treated.openness == closed
    )
    moves = (
        select(func.count(FollowUpMove.id))
        .where(FollowUpMove.follow_up_id == FollowUp.id)
        .scalar_subquery()
    )
    reason = (
        select(FollowUpMove.reason)
        .where(FollowUpMove.follow_up_id == FollowUp.id)
        .order_by(FollowUpMove.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    rows: Sequence[Any] = session.execute(
        select(
            *(FollowUp.id, FollowUp.what, FollowUp.who, FollowUp.due, FollowUp.due_text),
            *(FollowUp.status, Meeting.id, Meeting.forum_id, Forum.name, Meeting.date),
            *(AgendaPoint.id, AgendaPoint.number, AgendaPoint.title),
            func.coalesce(is_closed, False),
            moves,
            func.coalesce(reason, ""),
        )
        .join(AgendaPoint, FollowUp.point_id == AgendaPoint.id)
        .join(Meeting, AgendaPoint.meeting_id == Meeting.id)
        .join(Forum, Meeting.forum_id == Forum.id)
        .outerjoin(item, AgendaPoint.item_id == item.id)
        .outerjoin(treated, AgendaPoint.treated_item_id == treated.id)
        .where(Meeting.status != MeetingStatus.CANCELLED.value)
        .order_by(
            case((FollowUp.status == FollowUpStatus.OPEN.value, 0), else_=1),
            FollowUp.due.is_(None),
            FollowUp.due,
            Meeting.date,
            FollowUp.id,
        )
    ).all()
    return tuple(
        RegisterRow(
            id=row[0],
            what=row[1],
            who=row[2],
            due=row[3],
            due_text=row[4],
            status=FollowUpStatus(row[5]),
            meeting_id=row[6],
            forum_id=row[7],
            forum=row[8],
            date=row[9],
            point_id=row[10],
            number=row[11],
            title=row[12],
            is_closed=bool(row[13]),
            moved=row[14],
            reason=row[15],
        )
        for row in rows
    )
