"""The numbers of the points, and where a late point stands: the design's chapter 3, "Numbers".

Until dispatch the numbers follow the order: 1…n over all points, closed and withdrawn ones counted,
breaks not. From dispatch on a number given is never changed. Deleting a point is withdrawing it
then, so no number is given twice.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import count


@dataclass(frozen=True, slots=True)
class NumberedEntry:
    """One line of the agenda as the numbering sees it, in agenda order.

    `number` is the number given before. `supplementary` and `received_at` (local time of the
    meeting) order the points that came after dispatch. `any_other_business` marks "Eventuelt".
    """

    key: str
    number: int | None = None
    is_break: bool = False
    supplementary: bool = False
    received_at: datetime | None = None
    any_other_business: bool = False


@dataclass(frozen=True, slots=True)
class NumberChange:
    """One line of a revised agenda's list old → new. `old` is None where there was no number."""

    key: str
    old: int | None
    new: int


class NumberClashError(ValueError):
    """Points claim the same number. `clashes` has the keys of each such number, in agenda order."""

    def __init__(self, clashes: dict[int, tuple[str, ...]]) -> None:
        super().__init__(
            "; ".join(f"number {number}: {', '.join(keys)}" for number, keys in clashes.items())
        )
        self.clashes = clashes


def assign_numbers(entries: Sequence[NumberedEntry], frozen: bool) -> dict[str, int]:
    """The number of every point under its key, in agenda order; breaks are not in it.

    Not `frozen` (before dispatch) numbers are the place among the points, whatever was given
    before. `frozen` (a status from dispatch on) keeps every number given; a point without one takes
    the next number, the highest so far + 1, and never a hole, for a hole is a point that another
    reader may know. Several new points at once take theirs in the order of `in_order_of_numbering`.

    Raises NumberClashError when `frozen` and a number was given twice.
    """
    points = _points(entries)
    if not frozen:
        return {point.key: number for number, point in enumerate(points, 1)}
    numbers = _given(points)
    following = max(numbers.values(), default=0) + 1
    for number, point in enumerate(_missing(points), following):
        numbers[point.key] = number
    return _in_agenda_order(points, numbers)


def number_imported(entries: Sequence[NumberedEntry]) -> dict[str, int]:
    """The number of every point of a meeting from a file, which may give some, all or none.

    Rule (exchange format): numbers given are kept. Where they are missing, points that are not
    supplementary get theirs in file order, then supplementary ones by `received_at`. Given and
    missing may be mixed: points that are not supplementary take the lowest free numbers from 1,
    skipping those given; supplementary ones go on after the highest number, because they came last
    and a hole may belong to a closed point that the file does not hold.

    Raises NumberClashError.
    """
    points = _points(entries)
    numbers = _given(points)
    taken = set(numbers.values())
    free = (number for number in count(1) if number not in taken)
    missing = _missing(points)
    for point in missing:
        if not point.supplementary:
            numbers[point.key] = next(free)
    following = max(numbers.values(), default=0) + 1
    late = [point for point in missing if point.supplementary]
    numbers.update({point.key: number for number, point in enumerate(late, following)})
    return _in_agenda_order(points, numbers)


def renumber_revised(entries: Sequence[NumberedEntry]) -> tuple[NumberChange, ...]:
    """What a revised agenda changes when it unlocks the numbers once, in agenda order."""
    new = assign_numbers(entries, frozen=False)
    return tuple(
        NumberChange(point.key, point.number, new[point.key])
        for point in _points(entries)
        if point.number != new[point.key]
    )


def order_for_late_point(entries: Sequence[NumberedEntry]) -> int:
    """The index at which a supplementary point is put in: before "Eventuelt", else at the end.

    A break directly before "Eventuelt" stays before the late point. Where "Eventuelt" stands twice
    the last counts.
    """
    for index in range(len(entries) - 1, -1, -1):
        if entries[index].any_other_business and not entries[index].is_break:
            return index
    return len(entries)


def in_order_of_numbering(points: Iterable[NumberedEntry]) -> list[NumberedEntry]:
    """Points that are not supplementary as they stand, then supplementary ones by `received_at`.

    Where two were received at the same moment the agenda decides; those with no moment come last.
    """
    return sorted(
        points,
        key=lambda point: (
            point.supplementary,
            point.supplementary and point.received_at is None,
            (point.supplementary and point.received_at) or datetime.min,
        ),
    )


def _points(entries: Iterable[NumberedEntry]) -> list[NumberedEntry]:
    return [entry for entry in entries if not entry.is_break]


def _missing(points: Iterable[NumberedEntry]) -> list[NumberedEntry]:
    return in_order_of_numbering(point for point in points if point.number is None)


def _given(points: Iterable[NumberedEntry]) -> dict[str, int]:
    keys_of: dict[int, list[str]] = {}
    for point in points:
        if point.number is not None:
            keys_of.setdefault(point.number, []).append(point.key)
    clashes = {number: tuple(keys) for number, keys in sorted(keys_of.items()) if len(keys) > 1}
    if clashes:
        raise NumberClashError(clashes)
    return {keys[0]: number for number, keys in keys_of.items()}


def _in_agenda_order(points: Iterable[NumberedEntry], numbers: dict[str, int]) -> dict[str, int]:
    return {point.key: numbers[point.key] for point in points}
