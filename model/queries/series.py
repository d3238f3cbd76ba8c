"""A forum's series, the meetings that it would make, and how its meetings differ from it."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from model.entities import (
    AgendaBreak,
    AgendaEntry,
    AgendaPoint,
    Forum,
    Meeting,
    SeriesEntry,
    SeriesMeeting,
    SeriesRow,
)
from model.entities.meeting import FROZEN_STATUSES
from model.planning.series import Beat, Notice, Occurrence, OnHoliday, Rhythm, occurrences
from model.planning.series_changes import MeetingChanges, Present, PresentEntry, changes
from model.planning.series_shape import MeetingShape, Series, StandingEntry, from_json
from model.text.names import with_title
from model.vocabulary import MeetingStatus


@dataclass(frozen=True, slots=True)
class OtherMeeting:
    """A meeting on a day. Times in minutes after midnight."""

    id: int
    forum: str
    name: str
    date: datetime.date
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ProposedMeeting:
    """A meeting that the series would make, or a day on which it makes none (`day.date` is None).

    `made`: the series has its meeting of this day already. `others` are on the same day.
    """

    day: Occurrence
    made: bool
    others: tuple[OtherMeeting, ...]

    @property
    def conflicts(self) -> tuple[OtherMeeting, ...]:
        """What somebody should look at before this one is made."""
        return () if self.made else self.others


@dataclass(frozen=True, slots=True)
class ComingDifference:
    """A coming meeting that is not as its series has it. `sent` ones are never touched."""

    meeting: OtherMeeting
    sent: bool
    changes: MeetingChanges


def series_of(session: Session, forum: str) -> Series | None:
    """The series of the forum with this name, None where it has none."""
    row = series_row(session, forum)
    return None if row is None else as_series(row)


def series_row(session: Session, forum: str) -> SeriesRow | None:
    """The row of it. For commands and queries."""
    query = select(SeriesRow).join(Forum, SeriesRow.forum_id == Forum.id).where(Forum.name == forum)
    return session.scalar(query)


def as_series(row: SeriesRow) -> Series:
    """The row as planning sees it."""
    return Series(
        rhythm=Rhythm(
            first=row.first_day,
            weekday=row.weekday,
            beat=Beat(row.beat),
            every=row.every,
            ordinal=row.ordinal,
            on_holiday=OnHoliday(row.on_holiday),
            free_weeks=tuple(map(int, row.free_weeks)),
        ),
        start=row.start,
        end=row.end,
        name=row.name,
        location=row.location,
        virtual_note=row.virtual_note,
        online_link=row.online_link,
        chair=row.chair,
        minute_taker=row.minute_taker,
        members=row.members,
        deadline=_notice(row.deadline_days, row.deadline_clock),
        dispatch=_notice(row.dispatch_days, row.dispatch_clock),
        saturdays=row.saturdays,
        entries=tuple(_standing(entry) for entry in row.entries),
    )


def proposed_meetings(
    session: Session, forum: str, rhythm: Rhythm, first: datetime.date, last: datetime.date
) -> tuple[ProposedMeeting, ...]:
    """Every day of the rhythm from `first` to `last`, and what is on it already."""
    days = occurrences(rhythm, first, last)
    dates = [day.date for day in days if day.date is not None]
    on_day: dict[datetime.date, list[OtherMeeting]] = {}
    if dates:
        for other in meetings_between(session, min(dates), max(dates)):
            on_day.setdefault(other.date, []).append(other)
    made = set(
        session.scalars(
            select(SeriesMeeting.planned_for)
            .join(SeriesRow, SeriesMeeting.series_id == SeriesRow.id)
            .join(Forum, SeriesRow.forum_id == Forum.id)
            .where(Forum.name == forum)
        )
    )
    return tuple(
        ProposedMeeting(day, day.planned in made, tuple(on_day.get(day.date or day.planned, ())))
        for day in days
    )


def meetings_between(
    session: Session, first: datetime.date, last: datetime.date
) -> tuple[OtherMeeting, ...]:
    """The meetings that take place in this time."""
    rows = session.execute(
        select(Meeting.id, Forum.name, Meeting.name, Meeting.date, Meeting.start, Meeting.end)
        .join(Forum, Meeting.forum_id == Forum.id)
        .where(Meeting.date >= first, Meeting.date <= last)
        .where(Meeting.status != MeetingStatus.CANCELLED.value)
        .order_by(Meeting.date, Meeting.start, Meeting.id)
    )
    return tuple(OtherMeeting(*row) for row in rows)


def coming_differences(
    session: Session, forum: str, series: Series, today: datetime.date
) -> tuple[ComingDifference, ...]:
    """The meetings of the series from `today` on that `series` would have otherwise.

    A standing entry of `series` without an id is one that is not stored yet.
    """
    row = series_row(session, forum)
    if row is None:
        return ()
    numbered = _with_ids(series)
    found: list[ComingDifference] = []
    for link, meeting in _coming(session, row.id, today):
        compared = changes(numbered, from_json(link.given), present(meeting), link.planned_for)
        if compared.fields or compared.entries or compared.reordered:
            other = OtherMeeting(
                *(meeting.id, forum, meeting.name, meeting.date, meeting.start, meeting.end)
            )
            sent = meeting.status in FROZEN_STATUSES
            found.append(ComingDifference(other, sent, compared))
    return tuple(found)


def coming_count(session: Session, forum: str, today: datetime.date) -> int:
    """How many meetings of the forum's series are still to come."""
    row = series_row(session, forum)
    if row is None:
        return 0
    query = (
        select(func.count(SeriesMeeting.id))
        .join(Meeting, SeriesMeeting.meeting_id == Meeting.id)
        .where(SeriesMeeting.series_id == row.id, Meeting.date >= today)
        .where(Meeting.status != MeetingStatus.CANCELLED.value)
    )
    return session.scalar(query) or 0


