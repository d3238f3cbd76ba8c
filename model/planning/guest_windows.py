"""When a guest has to be there: the slots of one guest, joined where they touch.

Rule (design, "Time"): windows of one guest touch when start ≤ the end so far, and are joined. The
open edition calls `guest_windows` again after it has dropped entries, so that a window tells
nothing about a dropped one.
"""

from collections.abc import Iterable, Sequence

from model.planning.shapes import GuestWindow, Slot

Needed = list[tuple[int, int, int, str]]
"""The slots that need one guest: (start, end, place in the agenda, key)."""


def guest_windows(
    slots_with_guests: Iterable[tuple[Slot, Sequence[str]]],
) -> tuple[GuestWindow, ...]:
    """The joined windows of every guest of these slots, which come in agenda order.

    Slots without a time count for nothing, and a guest named twice on one slot counts once. Sorted
    by start, then end, then by who appears first in the agenda.
    """
    needed: dict[str, Needed] = {}
    for place, (slot, guests) in enumerate(slots_with_guests):
        start, end = slot.start, slot.end
        if not guests or start is None or end is None:
            continue
        once = (start, end, place, slot.key)
        for guest in guests if len(guests) == 1 else dict.fromkeys(guests):
            if guest in needed:
                needed[guest].append(once)
            else:
                needed[guest] = [once]
    windows = [window for guest, slots in needed.items() for window in _joined(guest, slots)]
    windows.sort(key=_start_and_end)  # stable: keeps who appears first
    return tuple(windows)


def _joined(guest: str, needed: Needed) -> list[GuestWindow]:
    needed.sort()
    windows: list[GuestWindow] = []
    start, end, _, _ = needed[0]
    first = 0
    for index, (next_start, next_end, _, _) in enumerate(needed):
        if next_start > end:
            windows.append(GuestWindow(guest, start, end, _keys(needed, first, index)))
            start, end, first = next_start, next_end, index
        elif next_end > end:
            end = next_end
    windows.append(GuestWindow(guest, start, end, _keys(needed, first, len(needed))))
    return windows


def _keys(needed: Needed, first: int, stop: int) -> tuple[str, ...]:
    """The keys of needed[first:stop] in agenda order, which is not always the order of time."""
    if stop == first + 1:
        return (needed[first][3],)
    return tuple(
        key for _, key in sorted([(place, key) for _, _, place, key in needed[first:stop]])
    )


def _start_and_end(window: GuestWindow) -> tuple[int, int]:
    return window.start, window.end
