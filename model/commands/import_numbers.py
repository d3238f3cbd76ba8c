"""Numbers of imported points: given ones are kept, missing ones assigned.

Before dispatch nobody has chosen numbers that only follow the order; a file that brings a new point
and gives no numbers then gets the whole agenda numbered anew, as the window does. Otherwise a point
keeps the number it had; one that the file clears gives it up only to a point that asks for it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from model.commands.import_faults import Fault, pointer
from model.commands.import_points import FROZEN
from model.commands.import_values import Json, set_value
from model.entities import AgendaEntry, AgendaPoint, Meeting
from model.planning.numbering import (
    NumberClashError,
    NumberedEntry,
    assign_numbers,
    number_imported,
)
from model.text.translate import _
from model.vocabulary import Purpose

Place = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Before:
    """The meeting before the import. `status` is None where it was not there.

    `numbers` are those of its points; `automatic` where the order of the agenda gives them by itself.
    """

    status: str | None = None
    automatic: bool = True
    numbers: Mapping[str, int | None] = field(default_factory=dict[str, int | None])

    @classmethod
    def of(cls, meeting: Meeting) -> "Before":
        """As the meeting stands now."""
        points = [entry for entry in map(_entry, meeting.entries) if not entry.is_break]
        numbers = {point.key: point.number for point in points}
        by_order = number_imported([replace(point, number=None) for point in points])
        return cls(meeting.status, by_order == numbers, numbers)


def number_points(
    meeting: Meeting, given: Sequence[Json], before: Before, place: Place, faults: list[Fault]
) -> None:
    """Give every point of the merged agenda its number. Two with one number are a fault."""
    entries = [_entry(entry) for entry in meeting.entries]
    gives_none = all(data.get("number") is None for data in given)
    if before.automatic and gives_none and before.status not in FROZEN:
        entries = [replace(entry, number=None) for entry in entries]
    else:
        entries = _with_own_numbers(entries, before.numbers)
    try:
        frozen = before.status in FROZEN
        numbers = assign_numbers(entries, True) if frozen else number_imported(entries)
    except NumberClashError as error:
        faults.extend(_clashes(error, given, place))
        return
    for entry in meeting.entries:
        if isinstance(entry, AgendaPoint):
            set_value(entry, "number", numbers[entry.key])


def _with_own_numbers(
    entries: Sequence[NumberedEntry], numbers: Mapping[str, int | None]
) -> list[NumberedEntry]:
    """Points without number get the one that they had, where no other has it now.

    Without this a cleared number of a supplementary point would grow at every import.
    """
    taken = {entry.number for entry in entries}
    return [
        replace(entry, number=numbers[entry.key])
        if entry.number is None and numbers.get(entry.key) not in taken
        else entry
        for entry in entries
    ]


def _entry(entry: AgendaEntry) -> NumberedEntry:
    if not isinstance(entry, AgendaPoint):
        return NumberedEntry(entry.key, is_break=True)
    return NumberedEntry(
        entry.key,
        entry.number,
        supplementary=entry.supplementary,
        received_at=entry.received_at,
        any_other_business=entry.purpose == Purpose.ANY_OTHER_BUSINESS,
    )


def _clashes(error: NumberClashError, given: Sequence[Json], place: Place) -> list[Fault]:
    """One fault a number, at the last entry of the file that asks for it."""
    faults: list[Fault] = []
    for number, keys in error.clashes.items():
        asking = [index for index, data in enumerate(given) if data["key"] in keys]
        words = _("a number of its own; {keys} would all be number {number}")
        at = pointer((*place, "entries", asking[-1], "number")) if asking else pointer(place)
        faults.append(Fault(at, words.format(keys=", ".join(keys), number=number)))
    return faults
