"""The year at a glance: what is on which day."""

import datetime
from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from model.entities import Forum, Meeting
from model.queries.overview import yearly_items
from model.text.clock import minute_of_day
from model.vocabulary import MeetingStatus


class MarkKind(StrEnum):
    """What stands on a day."""

    MEETING = "meeting"
    CANCELLED = "cancelled"
    DEADLINE = "deadline"
    DISPATCH = "dispatch"
    YEARLY = "yearly"


@dataclass(frozen=True, slots=True)
class DayMark:
    """One thing on a day. `at`, `until` in minutes after midnight.

    Deadline and dispatch name the meeting that they belong to; `date` is that meeting's day.
    """

    kind: MarkKind
    title: str
    meeting_id: int | None = None
    item_id: int | None = None
    at: int | None = None
    until: int | None = None
    date: datetime.date | None = None


Year = dict[datetime.date, tuple[DayMark, ...]]


def marks_of_year(session: Session, year: int, forum_id: int | None = None) -> Year:
    """Day → what is on it, meetings first. Only days on which something is."""
    first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    found: dict[datetime.date, list[DayMark]] = defaultdict(list)
    for mark in _meeting_marks(session, first, last, forum_id):
        if mark[0].year == year:
            found[mark[0]].append(mark[1])
    for item in yearly_items(session, forum_id):
        for due in item.yearly.dues(first, last):
            found[due].append(DayMark(MarkKind.YEARLY, item.title, item_id=item.item_id))
    order = list(MarkKind)
    return {
        day: tuple(sorted(marks, key=lambda mark: (order.index(mark.kind), mark.at or 0)))
        for day, marks in sorted(found.items())
    }


def _meeting_marks(
    session: Session, first: datetime.date, last: datetime.date, forum_id: int | None
) -> list[tuple[datetime.date, DayMark]]:
    begin, end = datetime.datetime.combine(first, datetime.time()), last + datetime.timedelta(1)
    until = datetime.datetime.combine(end, datetime.time())
    query = (
        select(
            *(Meeting.id, Meeting.name, Forum.name.label("forum"), Meeting.date, Meeting.start),
            *(Meeting.end, Meeting.status, Meeting.submission_deadline, Meeting.dispatch_at),
        )
        .join(Forum, Meeting.forum_id == Forum.id)
        .where(
            or_(
                Meeting.date.between(first, last),
                Meeting.submission_deadline.between(begin, until),
                Meeting.dispatch_at.between(begin, until),
            )
        )
        .order_by(Meeting.date, Meeting.start, Meeting.id)
    )
    if forum_id is not None:
        query = query.where(Meeting.forum_id == forum_id)
    marks: list[tuple[datetime.date, DayMark]] = []
    for row in session.execute(query):
        title = row.forum
        gone = row.status == MeetingStatus.CANCELLED
        kind = MarkKind.CANCELLED if gone else MarkKind.MEETING
        hours = (row.start, row.end)
        marks.append((row.date, DayMark(kind, title, row.id, None, *hours, row.date)))
        if gone:
            continue
        moments = (
            (MarkKind.DEADLINE, row.submission_deadline),
            (MarkKind.DISPATCH, row.dispatch_at),
        )
        for kind, moment in moments:
            if moment is not None:
                clock = minute_of_day(moment)
                mark = DayMark(kind, title, row.id, None, clock, None, row.date)
                marks.append((moment.date(), mark))
    return marks
