"""One line a person: when they are needed and for what, and what is wrong with it.

What they were last told is compared with what the plan says now.
"""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from model.planning.shapes import GuestWindow, Plan
from model.planning.waiting import waits

Spans = tuple[tuple[int, int], ...]
"""From and to, in the order of the day."""

Available = tuple[int | None, int | None]
"""From and to when somebody can come; None is open."""

NOBODY: Mapping[str, Available] = {}


@dataclass(frozen=True, slots=True)
class PersonDay:
    """`told` is what was last said, None where nothing was. `late`: needed after the meeting's end.

    `outside` is for how many minutes they are needed when they cannot come, `at_once` holds the
    entries that want them at the same time.
    `told_on` is the day that was said, where the meeting has been moved to another since.
    """

    name: str
    windows: tuple[GuestWindow, ...]
    wait: int = 0
    late: bool = False
    told: Spans | None = None
    available: Available | None = None
    outside: int = 0
    at_once: tuple[str, ...] = ()
    told_on: datetime.date | None = None

    @property
    def spans(self) -> Spans:
        """When they are needed now."""
        return tuple((window.start, window.end) for window in self.windows)

    @property
    def moved(self) -> bool:
        """Whether they were told something else."""
        return self.told is not None and (self.told_on is not None or self.told != self.spans)

    @property
    def untold(self) -> bool:
        """Whether they must be told something: for the first time, or again."""
        return self.moved or self.told is None


def people(
    planned: Plan,
    told: Mapping[str, Spans],
    told_on: Mapping[str, datetime.date] | None = None,
    available: Mapping[str, Available] = NOBODY,
    conflicts: Iterable[tuple[str, str, str]] = (),
) -> tuple[PersonDay, ...]:
    """Everybody needed, by first time, then those who were told a time and are needed no more.

    `told_on` holds those who were told another day than the meeting's, `conflicts` a name and two
    entries that want its owner at once.
    """
    other_day = told_on or {}
    of_guest: dict[str, list[GuestWindow]] = {}
    for window in planned.guest_windows:
        of_guest.setdefault(window.guest, []).append(window)
    at_once: dict[str, list[str]] = {}
    for name, *keys in conflicts:
        at_once.setdefault(name, []).extend(keys)
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
            available=available.get(name),
            outside=sum(minutes_outside(window, available.get(name)) for window in windows),
            at_once=tuple(dict.fromkeys(at_once.get(name, ()))),
        )
        for name, windows in of_guest.items()
    ]
    gone = [
        PersonDay(name, (), told=told[name], told_on=other_day.get(name))
        for name in told
        if name not in of_guest
    ]
    return (*days, *gone)


def minutes_outside(window: GuestWindow, available: Available | None) -> int:
    """For how many minutes of the window its owner cannot be there."""
    if available is None:
        return 0
    start, end = available
    before = 0 if start is None else min(start, window.end) - window.start
    after = 0 if end is None else window.end - max(end, window.start)
    return max(0, before) + max(0, after)
