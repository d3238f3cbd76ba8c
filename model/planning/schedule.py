"""From durations and start rules to clock times. The law is the design's chapter 3, "Time".

All times are whole minutes after midnight of the meeting's day; all lengths are minutes.
"""

from collections.abc import Sequence

from model.planning.guest_windows import guest_windows
from model.planning.shapes import Entry, Plan, Slot, StartRule, Window


def plan(entries: Sequence[Entry], window: Window) -> Plan:
    """The day of these entries, one slot an entry, in agenda order.

    Raises ValueError for a negative duration, for a key that stands twice, and for a slot whose
    rule needs a clock time and has none. Storage and the exchange schema forbid all three.
    """
    _refuse_impossible(entries)
    slots, planned_end = _placed(entries, window, _latest_starts(entries, window))
    return Plan(
        window=window,
        slots=slots,
        planned_end=planned_end,
        total=planned_end - window.start,
        over_under=planned_end - window.end,
        guest_windows=guest_windows(
            (slot, entry.guests) for slot, entry in zip(slots, entries, strict=True) if entry.guests
        ),
    )


def end_of(entries: Sequence[Entry], window: Window) -> int:
    """The planned end alone, for callers that try very many days. Raises as `plan` does."""
    _refuse_impossible(entries)
    cursor = window.start
    ends: list[int] = []
    for entry in entries:
        if entry.duration is None or entry.withdrawn:
            continue
        end = _start(entry, cursor) + entry.duration
        ends.append(end)
        cursor = max(cursor, end)
    return max(ends, default=window.start)


def by_key(planned: Plan) -> dict[str, Slot]:
    """Every slot under its entry's key, for callers that look up more than one."""
    return {slot.key: slot for slot in planned.slots}


def earliest(entry: Entry) -> int | None:
    """The clock time that the rule asks for; None for `follows`, whatever `start_at` says."""
    if entry.rule is StartRule.FOLLOWS:
        return None
    if entry.start_at is None:
        raise ValueError(f"entry {entry.key!r}: the rule {entry.rule} needs a start time")
    return entry.start_at


def _refuse_impossible(entries: Sequence[Entry]) -> None:
    for entry in entries:
        if entry.duration is not None and entry.duration < 0:
            raise ValueError(f"entry {entry.key!r}: a duration of {entry.duration} minutes")
    if len({entry.key for entry in entries}) < len(entries):
        raise ValueError("a key stands on more than one entry")


def _latest_starts(entries: Sequence[Entry], window: Window) -> list[int]:
    """Backwards from the meeting's end: a slot must end by the latest start of the next, or its T.

    One number an entry. Where an entry has no slot it is the limit that passes through, not used.
    """
    limit = window.end
    latest = [limit] * len(entries)
    for index in range(len(entries) - 1, -1, -1):
        entry = entries[index]
        if entry.duration is not None and not entry.withdrawn:
            fixed_at = earliest(entry) if entry.rule is StartRule.FIXED else None
            limit = limit - entry.duration if fixed_at is None else fixed_at
        latest[index] = limit
    return latest


def _placed(
    entries: Sequence[Entry], window: Window, latest_starts: list[int]
) -> tuple[tuple[Slot, ...], int]:
    """The slots, and the latest end of them all (the meeting's start where there are none)."""
    cursor = window.start
    latest_end: int | None = None
    slots: list[Slot] = []
    follows = StartRule.FOLLOWS  # an enum member is slow to look up in a loop
    for entry, latest_start in zip(entries, latest_starts, strict=True):
        duration = entry.duration
        if duration is None or entry.withdrawn:
            slots.append(Slot(entry.key, None))
            continue
        start = cursor if entry.rule is follows else _start(entry, cursor)
        end = start + duration
        if start >= cursor:
            slot = Slot(entry.key, duration, start, end, latest_start, start - cursor)
        else:
            slot = Slot(entry.key, duration, start, end, latest_start, 0, cursor - start)
        slots.append(slot)
        latest_end = end if latest_end is None else max(latest_end, end)
        cursor = max(cursor, end)
    return tuple(slots), window.start if latest_end is None else latest_end


def _start(entry: Entry, cursor: int) -> int:
    at = earliest(entry)
    if at is None:
        return cursor
    return at if entry.rule is StartRule.FIXED else max(cursor, at)
