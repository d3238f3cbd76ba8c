"""Which entries decide when the day ends: those that follow one another without a rest to the end."""

from collections.abc import Sequence

from model.planning.shapes import Entry, Plan, Slot, StartRule


def critical_keys(entries: Sequence[Entry], planned: Plan) -> tuple[str, ...]:
    """In agenda order. Making one of the others shorter brings the planned end no nearer."""
    holders: list[Slot | None] = []
    cursor, holder = planned.window.start, None
    last: int | None = None
    for index, slot in enumerate(planned.slots):
        holders.append(holder)
        if slot.start is None or slot.end is None:
            continue
        if slot.end > cursor or (holder is None and slot.end == cursor):
            cursor, holder = slot.end, slot
        if slot.end == planned.planned_end:
            last = index
    return _back_from(last, entries, planned, holders)


def _back_from(
    last: int | None, entries: Sequence[Entry], planned: Plan, holders: Sequence[Slot | None]
) -> tuple[str, ...]:
    places = {slot.key: index for index, slot in enumerate(planned.slots)}
    found: list[str] = []
    while last is not None:
        slot = planned.slots[last]
        found.append(slot.key)
        holder = holders[last]
        pushed = slot.gap_before == 0 and slot.overlap_before == 0
        if holder is None or not pushed or entries[last].rule is StartRule.FIXED:
            break
        if entries[last].rule is StartRule.NOT_BEFORE and entries[last].start_at == slot.start:
            break
        last = places[holder.key]
    return tuple(reversed(found))


def with_durations(entries: Sequence[Entry], durations: dict[str, int]) -> tuple[Entry, ...]:
    """The same entries with other lengths."""
    return tuple(
        Entry(e.key, durations[e.key], e.rule, e.start_at, e.withdrawn, e.guests)
        if e.key in durations
        else e
        for e in entries
    )
