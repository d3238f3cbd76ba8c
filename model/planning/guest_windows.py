"""When a guest has to be there: the slots of one guest, joined where they touch.

Rule (design, "Time"): windows of one guest touch when start ≤ the end so far, and are joined. The open edition calls
`guest_windows` again after it has dropped entries, so that a window tells nothing about a dropped one.
"""

from collections.abc import Iterable, Sequence

from model.planning.shapes import GuestWindow, Slot

Needed = list[tuple[int, int, int, str]]
"""The slots that need one guest: (start, end, place in the agenda, key)."""


def guest_windows(
    slots_with_guests: Iterable[tuple[Slot, Sequence[str]]],
) -> tuple[GuestWindow, ...]:
    """The joined windows of every guest of these slots, which come in agenda order.

    Slots without a time count for nothing, and a guest named twice on one slot counts once. Sorted by start, then
    end, then by who appears first in the agenda.
    """
    needed: dict[str, Needed] = {}
    for place, (slot, guests) in enumerate(slots_with_guests):
        if guests and slot.start is not None and slot.end is not None:
            for guest in dict.fromkeys(guests):
                needed.setdefault(guest, []).append((slot.start, slot.end, place, slot.key))
    windows = [window for guest, slots in needed.items() for window in _joined(guest, slots)]
    windows.sort(key=lambda window: (window.start, window.end))  # stable: keeps who appears first
    return tuple(windows)


def _joined(guest: str, needed: Needed) -> list[GuestWindow]:
    needed.sort()
    windows: list[GuestWindow] = []
    start, end, place, key = needed[0]
    covered = [(place, key)]
    for next_start, next_end, place, key in needed[1:]:
        if next_start <= end:
            end = max(end, next_end)
            covered.append((place, key))
        else:
            windows.append(_window(guest, start, end, covered))
            start, end, covered = next_start, next_end, [(place, key)]
    windows.append(_window(guest, start, end, covered))
    return windows


def _window(guest: str, start: int, end: int, covered: list[tuple[int, str]]) -> GuestWindow:
    return GuestWindow(guest, start, end, tuple(key for _, key in sorted(covered)))
