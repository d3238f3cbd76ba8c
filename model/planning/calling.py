"""Who must be called in, and what can be taken while everybody waits for a guest.

Times are minutes after midnight of the meeting's day, with fractions.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from model.planning.live import Expected, Outlook
from model.planning.shapes import Entry, Plan, StartRule

LEAD = 5
"""Minutes before the point at which a guest is called, where nothing else was agreed."""

SMALLEST_HOLE = 3
"""Minutes of waiting below which nothing is proposed."""


@dataclass(frozen=True, slots=True)
class Call:
    """A guest who is not in yet. `at` is when to call, `start` when the point is expected."""

    key: str
    guest: str
    at: float
    start: float


@dataclass(frozen=True, slots=True)
class Filler:
    """A point that can be taken in a hole of `hole` minutes; it needs `minutes`."""

    key: str
    minutes: float
    hole: float
    before: str


def calls(
    entries: Sequence[Entry],
    ahead: Outlook,
    inside: Collection[str],
    leads: Mapping[tuple[str, str], int],
) -> tuple[Call, ...]:
    """Everybody to be called, by time. `leads` are minutes by entry key and guest.

    A guest of the running point is to be called at once. Each guest stands there once, for the
    first point that needs them.
    """
    by_key = {entry.key: entry for entry in entries}
    found: dict[str, Call] = {}
    for expected in ahead.entries:
        if expected.start is None:
            continue
        for guest in by_key[expected.key].guests:
            if guest in inside or guest in found:
                continue
            lead = 0 if expected.running else leads.get((expected.key, guest), LEAD)
            found[guest] = Call(expected.key, guest, expected.start - lead, expected.start)
    return tuple(sorted(found.values(), key=lambda call: call.at))


def filler(
    entries: Sequence[Entry], ahead: Outlook, now: float, breaks: Collection[str]
) -> Filler | None:
    """The longest point without guests that fits before the next one can begin, if there is a hole."""
    waiting = [e for e in ahead.entries if not e.running and e.start is not None]
    if not waiting:
        return None
    running = next((e for e in ahead.entries if e.running), None)
    free = now if running is None or running.end is None else running.end
    hole = (waiting[0].start or free) - free
    if hole < SMALLEST_HOLE:
        return None
    by_key = {entry.key: entry for entry in entries}
    fitting = [
        (length, expected.key)
        for expected, length in _lengths(waiting[1:])
        if 0 < length <= hole and _is_free(by_key[expected.key], free, breaks)
    ]
    if not fitting:
        return None
    length, key = max(fitting, key=lambda pair: pair[0])
    return Filler(key, length, hole, waiting[0].key)


def promises(planned: Plan, told: Mapping[str, Sequence[tuple[int, int]]]) -> dict[str, float]:
    """The start that the guests of each entry were last told, by entry key.

    What was told is compared with the guest's windows: the told time that a window meets most is
    the promise of the entries in it. An entry whose guests were told nothing is not in it.
    """
    found: dict[str, float] = {}
    for window in planned.guest_windows:
        spans = told.get(window.guest, ())
        if not spans:
            continue
        start, _end = max(
            spans,
            key=lambda span: (
                _common(span, window.start, window.end),
                -abs(span[0] - window.start),
            ),
        )
        for key in window.keys:
            found[key] = max(found.get(key, 0.0), float(start))
    return found


def _common(span: tuple[int, int], start: int, end: int) -> int:
    return max(0, min(span[1], end) - max(span[0], start))


def _lengths(waiting: Sequence[Expected]) -> Iterator[tuple[Expected, float]]:
    for expected in waiting:
        if expected.start is not None and expected.end is not None:
            yield expected, expected.end - expected.start


def _is_free(entry: Entry, at: float, breaks: Collection[str]) -> bool:
    """Whether nobody and no clock keeps the entry from being taken now."""
    late = entry.rule is not StartRule.FOLLOWS and (entry.start_at or 0) > at
    return not entry.guests and not late and entry.key not in breaks
