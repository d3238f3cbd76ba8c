"""A changed series beside one of its meetings: what would change, and what was changed by hand.

Three things are compared: what the series last gave, what the meeting is now, and what the series
would give today. Where the second differs from the first, a person decided it.
"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from model.planning.series import meeting_day, same_turn
from model.planning.series_shape import FIELDS, Given, MeetingShape, Series, StandingEntry


@dataclass(frozen=True, slots=True)
class PresentEntry:
    """An entry of the agenda as it is. `used`: something hangs on it, so that it is nobody's to take."""

    entry_id: int
    entry: StandingEntry
    used: bool = False


@dataclass(frozen=True, slots=True)
class Present:
    """A meeting as it is now."""

    shape: MeetingShape
    entries: tuple[PresentEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of the head that the series would have otherwise."""

    field: str
    before: Any
    after: Any
    by_hand: bool


class EntryStep(StrEnum):
    """What would happen to a standing entry."""

    ADD = "add"
    CHANGE = "change"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class EntryChange:
    """One standing entry of a meeting. `wanted` is None for one to remove, `entry_id` for one to add."""

    step: EntryStep
    standing_id: int
    entry_id: int | None
    title: str
    by_hand: bool
    wanted: StandingEntry | None


@dataclass(frozen=True, slots=True)
class MeetingChanges:
    """Everything in which a meeting differs from its series."""

    wanted: MeetingShape
    fields: tuple[FieldChange, ...]
    entries: tuple[EntryChange, ...]
    reordered: bool = False
    off_rhythm: bool = False

    @property
    def taken(self) -> bool:
        """Whether anything would change that was not changed by hand."""
        return self.reordered or not all(c.by_hand for c in (*self.fields, *self.entries))

    @property
    def by_hand(self) -> bool:
        """Whether anything was changed by hand."""
        return any(c.by_hand for c in (*self.fields, *self.entries))


def changes(
    series: Series, given: Given, present: Present, planned: datetime.date
) -> MeetingChanges:
    """What the series would change in a meeting that it had `planned` for this day."""
    turn = same_turn(series.rhythm, planned)
    day = None if turn is None else meeting_day(series.rhythm, turn)
    # A turn that falls away now has a meeting all the same: it stays where it is.
    wanted = series.shape(day or present.shape.date)
    heads = tuple(
        FieldChange(name, now, then, by_hand=now != getattr(given.shape, name))
        for name in FIELDS
        if (now := getattr(present.shape, name)) != (then := getattr(wanted, name))
    )
    return MeetingChanges(
        wanted=wanted,
        fields=heads,
        entries=_entries(series.entries, given, present),
        reordered=_is_reordered(series.entries, given, present),
        off_rhythm=day is None,
    )


def wanted_order(
    standing: Sequence[StandingEntry],
    placed: Mapping[int, int],
    before: Sequence[int],
    here: Sequence[int],
) -> tuple[int, ...]:
    """The agenda's entries `here` (ids) with the standing ones in the order of the series.

    `placed`: row of the series → entry; `before`: the order in which the series last left them.
    Other points stay at their places, and an order that was changed by hand is kept.
    """
    slots = [placed.get(row.id) for row in standing if row.id is not None]
    series = [slot for slot in slots if slot is not None and slot in here]
    known = [entry_id for entry_id in before if entry_id in series]
    if [entry_id for entry_id in here if entry_id in known] != known:
        return tuple(here)
    following = iter(series)
    return tuple(next(following) if entry_id in series else entry_id for entry_id in here)


def _is_reordered(standing: Sequence[StandingEntry], given: Given, present: Present) -> bool:
    here = [row.entry_id for row in present.entries]
    placed = {row.standing_id: row.entry_id for row in given.entries}
    order = [row.entry_id for row in given.entries]
    return wanted_order(standing, placed, order, here) != tuple(here)


def _entries(
    standing: Sequence[StandingEntry], given: Given, present: Present
) -> tuple[EntryChange, ...]:
    placed = {row.standing_id: row for row in given.entries}
    here = {row.entry_id: row for row in present.entries}
    found: list[EntryChange] = []
    for wanted in standing:
        assert wanted.id is not None, "a standing entry is compared once it has its row"
        old = placed.pop(wanted.id, None)
        now = None if old is None else here.get(old.entry_id)
        if old is None or now is None:
            by_hand = old is not None
            found.append(EntryChange(EntryStep.ADD, wanted.id, None, wanted.title, by_hand, wanted))
        elif now.entry != wanted:
            by_hand = now.entry != old.entry
            found.append(
                EntryChange(
                    EntryStep.CHANGE, wanted.id, now.entry_id, now.entry.title, by_hand, wanted
                )
            )
    for old in placed.values():
        now = here.get(old.entry_id)
        if now is not None:
            by_hand = now.used or now.entry != old.entry
            found.append(
                EntryChange(
                    EntryStep.REMOVE, old.standing_id, now.entry_id, now.entry.title, by_hand, None
                )
            )
    return tuple(found)
