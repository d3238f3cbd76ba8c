"""One line a person: when they are needed and for what, and what is wrong with it.

What they were last told is compared with what the plan says now.
"""

import datetime
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from model.planning.findings import TimeCode, TimeFinding, time_findings
from model.planning.schedule import plan
from model.planning.shapes import Entry, GuestWindow, Plan, StartRule, Window
from model.planning.waiting import waited, waits

Spans = tuple[tuple[int, int], ...]
"""From and to, in the order of the day."""


@dataclass(frozen=True, slots=True)
class PersonDay:
    """`told` is what was last said, None where nothing was. `late`: needed after the meeting's end.

    `told_on` is the day that was said, where the meeting has been moved to another since.
    """

    name: str
    windows: tuple[GuestWindow, ...]
    wait: int = 0
    late: bool = False
    told: Spans | None = None
    told_on: datetime.date | None = None

    @property
    def spans(self) -> Spans:
        """When they are needed now."""
        return tuple((window.start, window.end) for window in self.windows)

    @property
    def moved(self) -> bool:
        """Whether they were told something else."""
        return self.told is not None and (self.told_on is not None or self.told != self.spans)


@dataclass(frozen=True, slots=True)
class Remedy:
    """A plan in which something that is wrong for one person is mended."""

    name: str
    code: TimeCode
    keys: tuple[str, ...]
    entries: tuple[Entry, ...]
    planned: Plan
    saved: int


def people(
    planned: Plan, told: Mapping[str, Spans], told_on: Mapping[str, datetime.date] | None = None
) -> tuple[PersonDay, ...]:
    """Everybody needed, by first time, then those who were told a time and are needed no more.

    `told_on` holds those who were told another day than the meeting's.
    """
    other_day = told_on or {}
    of_guest: dict[str, list[GuestWindow]] = {}
    for window in planned.guest_windows:
        of_guest.setdefault(window.guest, []).append(window)
    waiting = waits(planned.guest_windows)
    end = planned.window.end
    days = [
        PersonDay(
            name=name,
            windows=tuple(windows),
            wait=waiting.get(name, 0),
            late=windows[-1].end > end,
            told=told.get(name),
            told_on=other_day.get(name),
        )
        for name, windows in of_guest.items()
    ]
    gone = [
        PersonDay(name, (), told=told[name], told_on=other_day.get(name))
        for name in told
        if name not in of_guest
    ]
    return (*days, *gone)


def remedies(
    entries: Sequence[Entry], window: Window, breaks: Collection[str] = ()
) -> tuple[Remedy, ...]:
    """One for each person who is in two places at once or on points that lie apart, if any helps."""
    today = plan(entries, window)
    found = [
        remedy
        for finding in time_findings(entries, today, breaks)
        if (remedy := _remedy(finding, entries, today)) is not None
    ]
    return tuple(found)


def _remedy(finding: TimeFinding, entries: Sequence[Entry], today: Plan) -> Remedy | None:
    if finding.guest is None or finding.key is None or finding.other is None:
        return None
    keys = (finding.other, finding.key)
    if finding.code is TimeCode.GUEST_CONFLICT:
        tried = [_following(entries, key) for key in keys]
    elif finding.code is TimeCode.GUEST_TWICE_APART:
        tried = [_behind(entries, *keys), _before(entries, *keys)]
    else:
        return None
    better = [
        (arranged, then)
        for arranged in tried
        if arranged is not None and _helps(finding, today, then := plan(arranged, today.window))
    ]
    if not better:
        return None
    arranged, then = min(better, key=lambda pair: (pair[1].over_under, waited(pair[1])))
    return Remedy(finding.guest, finding.code, keys, arranged, then, waited(today) - waited(then))


def _helps(finding: TimeFinding, today: Plan, then: Plan) -> bool:
    guest = finding.guest or ""
    if finding.code is TimeCode.GUEST_CONFLICT:
        return _overlaps(then) < _overlaps(today)
    now, after = waits(today.guest_windows), waits(then.guest_windows)
    return after.get(guest, 0) < now.get(guest, 0) and _overlaps(then) <= _overlaps(today)


def _overlaps(planned: Plan) -> int:
    return sum(slot.overlap_before for slot in planned.slots)


def _following(entries: Sequence[Entry], key: str) -> tuple[Entry, ...] | None:
    """The entry starts when it can, not by the clock."""
    if all(entry.rule is StartRule.FOLLOWS for entry in entries if entry.key == key):
        return None
    return tuple(
        replace(entry, rule=StartRule.FOLLOWS, start_at=None) if entry.key == key else entry
        for entry in entries
    )


def _behind(entries: Sequence[Entry], first: str, second: str) -> tuple[Entry, ...]:
    """The second directly behind the first."""
    moving = next(entry for entry in entries if entry.key == second)
    rest = [entry for entry in entries if entry.key != second]
    place = next(at for at, entry in enumerate(rest) if entry.key == first) + 1
    return (*rest[:place], moving, *rest[place:])


def _before(entries: Sequence[Entry], first: str, second: str) -> tuple[Entry, ...]:
    """The first directly before the second."""
    moving = next(entry for entry in entries if entry.key == first)
    rest = [entry for entry in entries if entry.key != first]
    place = next(at for at, entry in enumerate(rest) if entry.key == second)
    return (*rest[:place], moving, *rest[place:])
