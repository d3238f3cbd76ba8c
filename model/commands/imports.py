"""Apply a valid exchange file to the database: what has the same key is updated in place.

The rules are the exchange format's: an absent field is untouched, "", [] and null clear; entries
that the file does not name stay, behind their predecessor; annexes match by number, actions by key,
other lists are replaced whole. All in the caller's one transaction, so a refusal changes nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.commands.import_checks import merged_faults, reference_faults
from model.commands.import_context import Context
from model.commands.import_faults import ExchangeRefused, Fault
from model.commands.import_items import import_item
from model.commands.import_meetings import import_meeting
from model.commands.import_people import import_people
from model.commands.item_minutes import settle_minutes
from model.commands.papers import keep_dispatched
from model.entities import Item, Meeting
from model.storage.annex_files import StoredFile

NO_FILES: Mapping[str, StoredFile] = {}


@dataclass(frozen=True, slots=True)
class Imported:
    """Keys of what a file held, in its order."""

    items: tuple[str, ...]
    meetings: tuple[str, ...]


def apply(
    session: Session,
    data: Mapping[str, Any],
    files: Mapping[str, StoredFile] = NO_FILES,
    name: str = "",
) -> Imported:
    """Import the data of one file. `files` are its annexes, already kept, by the name used there.

    Raises ExchangeRefused, under the file's `name`, for what only the database can tell: an unknown
    reference, an approved meeting, two points that end up with one number.
    """
    _refuse(name, reference_faults(session, data))
    # Rows are written when they are whole, not when something else is looked up.
    with session.no_autoflush:
        _apply(session, data, files, name)
    return Imported(
        tuple(item["key"] for item in data.get("items", [])),
        tuple(meeting["key"] for meeting in data["meetings"]),
    )


def _apply(
    session: Session, data: Mapping[str, Any], files: Mapping[str, StoredFile], name: str
) -> None:
    context = Context(session, files)
    import_people(session, data.get("people", []))
    for item in data.get("items", []):
        import_item(context, item)
    session.flush()
    faults: list[Fault] = []
    rows: list[Meeting] = []
    for index, meeting in enumerate(data["meetings"]):
        row = import_meeting(context, meeting, ("meetings", index), faults)
        faults.extend(merged_faults(row, meeting, ("meetings", index)))
        rows.append(row)
    _refuse(name, faults)
    session.flush()
    for item in _touched(session, data):
        settle_minutes(session, item)
    context.freeze_treated()
    session.flush()
    for row in rows:
        if row.dispatched_at is not None and not row.dispatched_views:
            keep_dispatched(session, row, row.dispatched_at)


def _refuse(name: str, faults: Iterable[Fault]) -> None:
    found = list(faults)
    if found:
        raise ExchangeRefused(name, found)


def _touched(session: Session, data: Mapping[str, Any]) -> list[Item]:
    """The recommendations that the file holds or places, in the order of their keys."""
    keys = {item["key"] for item in data.get("items", [])}
    for meeting in data["meetings"]:
        keys |= {entry["item"] for entry in meeting["entries"] if entry.get("item")}
    return [
        item
        for key in sorted(keys)
        for item in session.scalars(select(Item).where(Item.key == key))
    ]
