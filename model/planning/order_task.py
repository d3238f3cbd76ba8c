"""What the search for an order works on, and what an order costs."""

from collections.abc import Sequence
from dataclasses import dataclass

from model.planning.schedule import plan
from model.planning.shapes import Entry, Plan, Window
from model.planning.waiting import waited

Cost = tuple[int, int, int, int]
"""Minutes of overlap, minutes after the meeting's end, minutes of waiting, pairs turned round."""


@dataclass(frozen=True, slots=True)
class Task:
    """An agenda and the places in it whose entries may change places among themselves."""

    entries: tuple[Entry, ...]
    movable: tuple[int, ...]
    window: Window

    def arranged(self, order: Sequence[int]) -> tuple[Entry, ...]:
        """The agenda with the movable entries, named by their old places, in another order."""
        found = list(self.entries)
        for place, old in zip(self.movable, order, strict=True):
            found[place] = self.entries[old]
        return tuple(found)


def cost_of(task: Task, order: Sequence[int]) -> Cost:
    """Compared from left to right: no order that overlaps more is bought with less waiting."""
    planned = plan(task.arranged(order), task.window)
    return (overlap(planned), max(0, planned.over_under), waited(planned), turned(order))


def overlap(planned: Plan) -> int:
    """Minutes that slots begin too early."""
    return sum(slot.overlap_before for slot in planned.slots)


def turned(order: Sequence[int]) -> int:
    """How many pairs stand the other way round than now."""
    return sum(later < earlier for at, earlier in enumerate(order) for later in order[at + 1 :])
