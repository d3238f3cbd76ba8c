"""Meetings: create, copy, edit the head, delete. How far they have come is in `status`."""

import datetime
from collections.abc import Callable

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.commands import (
    forums,
    guests,
    limits,
    lookup,
    members,
    numbers,
    outbox,
    told,
    unused,
    values,
)
from model.commands.meeting_lines import follow_changed
from model.entities import AgendaBreak, AgendaEntry, AgendaPoint, Meeting
from model.errors import UserError
from model.text.people_line import Written
from model.text.translate import _
from model.vocabulary import MeetingStatus

DEFAULT_START = 8 * 60 + 30
DEFAULT_END = 12 * 60

_ON_THE_LINE = frozenset({"forum", "name", "date"})
"""What a recommendation names of its meeting."""


def create(
    session: Session,
    forum: str,
    date: datetime.date,
    *,
    start: int | None = None,
    end: int | None = None,
    name: str | None = None,
) -> int:
    """Create a meeting; its id. What is not given is as at the forum's latest meeting.

    A forum that is new is made. `start` and `end` are minutes after midnight.
    """
    body = forums.named(session, forum)
    latest = _latest(session, body.id)
    meeting = Meeting(
        key=free_key(session, body.name, date),
        forum_id=body.id,
        date=values.date(date),
        start=values.clock(start if start is not None else DEFAULT_START),
        end=values.clock(end if end is not None else DEFAULT_END),
        name=values.line(name or ""),
    )
    if latest is not None:
        _take_over_habits(meeting, latest)
        meeting.start = latest.start if start is None else meeting.start
        meeting.end = latest.end if end is None else meeting.end
        meeting.name = latest.name if name is None else meeting.name
    session.add(meeting)
    session.flush()
    if latest is not None:
        members.replace(session, meeting.id, _members_of(latest))
    return meeting.id


def copy(session: Session, meeting_id: int, date: datetime.date) -> int:
    """The same meeting on another date with its standing points; the new id.

    A standing point has no recommendation, came in time and was treated here for the first time.
    Guests, minutes, notes and annexes stay behind; deadline and dispatch keep their distance.
    """
    old = lookup.found(session.get(Meeting, meeting_id))
    distance = values.date(date) - old.date
    new = Meeting(
        key=free_key(session, old.forum.name, date),
        forum_id=old.forum_id,
        date=date,
        start=old.start,
        end=old.end,
        name=old.name,
    )
    _take_over_habits(new, old)
    new.virtual_note = old.virtual_note
    if old.submission_deadline is not None:
        new.submission_deadline = old.submission_deadline + distance
    if old.dispatch_at is not None:
        new.dispatch_at = old.dispatch_at + distance
    session.add(new)
    session.flush()
    members.replace(session, new.id, _members_of(old))
    entries = [copied for entry in old.entries if (copied := _standing_copy(entry, new.id))]
    for position, entry in enumerate(entries):
        entry.position = position
    session.add_all(entries)
    session.flush()
    numbers.settle(session, new, numbers.entries_in_order(session, new.id))
    return new.id


def set_field(session: Session, meeting_id: int, field: str, value: object) -> None:
    """Set one field of the head: a name in `FIELDS`, or "forum" with a forum's name.

    Times are minutes after midnight, moments local time. A meeting may end before it starts; that
    is a finding, not an error. Raises KeyError for an unknown field.
    """
    meeting = lookup.meeting(session, meeting_id)
    before = meeting.date
    if field == "forum":
        meeting.forum_id = forums.named(session, values.line(value)).id
    else:
        setattr(meeting, field, FIELDS[field](value))
    if field in _ON_THE_LINE:
        follow_changed(session, meeting, before)


def delete(session: Session, meeting_id: int) -> None:
    """Delete a meeting that has never gone out; one that has can only be cancelled."""
    meeting = lookup.meeting(session, meeting_id)
    if meeting.dispatched_at is not None or lookup.is_frozen(meeting):
        raise UserError(
            _(
                "The agenda of this meeting has been sent out, so the meeting cannot be deleted."
                " Cancel it instead."
            )
        )
    remove(session, meeting)


def remove(session: Session, meeting: Meeting) -> None:
    """A meeting with everything that hangs on it, whatever its status. Not an action of its own."""
    # Absences first: they name the points.
    for member in list(meeting.members):
        session.delete(member)
    session.flush()
    session.expire(meeting, ["members"])
    members.forget_releases(session, meeting.id)
    told.forget(session, meeting.id)
    unused.forget_links(session, meeting.id)
    outbox.leave_meeting(session, meeting.id)
    guests.forget_available(session, meeting.id)
    session.delete(meeting)


def _members_of(meeting: Meeting) -> list[Written]:
    return [Written(member.name, member.title) for member in meeting.members]


def _latest(session: Session, forum_id: int) -> Meeting | None:
    return session.scalar(
        select(Meeting)
        .where(Meeting.forum_id == forum_id, Meeting.status != MeetingStatus.CANCELLED)
        .order_by(Meeting.date.desc(), Meeting.start.desc(), Meeting.id.desc())
        .limit(1)
    )


def _take_over_habits(meeting: Meeting, latest: Meeting) -> None:
    meeting.location = latest.location
    meeting.chair = latest.chair
    meeting.minute_taker = latest.minute_taker


def free_key(session: Session, forum: str, date: datetime.date) -> str:
    """The key of a new meeting. For commands."""
    wanted = f"{values.slug(forum) or 'meeting'}-{date.isoformat()}"
    taken = session.scalars(select(Meeting.key).where(Meeting.key.startswith(wanted)))
    return values.free_key(wanted, taken)


def _standing_copy(entry: AgendaEntry, meeting_id: int) -> AgendaEntry | None:
    shared = {
        "meeting_id": meeting_id,
        "key": entry.key,
        "title": entry.title,
        "duration": entry.duration,
        "rule": entry.rule,
        "start_at": entry.start_at,
        "limit": limits.copied(entry.limit),
    }
    if isinstance(entry, AgendaBreak):
        return AgendaBreak(**shared)
    assert isinstance(entry, AgendaPoint)
    passing = entry.item_id, entry.carried_from_date, entry.supplementary or None
    if any(reason is not None for reason in passing) or entry.withdrawn:
        return None
    return AgendaPoint(
        **shared,
        title_language=entry.title_language,
        public_title=entry.public_title,
        purpose=entry.purpose,
        openness=entry.openness,
        closed_reason=entry.closed_reason,
    )


FIELDS: dict[str, Callable[[object], object]] = {
    "name": values.line,
    "date": values.date,
    "start": values.clock,
    "end": values.clock,
    "location": values.line,
    "virtual_note": values.line,
    "information": values.rich,
    "submission_deadline": values.moment,
    "dispatch_at": values.moment,
    "chair": values.line,
    "minute_taker": values.line,
    "case_number": values.line,
    "online_link": values.line,
}
"""What `set_field` sets, and how each is checked."""
