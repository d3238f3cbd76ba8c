"""Points of an exchange file, with what hangs on them."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select

from model.commands.import_context import Context
from model.commands.import_items import import_treated
from model.commands.import_values import (
    Fields,
    Json,
    clock,
    code,
    codes,
    day,
    either,
    flag,
    language,
    moment,
    new_fields,
    replace_rows,
    rich,
    set_fields,
    set_value,
    tick,
    whole,
    words,
)
from model.entities import AgendaPoint, FollowUp, Guest, Item, Meeting, PointInterval
from model.vocabulary import MeetingStatus, Openness

_FIELDS: Fields = {
    "title": ("title", words),
    "title_language": ("title_language", language),
    "public_title": ("public_title", words),
    "purpose": ("purpose", code),
    "openness": ("openness", either("undecided")),
    "closed_reason": ("closed_reason", words),
    "duration": ("duration", whole),
    "start_rule": ("rule", either("follows")),
    "start_at": ("start_at", clock),
    "received_at": ("received_at", moment),
    "supplementary": ("supplementary", flag),
    "withdrawn": ("withdrawn", flag),
    "minutes": ("minutes", rich),
    "outcomes": ("outcomes", codes),
    "number": ("number", whole),
    "case_number": ("case_number", words),
    "note_to_chair": ("note_to_chair", rich),
}
_GUEST: Fields = {
    "name": ("name", words),
    "role": ("role", code),
    "online": ("online", tick),
    "arrive_before": ("arrive_before", whole),
}
_FOLLOW_UP: Fields = {
    "key": ("key", code),
    "what": ("what", words),
    "who": ("who", words),
    "when": ("due", day),
    "when_text": ("due_text", words),
    "status": ("status", either("open")),
}
FROZEN = frozenset(
    {
        MeetingStatus.DISPATCHED,
        MeetingStatus.HELD,
        MeetingStatus.MINUTES_DRAFT,
        MeetingStatus.MINUTES_SENT,
        MeetingStatus.APPROVED,
    }
)
"""From dispatch on: numbers are kept, and what a point treats is a copy."""


def import_point(
    context: Context, meeting: Meeting, data: Json, point: AgendaPoint | None
) -> AgendaPoint:
    """Make a point of the meeting, or update it. Its place in the order is given later."""
    if point is None:
        point = AgendaPoint(**new_fields(data, _FIELDS), key=data["key"], own_note=())
        point.position = len(meeting.entries)
        meeting.entries.append(point)
    set_fields(point, data, _FIELDS)
    if "carried_from" in data:
        carried: Json = data["carried_from"] or {}
        set_value(point, "carried_from_date", day(carried.get("date")))
        set_value(point, "carried_from_number", whole(carried.get("number")))
    if "guests" in data:
        titles = {guest.name: guest.title for guest in point.guests}
        replace_rows(point.guests, _guests(data["guests"], titles), Guest)
    if "annexes" in data:
        context.annexes(point.annexes, data["annexes"])
    if "actions" in data:
        _follow_ups(point.follow_ups, data["actions"])
    _intervals(point, data)
    _place_item(context, meeting, point, data)
    return point


def _guests(guests: Sequence[str | Json], titles: Mapping[str, str]) -> list[dict[str, Any]]:
    """A guest is a name, or an object with a name. Whoever stays keeps his title."""
    named = [{"name": guest} if isinstance(guest, str) else guest for guest in guests]
    return [
        {**new_fields(guest, _GUEST), "title": titles.get(guest["name"], ""), "position": at}
        for at, guest in enumerate(named)
    ]


def _intervals(point: AgendaPoint, data: Json) -> None:
    """The format carries the first start and the last end; what is between stays."""
    if "actual_start" not in data and "actual_end" not in data:
        return
    rows = point.intervals
    start, end = moment(data.get("actual_start")), moment(data.get("actual_end"))
    if not rows:
        if start is not None or end is not None:
            rows.append(PointInterval(start=start, end=end))
        return
    if "actual_start" in data:
        set_value(rows[0], "start", start)
    if "actual_end" in data:
        set_value(rows[-1], "end", end)
    if len(rows) == 1 and rows[0].start is None and rows[0].end is None:
        rows.clear()


def _follow_ups(rows: list[FollowUp], wanted: Sequence[Json]) -> None:
    """Tasks match by key, else by what is to be done; those not named stay. An empty list clears.

    Files are written without keys too, and must not double their tasks when read again.
    """
    if not wanted:
        rows.clear()
        return
    left = list(rows)
    for data in wanted:
        row = _matching(left, data)
        if row is None:
            row = FollowUp(**new_fields(data, _FOLLOW_UP))
            rows.append(row)
        else:
            left.remove(row)
            set_fields(row, data, _FOLLOW_UP)
    for position, row in enumerate(rows):
        set_value(row, "position", position)


def _matching(rows: Sequence[FollowUp], data: Json) -> FollowUp | None:
    key: str | None = data.get("key")
    if key is not None:
        for row in rows:
            if row.key == key:
                return row
    for row in rows:
        if row.what == data["what"] and (key is None or row.key is None):
            return row
    return None


def _place_item(context: Context, meeting: Meeting, point: AgendaPoint, data: Json) -> None:
    """Put the recommendation on the point, and its copy where the meeting has been dispatched.

    Rule (design, "Who owns what"): openness and reason are copied to the point when an item is
    placed, where nobody has said anything else.
    """
    session = context.session
    key: str | None = data.get("item")
    if "item" in data:
        item = session.scalars(select(Item).where(Item.key == key)).one_or_none() if key else None
        if item is not point.item:
            context.drop_treated(point)
            point.item = item
            if item is not None and "openness" not in data:
                _copy_openness(point, item, data)
    if "item_as_treated" in data and point.item is not None:
        treated = data["item_as_treated"]
        point.treated_item = import_treated(context, point.item, treated, point.treated_item)
    elif point.item is not None and meeting.status in FROZEN:
        context.to_freeze.append(point)


def _copy_openness(point: AgendaPoint, item: Item, data: Json) -> None:
    if point.openness != Openness.UNDECIDED or item.openness == Openness.UNDECIDED:
        return
    point.openness = item.openness
    if "closed_reason" not in data and not point.closed_reason:
        point.closed_reason = item.closed_reason
