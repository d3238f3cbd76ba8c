"""What can be done when a day is too long. Each proposal is a whole day to look at before it is taken.

Nothing here chooses: who wants which points protected is told, and what is proposed is a plan.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from model.planning.critical import critical_keys, with_durations
from model.planning.schedule import end_of, plan
from model.planning.shapes import Entry, Plan, Window

LEAST = 5
"""No point is made shorter than this by a proposal, if nothing else is said of it."""
_STEP = 5
_MOST_POINTS_TO_MOVE = 2
_LAST_END = 24 * 60 - 1


class FitKind(StrEnum):
    """The ways to make a day fit."""

    SHORTEN = "shorten"
    NEXT_MEETING = "next_meeting"
    EAT_BREAK = "eat_break"
    END_LATER = "end_later"


@dataclass(frozen=True, slots=True)
class Agenda:
    """What proposals are made for. `protected` entries keep their length and their meeting.

    `least` are the lengths below which entries are not shortened, where something is said of them.
    """

    entries: tuple[Entry, ...]
    window: Window
    breaks: frozenset[str] = frozenset()
    protected: frozenset[str] = frozenset()
    least: Mapping[str, int] = field(default_factory=dict[str, int])


@dataclass(frozen=True, slots=True)
class Proposal:
    """A day as it would be. `keys` are the entries that change, `gone` those that leave it.

    `saved` is by how much the day ends earlier (for END_LATER: the meeting later), `left` how much
    is still too long.
    """

    kind: FitKind
    entries: tuple[Entry, ...]
    planned: Plan
    keys: tuple[str, ...]
    gone: tuple[str, ...]
    saved: int
    left: int


def proposals(agenda: Agenda) -> tuple[Proposal, ...]:
    """Every way that helps, the whole ones before those that leave something. None if it fits."""
    planned = plan(agenda.entries, agenda.window)
    if planned.over_under <= 0 or agenda.window.minutes == 0:
        return ()
    found = [
        proposal
        for proposal in (shorten(agenda), eat_break(agenda), *move_away(agenda), end_later(agenda))
        if proposal is not None and proposal.saved > 0
    ]
    return tuple(sorted(found, key=lambda proposal: proposal.left > 0))


def shorten(agenda: Agenda, least: int = LEAST) -> Proposal | None:
    """Points shorter in proportion to their lengths, in steps of five minutes where that is enough."""
    points = {
        entry.key: entry.duration
        for entry in agenda.entries
        if _has_slot(entry)
        and entry.duration is not None
        and entry.key not in agenda.breaks | agenda.protected
    }
    coarse = _shrunk(agenda, points, least, _STEP)
    if coarse is not None and coarse.left == 0:
        return coarse
    fine = _shrunk(agenda, points, least, 1)
    return fine if coarse is None or (fine is not None and fine.left < coarse.left) else coarse


def eat_break(agenda: Agenda) -> Proposal | None:
    """Breaks shorter; one that would have nothing left goes."""
    breaks = {
        entry.key: entry.duration
        for entry in agenda.entries
        if entry.key in agenda.breaks - agenda.protected and entry.duration
    }
    return _shrunk(agenda, breaks, 0, _STEP, FitKind.EAT_BREAK)


def move_away(agenda: Agenda) -> tuple[Proposal, ...]:
    """One point for the next meeting: first those that suffice and take the least away."""
    now = end_of(agenda.entries, agenda.window)
    helpful: list[tuple[tuple[int, int], str]] = []
    for entry in agenda.entries:
        if entry.key in agenda.breaks | agenda.protected or not _has_slot(entry):
            continue
        end = end_of(_without(agenda, entry.key), agenda.window)
        if end < now:
            helpful.append(((max(0, end - agenda.window.end), now - end), entry.key))
    helpful.sort(key=lambda found: found[0])
    return tuple(
        _proposal(FitKind.NEXT_MEETING, agenda, agenda.entries, (), (key,))
        for _cost, key in helpful[:_MOST_POINTS_TO_MOVE]
    )


def end_later(agenda: Agenda) -> Proposal | None:
    """The meeting's own end at the next five minutes after the planned end, on the same day."""
    planned = plan(agenda.entries, agenda.window)
    end = -(-planned.planned_end // _STEP) * _STEP
    if end > _LAST_END:
        return None
    moved = plan(agenda.entries, Window(agenda.window.start, end))
    saved = end - agenda.window.end
    return Proposal(FitKind.END_LATER, agenda.entries, moved, (), (), saved, 0)


def _shrunk(
    agenda: Agenda,
    lengths: dict[str, int],
    least: int,
    step: int,
    kind: FitKind = FitKind.SHORTEN,
) -> Proposal | None:
    """Step by step from the entry that has kept most of its length, of those that decide the end."""
    now = dict(lengths)
    entries = agenda.entries
    planned = plan(entries, agenda.window)
    while planned.over_under > 0:
        # A break may go to its last minute; a point is shortened by whole steps only.
        last = 1 if kind is FitKind.EAT_BREAK else step
        able = [
            key
            for key in critical_keys(entries, planned)
            if key in now and now[key] - last >= agenda.least.get(key, least)
        ]
        if not able:
            break
        key = max(able, key=lambda key: (max(now[key] - step, 0) / lengths[key], now[key]))
        now[key] = max(agenda.least.get(key, least), now[key] - step)
        entries = with_durations(entries, {key: now[key]})
        planned = plan(entries, agenda.window)
    keys = tuple(key for key in lengths if now[key] != lengths[key])
    if not keys:
        return None
    return _proposal(kind, agenda, entries, keys, _gone(kind, now, keys))


def _gone(kind: FitKind, lengths: dict[str, int], keys: Sequence[str]) -> tuple[str, ...]:
    if kind is not FitKind.EAT_BREAK:
        return ()
    return tuple(key for key in keys if lengths[key] == 0)


def _proposal(
    kind: FitKind,
    agenda: Agenda,
    entries: Sequence[Entry],
    keys: Sequence[str],
    gone: Collection[str],
) -> Proposal:
    kept = tuple(entry for entry in entries if entry.key not in gone)
    planned = plan(kept, agenda.window)
    saved = end_of(agenda.entries, agenda.window) - planned.planned_end
    changed = tuple(key for key in keys if key not in gone)
    left = max(0, planned.over_under)
    return Proposal(kind, kept, planned, changed, tuple(gone), saved, left)


def _without(agenda: Agenda, key: str) -> tuple[Entry, ...]:
    return tuple(entry for entry in agenda.entries if entry.key != key)


def _has_slot(entry: Entry) -> bool:
    return bool(entry.duration) and not entry.withdrawn
