"""What a forum's series begins with: the one it has, else what its latest meeting was like."""

import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.entities import AgendaEntry, AgendaPoint, Forum, Meeting
from model.planning.series import Notice, Rhythm
from model.planning.series_shape import Series, StandingEntry
from model.queries.series import series_of
from model.text.clock import minute_of_day
from model.text.names import with_title
from model.text.working_days import working_days_between
from model.vocabulary import MeetingStatus

FIRST_START, FIRST_END = 8 * 60 + 30, 11 * 60 + 30


def series_to_begin_with(session: Session, forum: str, today: datetime.date) -> Series:
    """The forum's series; without one a weekly one like its latest meeting, from `today` on."""
    known = series_of(session, forum)
    if known is not None:
        return known
    latest = _latest(session, forum)
    if latest is None:
        rhythm = Rhythm(today, today.weekday() if today.weekday() < 5 else 0)
        return Series(rhythm, FIRST_START, FIRST_END, name=forum)
    return Series(
        rhythm=Rhythm(today, min(latest.date.weekday(), 4)),
        start=latest.start,
        end=latest.end,
        name=latest.name,
        location=latest.location,
        virtual_note=latest.virtual_note,
        online_link=latest.online_link,
        chair=latest.chair,
        minute_taker=latest.minute_taker,
        members=tuple(with_title(member.name, member.title) for member in latest.members),
        deadline=_notice(latest.submission_deadline, latest.date),
        dispatch=_notice(latest.dispatch_at, latest.date),
        entries=tuple(_standing(entry) for entry in latest.entries if _stands(entry)),
    )


def _latest(session: Session, forum: str) -> Meeting | None:
    return session.scalar(
        select(Meeting)
        .join(Forum, Meeting.forum_id == Forum.id)
        .where(Forum.name == forum, Meeting.status != MeetingStatus.CANCELLED.value)
        .order_by(Meeting.date.desc(), Meeting.start.desc(), Meeting.id.desc())
        .limit(1)
    )


def _notice(moment: datetime.datetime | None, day: datetime.date) -> Notice | None:
    if moment is None or moment.date() > day:
        return None
    return Notice(working_days_between(moment.date(), day), minute_of_day(moment))


def _stands(entry: AgendaEntry) -> bool:
    """A point with a recommendation, postponed or late, belongs to its meeting alone."""
    if not isinstance(entry, AgendaPoint):
        return True
    passing = entry.item_id is not None or entry.carried_from_date is not None
    return not (passing or entry.supplementary or entry.withdrawn)


def _standing(entry: AgendaEntry) -> StandingEntry:
    point = entry if isinstance(entry, AgendaPoint) else None
    return StandingEntry(
        title=entry.title,
        duration=entry.duration,
        is_break=point is None,
        rule=entry.rule,
        start_at=entry.start_at,
        purpose=None if point is None else point.purpose,
        openness="open" if point is None else point.openness,
    )
