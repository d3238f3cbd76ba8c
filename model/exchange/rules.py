"""Faults that the schema cannot say and that need no database: the file against itself.

The rules are those of the exchange format: a key twice, a number twice, an end before its start, a
moment that no calendar has. Data has passed the schema before it comes here.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from model.commands.import_faults import Fault, pointer
from model.text.dates import FIRST_DAY, LAST_DAY
from model.text.translate import _

MAX_INTEGER = 2**31 - 1
"""What every database keeps in an integer."""

Json = Mapping[str, Any]
Place = tuple[str | int, ...]

_MEETING_MOMENTS = ("submission_deadline", "dispatch_at")
_POINT_MOMENTS = ("received_at", "actual_start", "actual_end")


def rule_faults(data: Json) -> Iterator[Fault]:
    """All faults of a file that one can see without a database."""
    items: list[Json] = data.get("items", [])
    meetings: list[Json] = data["meetings"]
    yield from _twice(("items",), "key", items)
    yield from _twice(("meetings",), "key", meetings)
    for index, item in enumerate(items):
        yield from _item(("items", index), item)
    for index, meeting in enumerate(meetings):
        yield from _meeting(("meetings", index), meeting)


def _item(place: Place, item: Json) -> Iterator[Fault]:
    yield from _annexes(place, item)


def _meeting(place: Place, meeting: Json) -> Iterator[Fault]:
    yield from _near((*place, "date"), meeting["date"])
    yield from _moments(place, meeting, _MEETING_MOMENTS)
    approved: Json | None = meeting.get("approved")
    if approved is not None:
        yield from _moments((*place, "approved"), approved, ("at",))
    if meeting["end"] < meeting["start"]:
        yield Fault(pointer((*place, "end")), _not_before(meeting["start"]))
    for index, member in enumerate(meeting.get("members", [])):
        for number, absence in enumerate(member.get("absences", [])):
            at = (*place, "members", index, "absences", number)
            start, end = absence.get("from"), absence.get("to")
            if start is not None and end is not None and end < start:
                yield Fault(pointer((*at, "to")), _not_before(start))
    entries: list[Json] = meeting["entries"]
    yield from _twice((*place, "entries"), "key", entries)
    points = [entry for entry in entries if entry.get("number") is not None]
    yield from _twice((*place, "entries"), "number", points, entries)
    for index, entry in enumerate(entries):
        if entry["type"] == "point":
            yield from _point((*place, "entries", index), entry)


def _point(place: Place, point: Json) -> Iterator[Fault]:
    yield from _moments(place, point, _POINT_MOMENTS)
    start, end = point.get("actual_start"), point.get("actual_end")
    if start is not None and end is not None and end < start:
        yield Fault(pointer((*place, "actual_end")), _not_before(start))
    yield from _annexes(place, point)
    actions: list[Json] = point.get("actions", [])
    named = [action for action in actions if "key" in action]
    yield from _twice((*place, "actions"), "key", named, actions)
    yield from _small((*place, "number"), point.get("number"))
    carried: Json | None = point.get("carried_from")
    if carried is not None:
        yield from _small((*place, "carried_from", "number"), carried["number"])
    treated: Json | None = point.get("item_as_treated")
    if treated is not None:
        yield from _item((*place, "item_as_treated"), treated)
        item: str | None = point.get("item", treated["key"])
        if item != treated["key"]:
            expected = _("the key of the point's recommendation, {key}")
            at = pointer((*place, "item_as_treated", "key"))
            yield Fault(at, expected.format(key=item or _("which it does not have")))


def _annexes(place: Place, owner: Json) -> Iterator[Fault]:
    annexes: list[Json] = owner.get("annexes", [])
    yield from _twice((*place, "annexes"), "number", annexes)
    for index, annex in enumerate(annexes):
        yield from _small((*place, "annexes", index, "number"), annex["number"])


def _twice(
    place: Place, field: str, rows: Iterable[Json], among: list[Any] | None = None
) -> Iterator[Fault]:
    """Rows that say what an earlier one has said. `among` is the list that the index counts in."""
    places: dict[int, int] = {id(row): index for index, row in enumerate(among or ())}
    seen: set[Any] = set()
    for index, row in enumerate(rows):
        value = row[field]
        if value in seen:
            at = pointer((*place, places.get(id(row), index), field))
            expected = _("something that no other has; {value} stands twice").format(value=value)
            yield Fault(at, expected)
        seen.add(value)


def _near(place: Place, day: str) -> Iterator[Fault]:
    """What is a week after the last day of all days no calendar can say."""
    if not FIRST_DAY <= datetime.date.fromisoformat(day) <= LAST_DAY:
        expected = _("a day from {first} to {last}").format(first=FIRST_DAY, last=LAST_DAY)
        yield Fault(pointer(place), expected)


def _moments(place: Place, owner: Json, fields: Iterable[str]) -> Iterator[Fault]:
    for field in fields:
        value: str | None = owner.get(field)
        if value is None:
            continue
        try:
            datetime.datetime.fromisoformat(value)
        except ValueError:
            expected = _("a moment of the calendar, YYYY-MM-DDTHH:MM")
            yield Fault(pointer((*place, field)), expected)


def _small(place: Place, value: float | None) -> Iterator[Fault]:
    """The schema sets no bound to these; a database does. 2.0 is a whole number in JSON Schema."""
    if value is not None and abs(value) > MAX_INTEGER:
        yield Fault(pointer(place), _("a number of at most {value}").format(value=MAX_INTEGER))


def _not_before(start: str) -> str:
    return _("not before {start}").format(start=start.replace("T", " "))
