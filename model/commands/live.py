"""What happens while a meeting runs. `at` is local time to the second.

It has happened in the world, so undo leaves it alone: run these with `undoable=False`. Minutes
never need any of it.
"""

import datetime
from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.commands import lookup, status
from model.entities import (
    AgendaEntry,
    AgendaPoint,
    EntryEnd,
    GuestVisit,
    Meeting,
    MeetingRun,
    PointInterval,
    RunPause,
)
from model.errors import UserError
from model.text.translate import _
from model.vocabulary import MeetingStatus


class NotRunningError(UserError):
    """The meeting has not begun, or is over."""

    def __init__(self) -> None:
        super().__init__(_("The meeting is not running. Start it first."))


def start(session: Session, meeting_id: int, at: datetime.datetime) -> None:
    """The meeting begins, or goes on after it was ended; the first entry that has not ended runs."""
    meeting = lookup.meeting(session, meeting_id)
    if meeting.run is None:
        meeting.run = MeetingRun(started_at=at)
    meeting.run.ended_at = None
    if _running(session, meeting_id) is None:
        entry = next(_coming(session, meeting_id), None)
        if entry is not None:
            _begin(entry, at)


def correct_start(session: Session, meeting_id: int, at: datetime.datetime) -> None:
    """The meeting began at another time. What began with it did too; nothing is left before it.

    Raises UserError where something had ended by then.
    """
    run = _run(lookup.meeting(session, meeting_id))
    first = _first_interval(session, meeting_id)
    if first is not None and first.end is not None and first.end < at:
        raise UserError(_("The first point had ended by then. Write an earlier time."))
    if first is not None and (
        first.start is None or first.start <= run.started_at or first.start < at
    ):
        first.start = at
    run.started_at = at


def correct_entry_start(session: Session, entry_id: int, at: datetime.datetime) -> None:
    """The running entry began at another time; the one before ended then. Raises UserError."""
    entry = lookup.entry(session, entry_id)
    running = entry.intervals[-1] if entry.intervals else None
    if running is None or running.end is not None or running.start is None:
        raise NotRunningError
    before = [
        interval
        for interval in _intervals(session, entry.meeting_id)
        if interval is not running and interval.end is not None
    ]
    last = max(before, key=lambda interval: interval.end or at, default=None)
    if last is not None and last.start is not None and at < last.start:
        raise UserError(_("The point before began later than that. Write a later time."))
    if last is not None and last.end is not None and (last.end == running.start or last.end > at):
        last.end = at
    running.start = at


def go_to(session: Session, entry_id: int, at: datetime.datetime, *, done: bool = True) -> None:
    """This entry runs from now. The one that ran has ended, or with `done` False is set aside.

    An entry that had ended is taken up again.
    """
    entry = lookup.entry(session, entry_id)
    if isinstance(entry, AgendaPoint) and entry.withdrawn:
        raise UserError(_("The point is withdrawn. Take the withdrawal back before it is treated."))
    _run(lookup.meeting(session, entry.meeting_id))
    running = _running(session, entry.meeting_id)
    if running is entry:
        return
    if running is not None:
        _stop(running, at, done=done)
    if entry.ending is not None:
        entry.ending = None
    _begin(entry, at)


def step(
    session: Session, meeting_id: int, at: datetime.datetime, *, done: bool = True
) -> int | None:
    """The entry after the running one begins, or the first that waits; its id, None if none does."""
    _run(lookup.meeting(session, meeting_id))
    running = _running(session, meeting_id)
    following = _after(session, meeting_id, running)
    if following is not None:
        go_to(session, following.id, at, done=done)
    elif running is not None and done:
        _stop(running, at, done=True)
    return following.id if following is not None else None


def step_up(session: Session, meeting_id: int, at: datetime.datetime) -> int | None:
    """The entry above the running one on the agenda is taken up again; its id, None if none is above.

    Where that one ran last, or nothing runs, as `step_back`.
    """
    _run(lookup.meeting(session, meeting_id))
    running = _running(session, meeting_id)
    if running is None:
        return step_back(session, meeting_id, at)
    above = _above(session, running)
    if above is None:
        return None
    last = _ran_last(session, meeting_id, running)
    if last is not None and last.point_id == above.id:
        return step_back(session, meeting_id, at)
    go_to(session, above.id, at, done=False)
    return above.id


