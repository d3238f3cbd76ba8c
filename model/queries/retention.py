"""Meetings that are old enough to go."""

import datetime
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from model.entities import AgendaEntry, Filing, Forum, Meeting


@dataclass(frozen=True, slots=True)
class OldMeeting:
    """A meeting held before the day asked for. `filed_at`: into the records system, None if not."""

    id: int
    date: datetime.date
    name: str
    points: int
    filed_at: datetime.datetime | None


def old_meetings(session: Session, before: datetime.date) -> tuple[OldMeeting, ...]:
    """Oldest first."""
    points = (
        select(func.count())
        .select_from(AgendaEntry)
        .where(AgendaEntry.meeting_id == Meeting.id, AgendaEntry.type == "point")
        .scalar_subquery()
    )
    filed = select(func.max(Filing.at)).where(Filing.meeting_id == Meeting.id).scalar_subquery()
    rows = session.execute(
        select(Meeting.id, Meeting.date, Meeting.name, Forum.name.label("forum"), points, filed)
        .join(Forum, Meeting.forum_id == Forum.id)
        .where(Meeting.date < before)
        .order_by(Meeting.date, Meeting.id)
    )
    return tuple(
        OldMeeting(row_id, date, name or forum, count, at)
        for row_id, date, name, forum, count, at in rows
    )


def years_before(day: datetime.date, years: int) -> datetime.date:
    """The same day so many years earlier; 28 February for a 29th that there is not."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
