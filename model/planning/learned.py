"""How long a point usually takes, from what it and its like took before. Proposed, never taken unasked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median

from model.planning.schedule import plan
from model.planning.shapes import Entry, Plan, Window

STEP = 5
"""What is proposed is rounded up to so many minutes, for a plan is made in such steps."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """A point of an earlier meeting. Minutes: as it was planned, and as it really took, if known."""

    planned: int | None
    taken: float | None = None


@dataclass(frozen=True, slots=True)
class Usual:
    """`minutes` is the median of `times` meetings, `measured` whether it was really taken."""

    minutes: int
    times: int
    measured: bool


@dataclass(frozen=True, slots=True)
class Learned:
    """The day with one entry as long as it usually is."""

    key: str
    usual: Usual
    before: int | None
    after: int
    entries: tuple[Entry, ...]
    planned: Plan


def usual(earlier: Iterable[Earlier]) -> Usual | None:
    """The median of what was really taken; of what was planned where nothing was ever measured.

    None where neither is known. A point that took no whole minute was only ticked off.
    """
    known = list(earlier)
    taken = [point.taken for point in known if point.taken is not None and point.taken >= 1]
    planned = [point.planned for point in known if point.planned]
    lengths: Sequence[float] = taken or planned
    if not lengths:
        return None
    return Usual(max(1, round(median(lengths))), len(lengths), bool(taken))


def learned(
    entries: Sequence[Entry], window: Window, before: Mapping[str, Sequence[Earlier]]
) -> tuple[Learned, ...]:
    """One for each entry that usually takes another time than is set, in agenda order.

    `before` holds the earlier points that are alike, by the key of the entry. What is proposed is a
    whole step; an entry that is set to it, or to the usual minutes themselves, is left alone.
    """
    found: list[Learned] = []
    for entry in entries:
        known = usual(before.get(entry.key, ()))
        if known is None or entry.withdrawn:
            continue
        after = -(-known.minutes // STEP) * STEP
        if entry.duration in (after, known.minutes):
            continue
        arranged = tuple(
            replace(other, duration=after) if other.key == entry.key else other for other in entries
        )
        planned = plan(arranged, window)
        found.append(Learned(entry.key, known, entry.duration, after, arranged, planned))
    return tuple(found)