def step_back(session: Session, meeting_id: int, at: datetime.datetime) -> int | None:
    """The entry that ran last is taken up again, as if the running one had not begun; its id.

    For "next" pressed too early: a running entry that is younger than a minute leaves no trace.
    """
    _run(lookup.meeting(session, meeting_id))
    running = _running(session, meeting_id)
    last = _ran_last(session, meeting_id, running)
    if last is None:
        return None
    if running is not None:
        _stop(running, at, done=False)
    entry = lookup.entry(session, last.point_id)
    entry.ending = None
    if running is not None and _is_a_slip(running, last, at):
        running.intervals.remove(running.intervals[-1])
        last.end = None
    else:
        _begin(entry, at)
    return entry.id


def pass_over(session: Session, entry_id: int, at: datetime.datetime) -> None:
    """The entry is not taken: the break that nobody needed. `go_to` takes it up all the same."""
    entry = lookup.entry(session, entry_id)
    _run(lookup.meeting(session, entry.meeting_id))
    _stop(entry, at, done=True)


def pause(session: Session, meeting_id: int, at: datetime.datetime) -> None:
    """The meeting stands still until `go_on`."""
    meeting = lookup.meeting(session, meeting_id)
    _run(meeting)
    if not any(row.end is None for row in meeting.pauses):
        meeting.pauses.append(RunPause(start=at))


def go_on(session: Session, meeting_id: int, at: datetime.datetime) -> None:
    """The pause is over."""
    for row in lookup.meeting(session, meeting_id).pauses:
        if row.end is None:
            row.end = max(at, row.start)


def end(session: Session, meeting_id: int, at: datetime.datetime) -> None:
    """The meeting is over and held; what runs has ended. What was never taken up stays open."""
    meeting = lookup.meeting(session, meeting_id)
    run = _run(meeting)
    go_on(session, meeting_id, at)
    running = _running(session, meeting_id)
    if running is not None:
        _stop(running, at, done=True)
    run.ended_at = at
    status.has_been_held(session, meeting_id)


def take_back_end(session: Session, meeting_id: int, before: MeetingStatus) -> None:
    """It was ended by a slip of the hand: what ended with it goes on, and the status is `before` again.

    `start` is for a meeting that goes on after it was really over.
    """
    meeting = lookup.meeting(session, meeting_id)
    if meeting.run is None or meeting.run.ended_at is None:
        return
    at, meeting.run.ended_at = meeting.run.ended_at, None
    for row in meeting.pauses:
        if row.end == at:
            row.end = None
    last = _ran_last(session, meeting_id, None)
    if last is not None:
        entry = lookup.entry(session, last.point_id)
        if entry.ending is not None and last.end == entry.ending.at == at:
            last.end = entry.ending = None
    status.has_not_been_held(session, meeting_id, before)


def mark_visit(
    session: Session, meeting_id: int, name: str, what: str, at: datetime.datetime | None
) -> None:
    """A guest was `called`, `came` or `left`; None takes it back.

    Who was called or came after leaving is on another visit. What is noted already stays as it is:
    a second press says nothing new, and `correct_visit` is there for a slip.
    """
    meeting = lookup.meeting(session, meeting_id)
    visits = _visits(meeting, name)
    visit = visits[-1] if visits else None
    if visit is None or (visit.left_at is not None and what != "left" and at is not None):
        visit = GuestVisit(name=name)
        meeting.visits.append(visit)
    if at is None or getattr(visit, _VISIT[what]) is None:
        setattr(visit, _VISIT[what], at)
    _drop_if_empty(meeting, visit)


def correct_visit(
    session: Session,
    meeting_id: int,
    name: str,
    what: str,
    at: datetime.datetime | None,
    place: int = 0,
) -> None:
    """A guest `came` or `left` at another time than was noted; None takes it back.

    `place` counts the guest's visits from 0. A visit of which no time is left is forgotten. Raises
    UserError where the guest would have left before coming, or come before leaving the last time.
    """
    meeting = lookup.meeting(session, meeting_id)
    visits = _visits(meeting, name)
    visit = visits[place] if place < len(visits) else GuestVisit(name=name)
    came = at if what == "came" else visit.came_at
    left = at if what == "left" else visit.left_at
    own = _minutes(came, left)
    if own != sorted(own):
        raise UserError(_("Nobody can leave before they come. Correct the time."))
    before = [at for row in visits[:place] for at in _minutes(row.came_at, row.left_at)]
    after = [at for row in visits[place + 1 :] for at in _minutes(row.came_at, row.left_at)]
    if own and (max([*before, own[0]]) > own[0] or min([*after, own[-1]]) < own[-1]):
        raise UserError(_("One visit of a guest ends before the next begins. Correct the time."))
    if visit not in visits:
        meeting.visits.append(visit)
    visit.came_at, visit.left_at = came, left
    _drop_if_empty(meeting, visit)


