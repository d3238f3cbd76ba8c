"""Meetings of an exchange file: the header, the members, and the order of the agenda."""

import datetime
from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from model.commands.import_context import Context
from model.commands.import_faults import Fault
from model.commands.import_numbers import Before, number_points
from model.commands.import_points import FROZEN, import_point
from model.commands.import_values import (
    Fields,
    Json,
    clock,
    code,
    day,
    either,
    flag,
    moment,
    new_fields,
    replace_rows,
    rich,
    set_fields,
    set_value,
    whole,
    words,
)
from model.entities import (
    Absence,
    AbsencePoint,
    AgendaBreak,
    AgendaEntry,
    AgendaPoint,
    Forum,
    Meeting,
    Member,
)

Place = tuple[str | int, ...]

_FIELDS: Fields = {
    "name": ("name", words),
    "date": ("date", day),
    "start": ("start", clock),
    "end": ("end", clock),
    "location": ("location", words),
    "virtual_note": ("virtual_note", words),
    "information": ("information", rich),
    "submission_deadline": ("submission_deadline", moment),
    "dispatch_at": ("dispatch_at", moment),
    "status": ("status", either("planned")),
    "chair": ("chair", words),
    "minute_taker": ("minute_taker", words),
    "case_number": ("case_number", words),
    "online_link": ("online_link", words),
}
_MEMBER: Fields = {
    "name": ("name", words),
    "attendance": ("attendance", either("unknown")),
    "online": ("online", flag),
    "substitute_for": ("substitute_for", words),
}
_ABSENCE: Fields = {"from": ("start", clock), "to": ("end", clock), "reason": ("reason", code)}
_BREAK: Fields = {
    "label": ("title", words),
    "duration": ("duration", whole),
    "start_rule": ("rule", either("follows")),
    "start_at": ("start_at", clock),
}


def import_meeting(context: Context, data: Json, place: Place, faults: list[Fault]) -> Meeting:
    """Make the meeting with this key, or update it. Faults of single entries go into the list."""
    session = context.session
    query = select(Meeting).where(Meeting.key == data["key"])
    meeting = session.scalars(query).one_or_none()
    forum = _forum(context, data["forum"])
    before = Before() if meeting is None else Before.of(meeting)
    if meeting is None:
        meeting = Meeting(**new_fields(data, _FIELDS))
        meeting.key, meeting.approved_by = data["key"], ""
        session.add(meeting)
    if meeting.forum is not forum:
        meeting.forum = forum
    set_fields(meeting, data, _FIELDS)
    if meeting.status in FROZEN and meeting.dispatched_at is None:
        # It went out elsewhere; when, the format does not say.
        meeting.dispatched_at = meeting.dispatch_at or _start_of(meeting)
    if "approved" in data:
        approved: Json = data["approved"] or {}
        set_value(meeting, "approved_at", moment(approved.get("at")))
        set_value(meeting, "approved_by", approved.get("by", ""))
    session.flush()
    _entries(context, meeting, data["entries"])
    number_points(meeting, data["entries"], before, place, faults)
    if "members" in data:
        _members(meeting, data["members"])
    return meeting


def _start_of(meeting: Meeting) -> datetime.datetime:
    midnight = datetime.datetime.combine(meeting.date, datetime.time())
    return midnight + datetime.timedelta(minutes=meeting.start)


def _forum(context: Context, name: str) -> Forum:
    forum = context.session.scalars(select(Forum).where(Forum.name == name)).one_or_none()
    if forum is None:
        forum = Forum(name=name)
        context.session.add(forum)
        context.session.flush()
    return forum


def _entries(context: Context, meeting: Meeting, entries: Sequence[Json]) -> None:
    """Update, add and order. An entry that is another kind of thing has been refused before."""
    stored = {entry.key: entry for entry in meeting.entries}
    order = merged_order(list(stored), [data["key"] for data in entries])
    for data in entries:
        entry = stored.get(data["key"])
        if data["type"] == "break":
            if entry is None:
                entry = AgendaBreak(**new_fields(data, _BREAK), key=data["key"])
                meeting.entries.append(entry)
            set_fields(entry, data, _BREAK)
        else:
            point = entry if isinstance(entry, AgendaPoint) else None
            entry = import_point(context, meeting, data, point)
        stored[entry.key] = entry
    for position, key in enumerate(order):
        set_value(stored[key], "position", position)
    meeting.entries.sort(key=_position)
    context.session.flush()


def _position(entry: AgendaEntry) -> int:
    return entry.position


def merged_order(stored: Sequence[str], given: Sequence[str]) -> list[str]:
    """The agenda after an import: the file's order, and what it does not name behind its
    predecessor.

    What stood first, and is not named, stays first.
    """
    order = list(given)
    named = set(given)
    before: str | None = None
    for key in stored:
        if key not in named:
            order.insert(order.index(before) + 1 if before is not None else 0, key)
        before = key
    return order


def _members(meeting: Meeting, members: Sequence[Json]) -> None:
    """The list is replaced whole, absences with it; only the titles are not in the format."""
    entries = {entry.key: entry for entry in meeting.entries}
    titles = {member.name: member.title for member in meeting.members}
    wanted = [
        {**new_fields(member, _MEMBER), "title": titles.get(member["name"], ""), "position": at}
        for at, member in enumerate(members)
    ]
    rows = replace_rows(meeting.members, wanted, Member)
    for row, member in zip(rows, members, strict=True):
        absences: list[Json] = member.get("absences", [])
        values: list[dict[str, Any]] = [
            {**new_fields(absence, _ABSENCE), "position": position}
            for position, absence in enumerate(absences)
        ]
        for absence_row, absence in zip(
            replace_rows(row.absences, values, Absence), absences, strict=True
        ):
            missed = [{"entry": entries[key]} for key in absence["points"]]
            replace_rows(absence_row.points, missed, AbsencePoint)
