"""What a drag or a key does to the agenda that a plan is made of.

Whether a slot takes another place or pushes what follows is decided here, never by the picture: an
entry that follows is put between two others, one with a fixed start keeps what it is and changes
its clock time. Times are minutes after midnight.
"""

from collections.abc import Sequence
from dataclasses import replace

from model.planning.schedule import plan
from model.planning.shapes import Entry, StartRule, Window

STEP = 5
FINE_STEP = 1
_LONGEST = 24 * 60
_LAST_START = 24 * 60 - 1

Entries = tuple[Entry, ...]


def snapped(minutes: float, step: int = STEP) -> int:
    """To the next whole step, halves up."""
    return int((minutes + step / 2) // step) * step


def dragged(
    entries: Sequence[Entry], window: Window, key: str, minute: float, step: int = STEP
) -> Entries:
    """The agenda when the slot's upper edge is held at a minute of the day."""
    entry, others = _taken_out(entries, key)
    if entry.rule is StartRule.FIXED:
        minute = min(max(snapped(minute, step), 0), _LAST_START)
        entry = replace(entry, start_at=int(minute))
    place = _place_at(others, window, minute, _index(entries, key))
    return (*others[:place], entry, *others[place:])


def stepped(entries: Sequence[Entry], window: Window, key: str, by: int) -> Entries:
    """One step up (-1) or down (1): a place in the order, for a fixed start five minutes."""
    entry, others = _taken_out(entries, key)
    if entry.rule is StartRule.FIXED and entry.start_at is not None:
        return dragged(entries, window, key, entry.start_at + by * STEP)
    place = min(max(_index(entries, key) + by, 0), len(others))
    return (*others[:place], entry, *others[place:])


def resized(entries: Sequence[Entry], key: str, minutes: int | None) -> Entries:
    """Another length; None takes the slot away. Never below nothing, never over a day."""
    if minutes is not None:
        minutes = min(max(minutes, 0), _LONGEST)
    return tuple(
        replace(entry, duration=minutes) if entry.key == key else entry for entry in entries
    )


def lengthened(entries: Sequence[Entry], key: str, by: int) -> Entries:
    """Longer or shorter, down to nothing. An entry without a slot gets one by growing."""
    length = entries[_index(entries, key)].duration
    if length is None and by < 0:
        return tuple(entries)
    return resized(entries, key, (length or 0) + by)


def _place_at(others: Sequence[Entry], window: Window, minute: float, was: int) -> int:
    """Between the last slot whose middle has passed and the first whose middle is to come.

    Where entries without a slot stand there too, as near as possible to where it was.
    """
    behind = 0
    for index, slot in enumerate(plan(others, window).slots):
        if slot.start is None or slot.end is None:
            continue
        middle = (slot.start + slot.end) / 2
        if middle > minute or (middle == minute and index >= was):
            return min(max(was, behind), index)
        behind = index + 1
    return max(was, behind)


def _taken_out(entries: Sequence[Entry], key: str) -> tuple[Entry, list[Entry]]:
    index = _index(entries, key)
    return entries[index], [*entries[:index], *entries[index + 1 :]]


def _index(entries: Sequence[Entry], key: str) -> int:
    for index, entry in enumerate(entries):
        if entry.key == key:
            return index
    raise KeyError(key)
