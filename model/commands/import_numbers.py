"""Numbers of imported points: given ones are kept, missing ones assigned.

Before dispatch nobody has chosen numbers that only follow the order; a file that brings a new point
and gives no numbers then gets the whole agenda numbered anew, as the window does.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

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
from model.text.translate import gettext as _
from model.views import Purpose

Place = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Before:
    """The meeting before the import. `status` is None where it was not there."""

    status: str | None = None
    automatic: bool = True


def are_automatic(meeting: Meeting) -> bool:
    """Whether the stored numbers are those that the order of the agenda gives by itself."""
    entries = [_entry(entry) for entry in meeting.entries]
    by_order = number_imported([replace(entry, number=None) for entry in entries])
    return all(entry.is_break or by_order[entry.key] == entry.number for entry in entries)


def number_points(
    meeting: Meeting, given: Sequence[Json], before: Before, place: Place, faults: list[Fault]
) -> None:
    """Give every point of the merged agenda its number. Two with one number are a fault."""
    entries = [_entry(entry) for entry in meeting.entries]
    gives_none = all(data.get("number") is None for data in given)
    if before.automatic and gives_none and before.status not in FROZEN:
        entries = [replace(entry, number=None) for entry in entries]
    try:
        frozen = before.status in FROZEN
        numbers = assign_numbers(entries, True) if frozen else number_imported(entries)
    except NumberClashError as error:
        faults.extend(_clashes(error, given, place))
        return
    for entry in meeting.entries:
        if isinstance(entry, AgendaPoint):
            set_value(entry, "number", numbers[entry.key])


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
