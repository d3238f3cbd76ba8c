"""What to expect while the meeting runs. The law is the design's chapter 3, "Live".

Times are minutes after midnight of the meeting's day and may have fractions (9.20 and 30 seconds is
560.5), so that a view that counts seconds and one that shows whole minutes use the same figures;
rounding is for whoever shows them. There is no clock here: `now` comes in, and goes on past 1440
after midnight.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

from model.planning.schedule import by_key, earliest
from model.planning.shapes import Entry, Plan, Slot


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch in which an entry was treated. `end` is None while it runs."""

    start: float
    end: float | None = None


@dataclass(frozen=True, slots=True)
class Actual:
    """What has happened to one entry so far.

    `paused`: minutes of pause inside the intervals, a pause that is still on counted up to now.
    Time between two intervals is not in it. `ended` without intervals is an entry that was passed
    over for good, such as a break that nobody took.
    """

    intervals: tuple[Interval, ...] = ()
    paused: float = 0
    ended: bool = False

    @property
    def running(self) -> bool:
        """Whether it is being treated now."""
        return not self.ended and bool(self.intervals) and self.intervals[-1].end is None


_UNTOUCHED = Actual()


@dataclass(frozen=True, slots=True)
class Expected:
    """When an entry that has not ended is expected.

    Both are None where it has no slot. Only the running entry's `start` is when it began, slot or
    not.
    """

    key: str
    start: float | None
    end: float | None
    running: bool = False


@dataclass(frozen=True, slots=True)
class Outlook:
    """The rest of the meeting: the running entry, then the others not ended, in agenda order.

    `offset` in minutes: + is behind the plan, − is ahead. `expected_end` is the meeting's.
    """

    running: str | None
    offset: float
    expected_end: float
    entries: tuple[Expected, ...]


NOTHING_PROMISED: Mapping[str, float] = MappingProxyType({})


def outlook(
    entries: Sequence[Entry],
    planned: Plan,
    actuals: Mapping[str, Actual],
    now: float,
    promised: Mapping[str, float] = NOTHING_PROMISED,
) -> Outlook:
    """What is to be expected at `now`.

    `planned` is the plan of these entries, `actuals` holds what has begun or ended, and `promised`
    the time told to the guests of an entry (the latest, where they were told different ones), else
    its planned start at dispatch; where it says nothing the planned start is what they were
    promised. Entries without guests ignore it.

    Points jumped over follow after the running one, as all that have not ended, in agenda order.
    One that was begun and left needs only what is left of its duration, and keeps its rule and its
    promise for when it is taken up.

    `offset` is the running entry's expected end − its planned end. When nothing runs, or what runs
    has no slot, it is that of the next start to come, and when none is to come, of the meeting's
    end.

    Raises ValueError when two entries run at once, and KeyError when the plan is of other entries.
    """
    slots = by_key(planned)
    running = _running(entries, actuals)
    first: list[Expected] = []
    offset: float | None = None
    if running is None:
        cursor = _idle_cursor(entries, planned, actuals, now)
    else:
        actual, planned_end = actuals[running.key], slots[running.key].end
        cursor = expected_end_of_running(running, actual, now)
        end = cursor if planned_end is not None else None
        first.append(Expected(running.key, actual.intervals[0].start, end, running=True))
        offset = cursor - planned_end if planned_end is not None else None
    waiting = [
        entry
        for entry in entries
        if entry is not running and not actuals.get(entry.key, _UNTOUCHED).ended
    ]
    rest, expected_end = _following(waiting, slots, actuals, promised, cursor)
    if offset is None:
        offset = _offset_to_come(rest, slots, expected_end - planned.planned_end)
    return Outlook(running.key if running else None, offset, expected_end, (*first, *rest))


def expected_end_of_running(entry: Entry, actual: Actual, now: float) -> float:
    """max(now, start + duration + pauses), where being away between two intervals is a pause.

    An entry without a slot counts as 0 minutes long.
    """
    duration = 0 if entry.duration is None or entry.withdrawn else entry.duration
    return max(now, actual.intervals[0].start + duration + actual.paused + _away(actual))


def _running(entries: Sequence[Entry], actuals: Mapping[str, Actual]) -> Entry | None:
    running = [entry for entry in entries if actuals.get(entry.key, _UNTOUCHED).running]
    if len(running) > 1:
        raise ValueError(f"running at once: {', '.join(entry.key for entry in running)}")
    return running[0] if running else None


def _idle_cursor(
    entries: Sequence[Entry], planned: Plan, actuals: Mapping[str, Actual], now: float
) -> float:
    """From when the next entry can start while nothing runs.

    Before the first has begun, not before the meeting does. When all have ended it is the last end:
    `now` has nothing more to do with the meeting then.
    """
    ends = [
        interval.end
        for actual in actuals.values()
        for interval in actual.intervals
        if interval.end is not None
    ]
    last_end = max(ends, default=float(planned.window.start))
    over = all(entry.withdrawn or actuals.get(entry.key, _UNTOUCHED).ended for entry in entries)
    return last_end if over else max(last_end, now)


def _following(
    waiting: Iterable[Entry],
    slots: Mapping[str, Slot],
    actuals: Mapping[str, Actual],
    promised: Mapping[str, float],
    cursor: float,
) -> tuple[list[Expected], float]:
    """The entries that wait, one after the other from the cursor, and the end of the last."""
    rest: list[Expected] = []
    for entry in waiting:
        planned_start = slots[entry.key].start
        if planned_start is None:
            rest.append(Expected(entry.key, None, None))
            continue
        start = _expected_start(entry, cursor, promised.get(entry.key, planned_start))
        cursor = start + _remaining(entry, actuals.get(entry.key, _UNTOUCHED))
        rest.append(Expected(entry.key, start, cursor))
    return rest, cursor


def _offset_to_come(rest: Iterable[Expected], slots: Mapping[str, Slot], otherwise: float) -> float:
    for expected in rest:
        planned_start = slots[expected.key].start
        if expected.start is not None and planned_start is not None:
            return expected.start - planned_start
    return otherwise


def _expected_start(entry: Entry, cursor: float, promise: float) -> float:
    """By the rule, but a late `fixed` starts when it can, and no guest before the promise."""
    start = cursor
    at = earliest(entry)
    if at is not None:
        start = max(start, at)
    if entry.guests:
        start = max(start, promise)
    return start


def _remaining(entry: Entry, actual: Actual) -> float:
    """What is left of the duration after earlier intervals, never less than 0."""
    used = sum(
        max(0, interval.end - interval.start)
        for interval in actual.intervals
        if interval.end is not None
    )
    return max(0, (entry.duration or 0) - max(0, used - actual.paused))


def _away(actual: Actual) -> float:
    """Minutes between the intervals of one entry. A clock set back counts as no time."""
    return sum(
        max(0, later.start - earlier.end)
        for earlier, later in pairwise(actual.intervals)
        if earlier.end is not None
    )
