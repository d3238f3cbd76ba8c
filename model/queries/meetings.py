"""The list of meetings."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from model.entities import Cancellation, Forum, Meeting
from model.planning.schedule import plan
from model.planning.shapes import Window
from model.queries.plans import PlannedEntry, entries_of
from model.vocabulary import MeetingStatus


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting in a list. Times in minutes after midnight; `over_under` + is too long."""

    id: int
    key: str
    forum_id: int
    forum: str
    name: str
    date: datetime.date
    start: int
    end: int
    location: str
    status: MeetingStatus
    points: int
    over_under: int
    cancelled_because: str = ""


def list_meetings(session: Session, today: datetime.date | None = None) -> tuple[MeetingRow, ...]:
    """Every meeting: from `today` on the next one first, then those that are past, latest first."""
    today = today or datetime.date.today()
    meetings = _meetings(session, datetime.date.min)
    coming = (m for m in meetings if m.date >= today)
    past = sorted((m for m in meetings if m.date < today), key=_moment, reverse=True)
    return (*coming, *past)


def coming_meetings(session: Session, today: datetime.date | None = None) -> tuple[MeetingRow, ...]:
    """The meetings from `today` on, the next one first: few, however many years lie behind them."""
    return tuple(_meetings(session, today or datetime.date.today()))


def latest_meeting(session: Session) -> int | None:
    """The id of the meeting that lies last; None where there is none."""
    order = (Meeting.date.desc(), Meeting.start, Meeting.id)
    return session.scalar(select(Meeting.id).order_by(*order).limit(1))


def _meetings(session: Session, since: datetime.date) -> list[MeetingRow]:
    wanted = Meeting.date >= since
    rows = session.execute(
        select(
            Meeting.id,
            Meeting.key,
            Meeting.forum_id,
            Forum.name.label("forum"),
            Meeting.name,
            Meeting.date,
            Meeting.start,
            Meeting.end,
            Meeting.location,
            Meeting.status,
            Cancellation.reason,
        )
        .join(Forum, Meeting.forum_id == Forum.id)
        .outerjoin(Cancellation, Cancellation.meeting_id == Meeting.id)
        .where(wanted)
    )
    entries = entries_of(session, wanted)
    return sorted((_row(row, entries.get(row.id, ())) for row in rows), key=_moment)


def _row(row: Row[*tuple[Any, ...]], entries: Sequence[PlannedEntry]) -> MeetingRow:
    planned = plan([line.entry for line in entries], Window(row.start, row.end))
    return MeetingRow(
        id=row.id,
        key=row.key,
        forum_id=row.forum_id,
        forum=row.forum,
        name=row.name,
        date=row.date,
        start=row.start,
        end=row.end,
        location=row.location,
        status=MeetingStatus(row.status),
        points=sum(line.is_point for line in entries),
        over_under=planned.over_under,
        cancelled_because=(row.reason or "") if row.status == MeetingStatus.CANCELLED else "",
    )


def _moment(meeting: MeetingRow) -> tuple[datetime.date, int, int]:
    return meeting.date, meeting.start, meeting.id


def find(session: Session, named: str) -> tuple[int, ...]:
    """The ids of the meetings that a key or a date (YYYY-MM-DD) names; several for a busy date."""
    by_key = session.scalar(select(Meeting.id).where(Meeting.key == named))
    if by_key is not None:
        return (by_key,)
    try:
        date = datetime.date.fromisoformat(named)
    except ValueError:
        return ()
    return tuple(
        session.scalars(select(Meeting.id).where(Meeting.date == date).order_by(Meeting.id))
    )
