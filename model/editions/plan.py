"""The plan of what remains: no time moves, but guest windows are joined anew."""

from collections.abc import Sequence
from dataclasses import replace

from model.planning.guest_windows import guest_windows
from model.planning.shapes import Plan
from model.views import EntryView, HiddenPointView, PointView


def remaining_plan(plan: Plan, entries: Sequence[EntryView]) -> Plan:
    """The plan of the whole meeting without the slots of the entries that are not among these.

    A window joined before would reach over a dropped slot and tell that the guest was there.
    """
    guests: dict[str, tuple[str, ...]] = {}
    for entry in entries:
        if isinstance(entry, PointView):
            guests[entry.key] = tuple(guest.name for guest in entry.guests)
        elif not isinstance(entry, HiddenPointView):
            guests[entry.key] = ()
    slots = tuple(slot for slot in plan.slots if slot.key in guests)
    windows = guest_windows((slot, guests[slot.key]) for slot in slots)
    return replace(plan, slots=slots, guest_windows=windows)
