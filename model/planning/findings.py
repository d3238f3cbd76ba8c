"""What is wrong with a plan's times, as data.

Severity and words are given where all findings are collected.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from model.planning.shapes import Entry, GuestWindow, Plan


class TimeCode(StrEnum):
    """The codes of the exchange format's table of findings that a plan alone can tell."""

    MEETING_ENDS_BEFORE_START = "MEETING_ENDS_BEFORE_START"
    OVERRUN = "OVERRUN"
    NO_BUFFER = "NO_BUFFER"
    OVERLAP = "OVERLAP"
    STARTS_BEFORE_MEETING = "STARTS_BEFORE_MEETING"
    STARTS_AFTER_MEETING_END = "STARTS_AFTER_MEETING_END"
    GAP = "GAP"
    POINT_WITHOUT_SLOT = "POINT_WITHOUT_SLOT"
    GUEST_CONFLICT = "GUEST_CONFLICT"
    GUEST_TWICE_APART = "GUEST_TWICE_APART"


@dataclass(frozen=True, slots=True)
class TimeFinding:
    """One finding. `key` is the entry to go to (None: the meeting), `other` a second one.

    `minutes` is how much: too long, overlapping, empty, too early or late; for a guest who is
    needed again, how long he waits in all. OVERLAP and GAP have as `other` the entry whose end they
    are measured from, None for the meeting's start.
    """

    code: TimeCode
    key: str | None = None
    minutes: int = 0
    other: str | None = None
    guest: str | None = None


def time_findings(
    entries: Sequence[Entry], planned: Plan, breaks: Collection[str] = ()
) -> tuple[TimeFinding, ...]:
    """All findings of a plan of these entries: the meeting's, then by entry, then by guest.

    `breaks` holds the keys of entries that are breaks: one without a duration is no point without a
    slot. A meeting that ends at or before its start has an end that means nothing: OVERRUN still
    says what `over_under` shows, but that every entry starts after such an end is not said.
    """
    return (
        *_of_meeting(planned),
        *_of_entries(entries, planned, frozenset(breaks)),
        *_conflicts(entries, planned),
        *_twice_apart(planned.guest_windows),
    )


def _of_meeting(planned: Plan) -> Iterator[TimeFinding]:
    window = planned.window
    if window.end <= window.start:
        yield TimeFinding(TimeCode.MEETING_ENDS_BEFORE_START, minutes=window.start - window.end)
    if planned.over_under > 0:
        yield TimeFinding(TimeCode.OVERRUN, minutes=planned.over_under)
    elif planned.over_under == 0 and _has_times(planned) and window.end > window.start:
        yield TimeFinding(TimeCode.NO_BUFFER)


def _has_times(planned: Plan) -> bool:
    return any(slot.end is not None for slot in planned.slots)


def _of_entries(
    entries: Sequence[Entry], planned: Plan, breaks: frozenset[str]
) -> Iterator[TimeFinding]:
    window = planned.window
    ends_properly = window.end > window.start
    cursor, holder = window.start, None
    for entry, slot in zip(entries, planned.slots, strict=True):
        key = slot.key
        if slot.start is None or slot.end is None:
            if not entry.withdrawn and key not in breaks:
                yield TimeFinding(TimeCode.POINT_WITHOUT_SLOT, key)
            continue
        if slot.overlap_before:
            yield TimeFinding(TimeCode.OVERLAP, key, slot.overlap_before, other=holder)
        if slot.start < window.start:
            yield TimeFinding(TimeCode.STARTS_BEFORE_MEETING, key, window.start - slot.start)
        if ends_properly and slot.start > window.end:
            yield TimeFinding(TimeCode.STARTS_AFTER_MEETING_END, key, slot.start - window.end)
        if slot.gap_before:
            yield TimeFinding(TimeCode.GAP, key, slot.gap_before, other=holder)
        if slot.end > cursor:
            cursor, holder = slot.end, key


def _conflicts(entries: Sequence[Entry], planned: Plan) -> Iterator[TimeFinding]:
    """One a slot and guest: `key` starts while the guest is still at `other`. Touching is none."""
    needed: dict[str, list[tuple[int, int, int, str]]] = {}
    for place, (entry, slot) in enumerate(zip(entries, planned.slots, strict=True)):
        if slot.start is not None and slot.end is not None and slot.end > slot.start:
            for guest in dict.fromkeys(entry.guests):
                needed.setdefault(guest, []).append((slot.start, slot.end, place, slot.key))
    for guest, slots in needed.items():
        slots.sort()
        busy_until, busy_with = slots[0][1], slots[0][3]
        for start, end, _, key in slots[1:]:
            if start < busy_until:
                minutes = min(end, busy_until) - start
                yield TimeFinding(TimeCode.GUEST_CONFLICT, key, minutes, busy_with, guest)
            if end > busy_until:
                busy_until, busy_with = end, key


def _twice_apart(windows: Sequence[GuestWindow]) -> Iterator[TimeFinding]:
    """One a guest: `key` is where he is first needed again, `other` where he was before."""
    of_guest: dict[str, list[GuestWindow]] = {}
    for window in windows:
        of_guest.setdefault(window.guest, []).append(window)
    for guest, apart in of_guest.items():
        if len(apart) > 1:
            waits = sum(later.start - earlier.end for earlier, later in pairwise(apart))
            yield TimeFinding(
                TimeCode.GUEST_TWICE_APART, apart[1].keys[0], waits, apart[0].keys[-1], guest
            )
