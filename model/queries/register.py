"""The follow-up register: every task across meetings."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import ScalarSelect, Select, case, func, or_, select
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
    return tuple(map(_row, session.execute(_statement()).mappings()))


@cache
def _statement() -> Select[*tuple[Any, ...]]:
    item, treated = aliased(Item), aliased(Item)
    closed = Openness.CLOSED.value
    is_closed = or_(
        AgendaPoint.openness == closed, item.openness == closed, treated.openness == closed
    )
    return (
        select(
            *(FollowUp.id, FollowUp.what, FollowUp.who, FollowUp.due, FollowUp.due_text),
            FollowUp.status,
            *(Meeting.id.label("meeting_id"), Meeting.forum_id, Forum.name.label("forum")),
            *(Meeting.date, AgendaPoint.id.label("point_id"), AgendaPoint.number),
            AgendaPoint.title,
            func.coalesce(is_closed, False).label("is_closed"),
            _moves().label("moved"),
            func.coalesce(_last_reason(), "").label("reason"),
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
    )


def _moves() -> ScalarSelect[int]:
    moves = select(func.count(FollowUpMove.id))
    return moves.where(FollowUpMove.follow_up_id == FollowUp.id).scalar_subquery()


def _last_reason() -> ScalarSelect[str]:
    reasons = select(FollowUpMove.reason).where(FollowUpMove.follow_up_id == FollowUp.id)
    return reasons.order_by(FollowUpMove.id.desc()).limit(1).scalar_subquery()


def _row(found: Mapping[Any, Any]) -> RegisterRow:
    values = {str(name): value for name, value in found.items()}
    status, is_closed = FollowUpStatus(values.pop("status")), bool(values.pop("is_closed"))
    return RegisterRow(**values, status=status, is_closed=is_closed)