def standing_ids(session: Session, meeting_id: int) -> frozenset[int]:
    """The entries of a meeting that its series put there."""
    given = session.scalar(
        select(SeriesMeeting.given).where(SeriesMeeting.meeting_id == meeting_id)
    )
    return frozenset(row.entry_id for row in from_json(given).entries) if given else frozenset()


def present(meeting: Meeting) -> Present:
    """A meeting as it is now, to compare. For commands and queries."""
    shape = MeetingShape(
        date=meeting.date,
        start=meeting.start,
        end=meeting.end,
        name=meeting.name,
        location=meeting.location,
        virtual_note=meeting.virtual_note,
        online_link=meeting.online_link,
        chair=meeting.chair,
        minute_taker=meeting.minute_taker,
        members=tuple(with_title(member.name, member.title) for member in meeting.members),
        submission_deadline=meeting.submission_deadline,
        dispatch_at=meeting.dispatch_at,
    )
    return Present(shape, tuple(_present_entry(entry) for entry in meeting.entries))


def _coming(
    session: Session, series_id: int, today: datetime.date
) -> Sequence[tuple[SeriesMeeting, Meeting]]:
    query = (
        select(SeriesMeeting, Meeting)
        .join(Meeting, SeriesMeeting.meeting_id == Meeting.id)
        .where(SeriesMeeting.series_id == series_id, Meeting.date >= today)
        .where(Meeting.status != MeetingStatus.CANCELLED.value)
        .order_by(Meeting.date, Meeting.start, Meeting.id)
        .options(
            selectinload(Meeting.members),
            selectinload(Meeting.entries).selectin_polymorphic([AgendaPoint, AgendaBreak]),
            *(
                selectinload(Meeting.entries.of_type(AgendaPoint)).selectinload(part)
                for part in (AgendaPoint.guests, AgendaPoint.annexes, AgendaPoint.follow_ups)
            ),
        )
    )
    return [(link, meeting) for link, meeting in session.execute(query)]


def _present_entry(entry: AgendaEntry) -> PresentEntry:
    if not isinstance(entry, AgendaPoint):
        standing = StandingEntry(
            entry.title, entry.duration, is_break=True, rule=entry.rule, start_at=entry.start_at
        )
        return PresentEntry(entry.id, standing)
    standing = StandingEntry(
        title=entry.title,
        duration=entry.duration,
        rule=entry.rule,
        start_at=entry.start_at,
        purpose=entry.purpose,
        openness=entry.openness,
    )
    hangs = (entry.item_id, entry.guests, entry.annexes, entry.follow_ups, entry.minutes)
    notes = (entry.own_note, entry.note_to_chair, entry.case_number, entry.withdrawn)
    return PresentEntry(entry.id, standing, used=any(hangs) or any(notes))


def _standing(entry: SeriesEntry) -> StandingEntry:
    return StandingEntry(
        title=entry.title,
        duration=entry.duration,
        is_break=entry.is_break,
        rule=entry.rule,
        start_at=entry.start_at,
        purpose=entry.purpose,
        openness="open" if entry.is_break else entry.openness,
        id=entry.id,
    )


def _with_ids(series: Series) -> Series:
    """An entry that is not stored yet gets a number that no row has."""
    entries = tuple(
        entry if entry.id is not None else replace(entry, id=-place)
        for place, entry in enumerate(series.entries, 1)
    )
    return replace(series, entries=entries)


def _notice(days: int | None, clock: int | None) -> Notice | None:
    return None if days is None or clock is None else Notice(days, clock)
