"""What mends a day for somebody who joins: each remedy is a whole day to look at first.

A remedy makes what is wrong for one person better and nothing of the kind worse for anybody else:
no slot overlaps more, nobody else is needed outside the time that they gave, and none who joins
is kept longer after the meeting's end.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from model.planning.findings import TimeCode, time_findings
from model.planning.people import Available, minutes_outside
from model.planning.schedule import by_key, plan
from model.planning.shapes import Entry, GuestWindow, Plan, StartRule, Window
from model.planning.waiting import waited_by, waits

_MOST_CASES = 12
"""Of a day in which more is wrong so much is mended first; a longer list helps nobody."""
_LEAST_PLACES, _MOST_PLACES = 4, 40
"""So many places near its own are tried for an entry: a remedy far away mends nothing."""
_MOST_SLOTS = 12_000
"""About so many slots are computed: the window waits for it, a tenth of a second at the most."""


class Trouble(StrEnum):
    """What is wrong for one person."""

    AT_ONCE = "at_once"
    OUTSIDE = "outside"
    LATE = "late"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Day:
    """The agenda that is to be mended.

    `members` are there the whole day and wait for nothing; no entry is moved past one of `pinned`.
    """

    entries: tuple[Entry, ...]
    window: Window
    breaks: frozenset[str] = frozenset()
    members: frozenset[str] = frozenset()
    pinned: frozenset[str] = frozenset()
    available: Mapping[str, Available] = field(default_factory=dict[str, Available])


@dataclass(frozen=True, slots=True)
class Remedy:
    """A plan in which something that is wrong for one person is mended.

    `keys` are the entries concerned, the one that changes last. `saved` is by how many minutes all
    guests wait less, `whole` whether nothing of this trouble is left.
    """

    name: str
    trouble: Trouble
    keys: tuple[str, ...]
    entries: tuple[Entry, ...]
    planned: Plan
    saved: int
    whole: bool


@dataclass(frozen=True, slots=True)
class _Case:
    name: str
    trouble: Trouble
    keys: tuple[str, ...]


def remedies(day: Day) -> tuple[Remedy, ...]:
    """At most one for each trouble of each person on an entry, if anything helps.

    Where very much is wrong, everybody's first trouble comes before anybody's second.
    """
    today = plan(day.entries, day.window)
    cases = _first(dict.fromkeys((*_conflicts(day, today), *_misplaced(day, today))))
    places = _MOST_SLOTS // max(1, len(cases) * 2 * len(day.entries))
    places = min(max(places, _LEAST_PLACES), _MOST_PLACES)
    found = (_remedy(case, day, today, places) for case in cases)
    return tuple(remedy for remedy in found if remedy is not None)


def _first(cases: Iterable[_Case]) -> list[_Case]:
    """As many as are looked at, in their order."""
    seen: Counter[tuple[str, Trouble]] = Counter()
    nth: dict[_Case, int] = {}
    for case in cases:
        nth[case] = seen[case.name, case.trouble]
        seen[case.name, case.trouble] += 1
    kept = set(sorted(nth, key=lambda case: nth[case])[:_MOST_CASES])
    return [case for case in nth if case in kept]


def _conflicts(day: Day, today: Plan) -> Iterator[_Case]:
    """Those who are wanted at once, or on points that lie apart."""
    troubles = {
        TimeCode.GUEST_CONFLICT: Trouble.AT_ONCE,
        TimeCode.GUEST_TWICE_APART: Trouble.APART,
    }
    for found in time_findings(day.entries, today, day.breaks):
        if found.code in troubles and found.guest and found.guest not in day.members:
            assert found.key is not None
            assert found.other is not None
            yield _Case(found.guest, troubles[found.code], (found.other, found.key))


def _misplaced(day: Day, today: Plan) -> Iterator[_Case]:
    """Those who are needed when they cannot come, or after the meeting's end."""
    for window in today.guest_windows:
        if window.guest in day.members:
            continue
        for key in window.keys:
            own = _window_of(today, window.guest, key)
            if minutes_outside(own, day.available.get(window.guest)):
                yield _Case(window.guest, Trouble.OUTSIDE, (key,))
            if own.end > day.window.end > day.window.start:
                yield _Case(window.guest, Trouble.LATE, (key,))


def _remedy(case: _Case, day: Day, today: Plan, places: int) -> Remedy | None:
    best: tuple[tuple[int, ...], str, tuple[Entry, ...], Plan] | None = None
    before, waiting_now = _harm(case, day, today), _waited(today, day)
    for distance, (key, arranged) in enumerate(_tries(case, day, places)):
        then = plan(arranged, day.window)
        after = _harm(case, day, then)
        waiting = _waited(then, day)
        if after[0] >= before[0] or any(map(int.__gt__, after[1:], before[1:])):
            continue
        if case.trouble is Trouble.APART and waiting >= waiting_now:
            # The others would wait as much longer.
            continue
        cost = (after[0], max(0, then.over_under), waiting, distance)
        if best is None or cost < best[0]:
            best = (cost, key, arranged, then)
    if best is None:
        return None
    cost, key, arranged, then = best
    keys = (*(other for other in case.keys if other != key), key)
    saved = waiting_now - cost[2]
    return Remedy(case.name, case.trouble, keys, arranged, then, saved, cost[0] == 0)


