"""The meetings in a list."""

import datetime
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.entities import Forum, Meeting
from model.views import MeetingStatus


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """One line. `start`, `end` are minutes after midnight."""

    id: int
    key: str
    forum: str
    name: str
    date: datetime.date
    start: int
    end: int
    status: MeetingStatus


def all_meetings(session: Session) -> tuple[MeetingRow, ...]:
    """Every meeting, the earliest first."""
    columns = (Meeting.id, Meeting.key, Forum.name, Meeting.name, Meeting.date)
    query = (
        select(*columns, Meeting.start, Meeting.end, Meeting.status)
        .join(Forum, Meeting.forum_id == Forum.id)
        .order_by(Meeting.date, Meeting.start, Meeting.id)
    )
    return tuple(
        MeetingRow(row[0], row[1], row[2], row[3], row[4], row[5], row[6], MeetingStatus(row[7]))
        for row in session.execute(query)
    )