def _visits(meeting: Meeting, name: str) -> list[GuestVisit]:
    return [row for row in meeting.visits if row.name == name]


def _minutes(*moments: datetime.datetime | None) -> list[datetime.datetime]:
    """As they are seen and written, without seconds."""
    return [at.replace(second=0, microsecond=0) for at in moments if at is not None]


def _drop_if_empty(meeting: Meeting, visit: GuestVisit) -> None:
    if visit.called_at is None and visit.came_at is None and visit.left_at is None:
        meeting.visits.remove(visit)


_VISIT = {"called": "called_at", "came": "came_at", "left": "left_at"}

_A_SLIP = datetime.timedelta(minutes=1)


def _is_a_slip(running: AgendaEntry, last: PointInterval, at: datetime.datetime) -> bool:
    start = running.intervals[-1].start
    return (
        len(running.intervals) == 1
        and start == last.end
        and start is not None
        and at - start < _A_SLIP
    )


def _run(meeting: Meeting) -> MeetingRun:
    if meeting.run is None or meeting.run.ended_at is not None:
        raise NotRunningError
    return meeting.run


def _begin(entry: AgendaEntry, at: datetime.datetime) -> None:
    entry.intervals.append(PointInterval(start=at))


def _stop(entry: AgendaEntry, at: datetime.datetime, *, done: bool) -> None:
    for interval in entry.intervals:
        if interval.end is None and interval.start is not None:
            interval.end = max(at, interval.start)
    if done and entry.ending is None:
        entry.ending = EntryEnd(at=at)


def _entries(session: Session, meeting_id: int) -> list[AgendaEntry]:
    query = select(AgendaEntry).where(AgendaEntry.meeting_id == meeting_id)
    return list(session.scalars(query.order_by(AgendaEntry.position, AgendaEntry.id)))


def _intervals(session: Session, meeting_id: int) -> list[PointInterval]:
    query = select(PointInterval).join(AgendaEntry, PointInterval.point_id == AgendaEntry.id)
    return list(session.scalars(query.where(AgendaEntry.meeting_id == meeting_id)))


def _first_interval(session: Session, meeting_id: int) -> PointInterval | None:
    started = [row for row in _intervals(session, meeting_id) if row.start is not None]
    return min(started, key=lambda row: row.start or datetime.datetime.max, default=None)


def _running(session: Session, meeting_id: int) -> AgendaEntry | None:
    query = (
        select(AgendaEntry)
        .join(PointInterval, PointInterval.point_id == AgendaEntry.id)
        .where(
            AgendaEntry.meeting_id == meeting_id,
            PointInterval.end.is_(None),
            PointInterval.start.is_not(None),
        )
    )
    return session.scalars(query).first()


def _ran_last(
    session: Session, meeting_id: int, running: AgendaEntry | None
) -> PointInterval | None:
    """When something else than the running entry was treated for the last time."""
    earlier = [
        interval
        for interval in _intervals(session, meeting_id)
        if interval.end is not None and (running is None or interval.point_id != running.id)
    ]
    never = datetime.datetime.min
    return max(
        earlier, key=lambda row: (row.end or never, row.start or never, row.id), default=None
    )


def _above(session: Session, entry: AgendaEntry) -> AgendaEntry | None:
    """What stands before it on the agenda and may be treated."""
    before = (
        other for other in _entries(session, entry.meeting_id) if other.position < entry.position
    )
    return max(
        (other for other in before if not (isinstance(other, AgendaPoint) and other.withdrawn)),
        key=lambda other: other.position,
        default=None,
    )


def _coming(session: Session, meeting_id: int) -> Iterator[AgendaEntry]:
    """What may run next, in agenda order."""
    for entry in _entries(session, meeting_id):
        withdrawn = isinstance(entry, AgendaPoint) and entry.withdrawn
        if entry.ending is None and not withdrawn:
            yield entry


def _after(session: Session, meeting_id: int, running: AgendaEntry | None) -> AgendaEntry | None:
    """The first that waits behind the running one, else the first that waits at all."""
    waiting = [entry for entry in _coming(session, meeting_id) if entry is not running]
    behind = (e for e in waiting if running is None or e.position > running.position)
    return next(behind, waiting[0] if waiting else None)
