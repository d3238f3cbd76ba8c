"""Where a point could go that has no room here."""

import datetime
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.entities import Meeting
from model.vocabulary import MeetingStatus

_CLOSED = (MeetingStatus.CANCELLED, MeetingStatus.APPROVED)


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """The forum's next meeting after this one."""

    id: int
    date: datetime.date


def next_meeting(session: Session, meeting_id: int) -> NextMeeting | None:
    """The first later one of the same forum that is neither cancelled nor approved."""
    here = session.execute(
        select(Meeting.forum_id, Meeting.date, Meeting.start).where(Meeting.id == meeting_id)
    ).one_or_none()
    if here is None:
        return None
    return coming_meeting(session, here.forum_id, here.date)


def coming_meeting(session: Session, forum_id: int, after: datetime.date) -> NextMeeting | None:
    """The forum's first meeting after a day that is neither cancelled nor approved."""
    found = session.execute(
        select(Meeting.id, Meeting.date)
        .where(
            Meeting.forum_id == forum_id,
            Meeting.date > after,
            Meeting.status.not_in([status.value for status in _CLOSED]),
        )
        .order_by(Meeting.date, Meeting.start, Meeting.id)
        .limit(1)
    ).one_or_none()
    return NextMeeting(*found) if found is not None else None