def _harm(case: _Case, day: Day, planned: Plan) -> tuple[int, ...]:
    """The person's own trouble in minutes; then what must not become worse for anybody."""
    guests = [window for window in planned.guest_windows if window.guest not in day.members]
    overlap = sum(slot.overlap_before for slot in planned.slots)
    outside = {w: minutes_outside(w, day.available.get(w.guest)) for w in guests}
    late = {w: max(0, w.end - max(w.start, day.window.end)) for w in guests}
    own = {
        Trouble.AT_ONCE: overlap,
        Trouble.APART: waits(guests).get(case.name, 0),
        Trouble.OUTSIDE: sum(outside[w] for w in guests if w.guest == case.name),
        Trouble.LATE: sum(late[w] for w in guests if w.guest == case.name),
    }
    early = sum(max(0, day.window.start - (s.start or 0)) for s in planned.slots if s.end)
    return (own[case.trouble], overlap, sum(outside.values()), sum(late.values()), early)


def _tries(case: _Case, day: Day, places: int) -> Iterator[tuple[str, tuple[Entry, ...]]]:
    """Days to look at, the nearest first, each with the entry that changes."""
    if case.trouble is Trouble.APART:
        first, second = case.keys
        if second not in day.pinned:
            yield second, _behind(day.entries, first, second)
        if first not in day.pinned:
            yield first, _before(day.entries, first, second)
        return
    for key in case.keys:
        entry = _entry(day.entries, key)
        if entry.rule is not StartRule.FOLLOWS:
            yield key, _with(day.entries, _following(entry))
    for key in reversed(case.keys):
        yield from ((key, arranged) for arranged in _elsewhere(day, key, places))
        yield from _past(day, key, places)
    since = day.available.get(case.name, (None, None))[0]
    if case.trouble is Trouble.OUTSIDE and since is not None:
        waiting = replace(
            _entry(day.entries, case.keys[0]), rule=StartRule.NOT_BEFORE, start_at=since
        )
        yield case.keys[0], _with(day.entries, waiting)


def _elsewhere(day: Day, key: str, most: int) -> Iterator[tuple[Entry, ...]]:
    """The entry, following what is before it, at every other place near its own."""
    at = next(index for index, entry in enumerate(day.entries) if entry.key == key)
    if key in day.pinned:
        return
    moving = _following(day.entries[at])
    rest = (*day.entries[:at], *day.entries[at + 1 :])
    pins = [index for index, entry in enumerate(rest) if entry.key in day.pinned]
    low = max((pin + 1 for pin in pins if pin < at), default=0)
    high = min((pin for pin in pins if pin >= at), default=len(rest))
    places = sorted((p for p in range(low, high + 1) if p != at), key=lambda p: abs(p - at))
    for place in places[:most]:
        yield (*rest[:place], moving, *rest[place:])


def _past(day: Day, key: str, most: int) -> Iterator[tuple[str, tuple[Entry, ...]]]:
    """What nobody comes for goes to the other side of the entry, the nearest first."""
    at = next(index for index, entry in enumerate(day.entries) if entry.key == key)
    pins = [index for index, entry in enumerate(day.entries) if entry.key in day.pinned]
    others = [
        (index, entry)
        for index, entry in enumerate(day.entries)
        if index != at
        and entry.key not in day.breaks
        and day.members.issuperset(entry.guests)
        and not any(min(index, at) <= pin <= max(index, at) for pin in pins)
    ]
    others.sort(key=lambda other: abs(other[0] - at))
    for index, entry in others[:most]:
        turn = _behind if index < at else _before
        names = (key, entry.key) if index < at else (entry.key, key)
        yield entry.key, turn(day.entries, *names)


def _window_of(planned: Plan, name: str, key: str) -> GuestWindow:
    slot = by_key(planned)[key]
    assert slot.start is not None
    assert slot.end is not None
    return GuestWindow(name, slot.start, slot.end, (key,))


def _waited(planned: Plan, day: Day) -> int:
    return waited_by([w for w in planned.guest_windows if w.guest not in day.members])


def _entry(entries: Sequence[Entry], key: str) -> Entry:
    return next(entry for entry in entries if entry.key == key)


def _following(entry: Entry) -> Entry:
    """The entry starts when it can, not by the clock."""
    return replace(entry, rule=StartRule.FOLLOWS, start_at=None)


def _with(entries: Sequence[Entry], changed: Entry) -> tuple[Entry, ...]:
    return tuple(changed if entry.key == changed.key else entry for entry in entries)


def _behind(entries: Sequence[Entry], first: str, second: str) -> tuple[Entry, ...]:
    """The second directly behind the first."""
    rest = [entry for entry in entries if entry.key != second]
    place = next(at for at, entry in enumerate(rest) if entry.key == first) + 1
    return (*rest[:place], _entry(entries, second), *rest[place:])


def _before(entries: Sequence[Entry], first: str, second: str) -> tuple[Entry, ...]:
    """The first directly before the second."""
    rest = [entry for entry in entries if entry.key != first]
    place = next(at for at, entry in enumerate(rest) if entry.key == second)
    return (*rest[:place], _entry(entries, first), *rest[place:])
