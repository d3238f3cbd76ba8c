"""Faults of a file that only the database can tell: what it names and what it would lead to."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.commands.import_faults import Fault, pointer
from model.commands.import_values import Json
from model.entities import AgendaEntry, AgendaPoint, Item, Meeting
from model.planning.shapes import StartRule
from model.text.translate import _
from model.vocabulary import MeetingStatus

Place = tuple[str | int, ...]


def reference_faults(session: Session, data: Mapping[str, Any]) -> Iterator[Fault]:
    """Names of what is neither in the file nor in the database, and meetings that are locked."""
    items = set(session.scalars(select(Item.key).where(Item.key.is_not(None))))
    items |= {item["key"] for item in data.get("items", [])}
    for index, meeting in enumerate(data["meetings"]):
        place: Place = ("meetings", index)
        query = select(Meeting).where(Meeting.key == meeting["key"])
        row = session.scalars(query).one_or_none()
        if row is not None and row.status == MeetingStatus.APPROVED:
            expected = _("a meeting that is not approved; the minutes of {key} are locked")
            yield Fault(pointer(place), expected.format(key=row.key))
            continue
        stored = {entry.key: entry for entry in row.entries} if row is not None else {}
        yield from _entry_faults(place, meeting, stored, items)
        yield from _absence_faults(place, meeting, stored)


def _entry_faults(
    place: Place, meeting: Json, stored: Mapping[str, AgendaEntry], items: set[str | None]
) -> Iterator[Fault]:
    for index, entry in enumerate(meeting["entries"]):
        at = (*place, "entries", index)
        row = stored.get(entry["key"])
        if row is not None and row.type != entry["type"]:
            expected = _('"{type}"; the meeting has an entry of this key that is one')
            yield Fault(pointer((*at, "type")), expected.format(type=row.type))
            continue
        key: str | None = entry.get("item")
        if key is not None and key not in items:
            expected = _(
                "the key of a recommendation of this file or of the database; {key} is none"
            )
            yield Fault(pointer((*at, "item")), expected.format(key=key))
        if "item_as_treated" in entry and "item" not in entry:
            yield from _treated_fault(at, entry["item_as_treated"], row)


def _treated_fault(at: Place, treated: Json, row: AgendaEntry | None) -> Iterator[Fault]:
    """Without an item of its own in the file, the point keeps the one it has."""
    item = row.item if isinstance(row, AgendaPoint) else None
    if item is None or item.key != treated["key"]:
        place = pointer((*at, "item_as_treated", "key"))
        yield Fault(
            place, _("the key of the point's recommendation, which stands in its field item")
        )


def _absence_faults(
    place: Place, meeting: Json, stored: Mapping[str, AgendaEntry]
) -> Iterator[Fault]:
    points = {key for key, entry in stored.items() if isinstance(entry, AgendaPoint)}
    points |= {entry["key"] for entry in meeting["entries"] if entry["type"] == "point"}
    for index, member in enumerate(meeting.get("members", [])):
        for number, absence in enumerate(member.get("absences", [])):
            for step, key in enumerate(absence["points"]):
                if key not in points:
                    at = (*place, "members", index, "absences", number, "points", step)
                    expected = _("the key of a point of this meeting; {key} is none")
                    yield Fault(pointer(at), expected.format(key=key))


def merged_faults(meeting: Meeting, data: Json, place: Place) -> Iterator[Fault]:
    """What does not fit together once the file's fields are beside those that it left untouched."""
    rows = {entry.key: entry for entry in meeting.entries}
    for index, entry in enumerate(data["entries"]):
        row = rows[entry["key"]]
        if row.rule != StartRule.FOLLOWS and row.start_at is None:
            at = pointer((*place, "entries", index, "start_at"))
            yield Fault(at, _("a time, HH:MM, for the entry's start rule needs one"))
        if isinstance(row, AgendaPoint) and row.intervals:
            start, end = row.intervals[0].start, row.intervals[-1].end
            if start is not None and end is not None and end < start:
                at = pointer((*place, "entries", index, "actual_end"))
                yield Fault(at, _("not before {start}").format(start=start))
