"""An order in which guests wait less, as a proposal that says what it gains.

What stays where it is: breaks, points without a slot, fixed starts, and whatever is pinned. The
other points change places among themselves. With up to ten of them the best order is found for
certain; beyond, a good one.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from model.planning.order_search import best_by_search
from model.planning.order_table import best_by_table
from model.planning.order_task import Task, cost_of
from model.planning.schedule import plan
from model.planning.shapes import Entry, Plan, StartRule, Window
from model.planning.waiting import waited, waits

EXACT = 10
"""Up to so many movable points the order is the best there is."""


@dataclass(frozen=True, slots=True)
class Order:
    """A better order. Minutes that all guests wait now and then, and for whom it becomes less."""

    entries: tuple[Entry, ...]
    planned: Plan
    waiting: int
    waiting_now: int
    gainers: tuple[str, ...]
    exact: bool

    @property
    def gain(self) -> int:
        """Minutes of waiting that it saves."""
        return self.waiting_now - self.waiting


def suggest(
    entries: Sequence[Entry],
    window: Window,
    pinned: Collection[str] = (),
    members: Collection[str] = (),
) -> Order | None:
    """The order in which guests wait least; None where none is better.

    No order is proposed that makes slots overlap more or the day end later after its end than now.
    Among equals the one nearest to the present order is taken. `members` are there the whole day
    and wait for nothing; they are in the plan of the order all the same.
    """
    guests = {entry.key: entry.guests for entry in entries}
    order = _suggest(without(entries, members), window, pinned)
    if order is None or not members:
        return order
    arranged = tuple(replace(entry, guests=guests[entry.key]) for entry in order.entries)
    return replace(order, entries=arranged, planned=plan(arranged, window))


def without(entries: Sequence[Entry], names: Collection[str]) -> tuple[Entry, ...]:
    """The same entries as if these people joined for none."""
    if not names:
        return tuple(entries)
    return tuple(
        replace(entry, guests=tuple(guest for guest in entry.guests if guest not in names))
        for entry in entries
    )


def _suggest(entries: Sequence[Entry], window: Window, pinned: Collection[str]) -> Order | None:
    movable = [index for index, entry in enumerate(entries) if is_movable(entry, pinned)]
    today = plan(entries, window)
    if len(movable) < 2 or not waited(today):
        return None
    task = Task(tuple(entries), tuple(movable), window)
    exact = len(movable) <= EXACT
    order = best_by_table(task) if exact else best_by_search(task)
    if cost_of(task, order) >= cost_of(task, tuple(movable)):
        return None
    arranged = task.arranged(order)
    then = plan(arranged, window)
    if waited(then) >= waited(today) or _is_worse(then, today):
        return None
    before, after = waits(today.guest_windows), waits(then.guest_windows)
    gainers = tuple(guest for guest in before if after.get(guest, 0) < before[guest])
    return Order(arranged, then, waited(then), waited(today), gainers, exact)


def _is_worse(then: Plan, today: Plan) -> bool:
    """Whether slots overlap more, or the day ends later after its end.

    The search weighs both, by the ends of slots in order; a slot fixed long before the others can
    hide what that costs at the end of the day.
    """
    late_then, late_today = max(0, then.over_under), max(0, today.over_under)
    return late_then > late_today or _overlap(then) > _overlap(today)


def _overlap(planned: Plan) -> int:
    return sum(slot.overlap_before for slot in planned.slots)


def is_movable(entry: Entry, pinned: Collection[str]) -> bool:
    """Whether a point may change places. Breaks are pinned by whoever knows them."""
    return (
        entry.key not in pinned
        and bool(entry.duration)
        and not entry.withdrawn
        and entry.rule is not StartRule.FIXED
    )


def ends(entries: Sequence[Entry]) -> frozenset[str]:
    """The first and the last entry that have a slot, to pin them."""
    timed = [entry.key for entry in entries if entry.duration is not None and not entry.withdrawn]
    return frozenset((timed[0], timed[-1])) if timed else frozenset()
