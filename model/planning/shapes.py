"""What goes into a plan and what comes out.

Every time is whole minutes after midnight of the meeting's day, so 24.30 is 1470 and never wraps.
"""

from dataclasses import dataclass
from enum import StrEnum


class StartRule(StrEnum):
    """When an entry may start."""

    FOLLOWS = "follows"
    NOT_BEFORE = "not_before"
    FIXED = "fixed"


@dataclass(frozen=True, slots=True)
class Window:
    """The meeting's own start and end. An end at or before the start is a window of 0 minutes."""

    start: int
    end: int

    @property
    def minutes(self) -> int:
        """Length in minutes, never negative."""
        return max(0, self.end - self.start)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the agenda as the plan sees it. `duration` in minutes; None has no slot."""

    key: str
    duration: int | None
    rule: StartRule = StartRule.FOLLOWS
    start_at: int | None = None
    withdrawn: bool = False
    guests: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Slot:
    """An entry's place in time.

    All four times are None (and the two lengths 0) where it has no slot.
    """

    key: str
    duration: int | None
    start: int | None = None
    end: int | None = None
    latest_start: int | None = None
    gap_before: int = 0
    overlap_before: int = 0


@dataclass(frozen=True, slots=True)
class GuestWindow:
    """The joined time in which a guest is needed, and the entries it covers, in agenda order."""

    guest: str
    start: int
    end: int
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The computed day: one slot an entry, in agenda order."""

    window: Window
    slots: tuple[Slot, ...]
    planned_end: int
    total: int
    over_under: int
    guest_windows: tuple[GuestWindow, ...]

    def slot(self, key: str) -> Slot:
        """The slot of one entry, by looking through all. Raises KeyError for an unknown key.

        `schedule.by_key` is for callers that look up more than one.
        """
        for slot in self.slots:
            if slot.key == key:
                return slot
        raise KeyError(key)
