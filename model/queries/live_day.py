"""The running meeting at one moment: everything that the live page says. Pure, on what was read."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf
from typing import NamedTuple

from model.planning.calling import LEAD, Call, Filler, calls, filler, promises
from model.planning.live import (
    Actual,
    Expected,
    Interval,
    Outlook,
    expected_end_of_running,
    outlook,
)
from model.planning.timekeeper import day_of, minutes_of
from model.queries.agenda import Agenda, AgendaRow, EntryKind
from model.queries.live import RunState, Stretch

SOON = 0.2
"""The share of a point's length that is left when the page begins to warn."""
SOON_AT_LEAST = 2.0


class StillIn(NamedTuple):
    """A guest who may be in the room, and the last closed point that was none of theirs."""

    name: str
    key: str


@dataclass(frozen=True, slots=True)
class LiveDay:
    """Times in minutes after midnight of the run's day, with fractions; `remaining` − is over time.

    `remaining` is None where nothing runs, or what runs has no slot. `over` is by how much the
    meeting is expected to end late. `still_in` are guests of whom it was to be asked at a closed
    point whether they had left, and of whom nobody has noted it. `through` are guests who were noted
    as they came, and whose last point ended just before what runs now.
    """

    day: datetime.date
    now: float
    ahead: Outlook
    running: AgendaRow | None
    elapsed: float
    remaining: float | None
    over: float
    paused: bool
    calls: tuple[Call, ...]
    filler: Filler | None
    still_in: tuple[StillIn, ...]
    through: tuple[str, ...]
    expected: Mapping[str, Expected]
    actual: Mapping[str, Actual]
    promised: Mapping[str, float]
    behind: float
    """Minutes behind the plan, − is ahead. Out of the agenda's order only the meeting's end tells."""

    @property
    def is_short(self) -> bool:
        """Whether the running point's time is nearly up."""
        if self.running is None or self.remaining is None:
            return False
        least = max(SOON_AT_LEAST, SOON * (self.running.duration or 0))
        return self.remaining <= min(least, (self.running.duration or 0) / 2)

    @property
    def following(self) -> str | None:
        """The key of the next entry that will be taken."""
        waiting = (e.key for e in self.ahead.entries if not e.running)
        return next(waiting, None)


def live_day(
    agenda: Agenda,
    run: RunState,
    now: datetime.datetime,
    told: Mapping[str, Sequence[tuple[int, int]]],
) -> LiveDay:
    """What to say at `now` (the meeting's time)."""
    day = day_of(agenda.meeting.date, run.started_at or now)
    at = minutes_of(now, day)
    actual = actuals(run, day, at)
    entries = [row.planned for row in agenda.entries]
    promised = promises(agenda.plan, told)
    ahead = outlook(entries, agenda.plan, actual, at, promised)
    row = next((row for row in agenda.entries if row.key == ahead.running), None)
    inside = {name for name, visit in run.visits.items() if visit.is_in}
    breaks = {row.key for row in agenda.entries if row.kind is EntryKind.BREAK}
    elapsed, remaining = _running_time(row, actual, at)
    just_treated = _just_treated(agenda, run, actual, at)
    seated = inside | just_treated
    if row is not None and elapsed >= LEAD:
        seated |= set(row.guests)  # whoever noted it, they have come
    return LiveDay(
        day=day,
        now=at,
        ahead=ahead,
        running=row,
        elapsed=elapsed,
        remaining=remaining,
        over=ahead.expected_end - agenda.meeting.end,
        paused=run.is_paused,
        calls=calls(entries, ahead, seated, _leads(run)),
        filler=filler(entries, ahead, at, breaks),
        still_in=_still_in(agenda, run, actual, day),
        through=_through(agenda, ahead, inside & just_treated),
        expected={expected.key: expected for expected in ahead.entries},
        actual=actual,
        promised=promised,
        behind=_behind(agenda, ahead),
    )


def actuals(run: RunState, day: datetime.date, now: float) -> dict[str, Actual]:
    """What has happened to each entry, for `model.planning.live`."""
    pauses = [_interval(stretch, day) for stretch in run.pauses]
    found: dict[str, Actual] = {}
    for key, stretches in run.intervals.items():
        intervals = tuple(_interval(stretch, day) for stretch in stretches)
        paused = sum(_common(pause, interval, now) for pause in pauses for interval in intervals)
        found[key] = Actual(intervals, paused, key in run.done)
    for key in run.done - found.keys():
        found[key] = Actual(ended=True)
    return found


