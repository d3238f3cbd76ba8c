"""What can be done while the meeting runs and threatens to end too late.

The proposals are `model.planning.fitting`'s, made for what is left of the day.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from math import ceil, floor

from model.planning import fitting
from model.planning.fitting import Agenda, FitKind, Proposal
from model.planning.live import NOTHING_PROMISED, Outlook
from model.planning.shapes import Entry, StartRule, Window


def rest_of_day(
    entries: Sequence[Entry],
    ahead: Outlook,
    now: float,
    end: int,
    breaks: Collection[str],
    protected: Collection[str] = (),
    promised: Mapping[str, float] = NOTHING_PROMISED,
) -> Agenda:
    """What is left as an agenda of its own, in whole minutes from `now` to the meeting's `end`.

    The running entry is as long as it is expected to last, and kept. No guest comes before what was
    promised; what is late starts when it can.
    """
    by_key = {entry.key: entry for entry in entries}
    left: list[Entry] = []
    kept = set(protected)
    for expected in ahead.entries:
        entry = by_key[expected.key]
        if expected.running:
            length = ceil(max(0.0, (expected.end or now) - now))
            left.append(Entry(entry.key, length))
            kept.add(entry.key)
        elif expected.start is None or expected.end is None:
            left.append(replace(entry, duration=None))
        else:
            left.append(_waiting(entry, expected.end - expected.start, promised))
    window = Window(floor(now), end)
    present = {entry.key for entry in left}
    return Agenda(tuple(left), window, frozenset(set(breaks) & present), frozenset(kept & present))


def rescues(rest: Agenda) -> tuple[Proposal, ...]:
    """Every way that helps; after the meeting's end only to end later."""
    if rest.window.minutes:
        return fitting.proposals(rest)
    later = fitting.end_later(rest)
    return (later,) if later is not None and later.saved > 0 else ()


def whole_day(entries: Sequence[Entry], rest: Agenda, proposal: Proposal) -> tuple[Entry, ...]:
    """The whole agenda as the proposal leaves it: what was used of an entry stays in its length."""
    was = {entry.key: entry.duration or 0 for entry in rest.entries}
    then = {entry.key: entry.duration or 0 for entry in proposal.entries}
    gone = proposal.gone if proposal.kind is FitKind.EAT_BREAK else ()
    return tuple(
        replace(entry, duration=(entry.duration or 0) - was[entry.key] + then[entry.key])
        if entry.key in proposal.keys
        else entry
        for entry in entries
        if entry.key not in gone
    )


def _waiting(entry: Entry, length: float, promised: Mapping[str, float]) -> Entry:
    earliest = (
        [float(entry.start_at)]
        if entry.start_at is not None and entry.rule is not StartRule.FOLLOWS
        else []
    )
    if entry.guests and entry.key in promised:
        earliest.append(promised[entry.key])
    whole = replace(entry, duration=ceil(length), rule=StartRule.FOLLOWS, start_at=None)
    if not earliest:
        return whole
    return replace(whole, rule=StartRule.NOT_BEFORE, start_at=ceil(max(earliest)))