def used(actual: Actual, now: float) -> float:
    """Minutes really spent on an entry, pauses left out."""
    spent = sum(
        max(0.0, (interval.end if interval.end is not None else now) - interval.start)
        for interval in actual.intervals
    )
    return max(0.0, spent - actual.paused)


def _behind(agenda: Agenda, ahead: Outlook) -> float:
    places = {row.key: place for place, row in enumerate(agenda.entries)}
    first = min((places[e.key] for e in ahead.entries if e.start is not None), default=0)
    if ahead.running is not None and places[ahead.running] != first:
        return ahead.expected_end - agenda.plan.planned_end
    return ahead.offset


def _interval(stretch: Stretch, day: datetime.date) -> Interval:
    start, end = stretch
    return Interval(minutes_of(start, day), None if end is None else minutes_of(end, day))


def _common(pause: Interval, interval: Interval, now: float) -> float:
    start = max(pause.start, interval.start)
    end = min(
        now if pause.end is None else pause.end, now if interval.end is None else interval.end
    )
    return max(0.0, end - start)


def _running_time(
    row: AgendaRow | None, actual: Mapping[str, Actual], now: float
) -> tuple[float, float | None]:
    if row is None:
        return 0.0, None
    own = actual[row.key]
    if row.duration is None or row.withdrawn:
        return used(own, now), None
    return used(own, now), expected_end_of_running(row.planned, own, float("-inf")) - now


def _leads(run: RunState) -> dict[tuple[str, str], int]:
    return {
        (key, contact.name): contact.arrive_before
        for key, contacts in run.contacts.items()
        for contact in contacts
        if contact.arrive_before is not None
    }


def _just_treated(
    agenda: Agenda, run: RunState, actual: Mapping[str, Actual], before: float
) -> set[str]:
    """The guests of the entry that ended last: they may sit there still, whoever noted it."""
    ended = [
        (interval.end, row)
        for row in agenda.entries
        if (one := actual.get(row.key)) is not None
        for interval in one.intervals
        if interval.end is not None and interval.end <= before
    ]
    _end, last = max(ended, key=lambda pair: pair[0], default=(0.0, None))
    return set(last.guests) - _gone(run) if last is not None else set()


def _through(agenda: Agenda, ahead: Outlook, guests: set[str]) -> tuple[str, ...]:
    """Those of the guests who stand on nothing that runs or is still to come."""
    waiting = {expected.key for expected in ahead.entries}
    wanted = {name for row in agenda.entries if row.key in waiting for name in row.guests}
    return tuple(sorted(guests - wanted))


def _still_in(
    agenda: Agenda,
    run: RunState,
    actual: Mapping[str, Actual],
    day: datetime.date,
) -> tuple[StillIn, ...]:
    """Asked from a closed point on: whoever goes on to the next one has not answered by that."""
    found: dict[str, str] = {}
    for start, end, row in _closed(agenda, actual):
        inside = {
            name
            for name, visit in run.visits.items()
            if visit.came_at is not None
            and visit.left_at is None
            and minutes_of(visit.came_at, day) <= end
        }
        there = inside | _just_treated(agenda, run, actual, start)
        found |= dict.fromkeys(there - set(row.guests), row.key)
    at_their_own = {
        name
        for row in agenda.entries
        if row.key in actual and actual[row.key].running
        for name in row.guests
    }
    return tuple(StillIn(*one) for one in sorted(found.items()) if one[0] not in at_their_own)


def _closed(agenda: Agenda, actual: Mapping[str, Actual]) -> list[tuple[float, float, AgendaRow]]:
    """Each time that a closed point was taken up: from when until when, as far as it has ended."""
    return sorted(
        (
            (interval.start, inf if interval.end is None else interval.end, row)
            for row in agenda.entries
            if row.openness == "closed" and row.key in actual
            for interval in actual[row.key].intervals
        ),
        key=lambda one: one[0],
    )


def _gone(run: RunState) -> set[str]:
    return {name for name, visit in run.visits.items() if visit.is_gone}
