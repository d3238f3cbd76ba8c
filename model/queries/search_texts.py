"""Every findable thing of the database with its words, in batches, for the index and for excerpts.

A unit is a row of a table (`Unit`); one unit gives none, one or two things: a point and its minutes.
"""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Row
from sqlalchemy.orm import Session

from model.queries import search_statements as statements
from model.queries.running_texts import ITEM_TEXTS
from model.text.blocks import plain_text_of_json
from model.text.dates import long_date, week_number, weekday_name
from model.vocabulary import Openness

Unit = tuple[str, int]


class SearchKind(StrEnum):
    """What a found thing is."""

    MEETING = "meeting"
    POINT = "point"
    ITEM = "item"
    MINUTES = "minutes"
    TASK = "task"
    PERSON = "person"
    ANNEX = "annex"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a found thing is opened; `number` is the point's, `meeting` the meeting's name."""

    meeting_id: int | None = None
    point_id: int | None = None
    item_id: int | None = None
    person_id: int | None = None
    meeting: str = ""
    number: int | None = None


@dataclass(frozen=True, slots=True)
class SearchText:
    """One findable thing. `parts` are (field, text); the title is none of them."""

    kind: SearchKind
    unit: Unit
    title: str
    parts: tuple[tuple[str, str], ...]
    place: Place
    day: datetime.date | None = None
    forum_id: int | None = None
    openness: Openness | None = None
    case_number: str = ""
    digest: str = ""
    """Of an annex's file, whose text is not in the database."""

    also: str = ""
    """The same in other ways of writing it: found, and never shown."""


_WEEK = "uge"
"""As it is asked for: the index speaks Danish, whatever the window speaks."""

Ids = Sequence[int]
AnyRow = Row[*tuple[Any, ...]]


def texts(session: Session, units: Iterable[Unit]) -> list[SearchText]:
    """What is findable of these rows; nothing of those that are gone."""
    by_table: dict[str, list[int]] = defaultdict(list)
    for table, row_id in units:
        by_table[table].append(row_id)
    found: list[SearchText] = []
    for table, ids in by_table.items():
        if table in SOURCES:
            found += SOURCES[table](session, ids)
    return found


# --- the sources ----------------------------------------------------------------------------------


def _meetings(session: Session, ids: Ids) -> list[SearchText]:
    members = _names(session, statements.members(), ids)
    return [
        SearchText(
            SearchKind.MEETING,
            ("meeting", row.meeting_id),
            row.name or row.forum,
            _filled(
                ("forum", row.forum),
                ("date", long_date(row.date)),
                ("location", f"{row.location} {row.virtual_note}"),
                ("information", _plain(row.information)),
                ("chair", row.chair),
                ("minute_taker", row.minute_taker),
                ("members", ", ".join(members.get(row.meeting_id, ()))),
                ("case_number", row.case_number),
            ),
            Place(row.meeting_id, meeting=row.name or row.forum),
            row.date,
            row.forum_id,
            case_number=row.case_number,
            also=_ways_to_write(row.date),
        )
        for row in _rows(session, statements.meetings(), ids)
    ]


def _points(session: Session, ids: Ids) -> list[SearchText]:
    guests = _names(session, statements.guests(), ids)
    found: list[SearchText] = []
    for row in _rows(session, statements.points(), ids):
        unit = ("agenda_entry", row.id)
        parts = _filled(
            ("public_title", row.public_title),
            ("guests", ", ".join(guests.get(row.id, ()))),
            ("case_number", row.case_number),
            ("closed_reason", row.closed_reason),
            ("note_to_chair", _plain(row.note_to_chair)),
            ("own_note", _plain(row.own_note)),
        )
        found.append(_of_point(SearchKind.POINT, unit, row, row.title, parts))
        minutes = _plain(row.minutes)
        if minutes:
            parts = (("minutes", minutes),)
            found.append(_of_point(SearchKind.MINUTES, unit, row, row.title, parts))
    return found


def _items(session: Session, ids: Ids) -> list[SearchText]:
    people = _names(session, statements.item_people(), ids)
    more = _item_extras(session, ids)
    latest = _latest_meetings(session, ids)
    found: list[SearchText] = []
    for row in _rows(session, statements.items(), ids):
        parts = _filled(
            ("decision_intro", row.decision_intro),
            *((name, _plain(getattr(row, name))) for name in ITEM_TEXTS),
            ("caseworkers", ", ".join(people.get(row.id, ()))),
            ("department", row.department),
            ("case_number", row.case_number),
            ("closed_reason", row.closed_reason),
            ("comment", row.comment),
            *more.get(row.id, ()),
        )
        last = latest.get(row.id)
        place = Place(item_id=row.id)
        if last is not None:
            name = last.name or last.forum
            place = Place(item_id=row.id, meeting=name, number=last.number)
        found.append(
            SearchText(
                SearchKind.ITEM,
                ("item", row.id),
                row.title,
                parts,
                place,
                last.date if last is not None else None,
                last.forum_id if last is not None else None,
                Openness(row.openness),
                row.case_number,
            )
        )
    return found


def _tasks(session: Session, ids: Ids) -> list[SearchText]:
    found: list[SearchText] = []
    for row in _rows(session, statements.tasks(), ids):
        due = long_date(row.due) if row.due is not None else row.due_text
        parts = _filled(("who", row.who), ("due", due))
        found.append(_of_point(SearchKind.TASK, ("follow_up", row.task_id), row, row.what, parts))
    return found


def _people(session: Session, ids: Ids) -> list[SearchText]:
    return [
        SearchText(
            SearchKind.PERSON,
            ("person", row.id),
            row.name,
            _filled(
                ("title", row.title),
                ("department", row.department),
                ("email", row.email),
                ("phone", row.phone),
            ),
            Place(person_id=row.id),
            also="".join(row.phone.split()),
        )
        for row in _rows(session, statements.people(), ids)
    ]


def _annexes(session: Session, ids: Ids) -> list[SearchText]:
    rows = _rows(session, statements.annexes(), ids)
    latest = _latest_meetings(session, [row.owner_id for row in rows if row.owner_id])
    found: list[SearchText] = []
    for row in rows:
        last = latest.get(row.owner_id)
        name = row.name or row.forum or (last.name or last.forum if last is not None else "")
        found.append(
            SearchText(
                SearchKind.ANNEX,
                ("annex", row.annex_id),
                row.title or row.file_name,
                _filled(("file_name", row.file_name)),
                Place(row.meeting_id, row.id, row.owner_id, None, name, row.number),
                row.date or (last.date if last is not None else None),
                row.forum_id or (last.forum_id if last is not None else None),
                strictest(row.own_openness, row.openness, row.item_openness),
                digest=row.digest or "",
            )
        )
    return found


SOURCES: dict[str, Callable[[Session, Ids], list[SearchText]]] = {
    "meeting": _meetings,
    "agenda_entry": _points,
    "item": _items,
    "follow_up": _tasks,
    "person": _people,
    "annex": _annexes,
}
"""What gives the findable things of a table's rows."""


def strictest(*levels: str | None) -> Openness:
    """Closed when any of them is; undecided when any of them is that."""
    for level in (Openness.CLOSED, Openness.UNDECIDED):
        if level in levels:
            return level
    return Openness.OPEN


def _of_point(
    kind: SearchKind,
    unit: Unit,
    row: AnyRow,
    title: str,
    parts: tuple[tuple[str, str], ...],
) -> SearchText:
    return SearchText(
        kind,
        unit,
        title,
        parts,
        Place(row.meeting_id, row.id, row.item_id, None, row.name or row.forum, row.number),
        row.date,
        row.forum_id,
        strictest(row.openness, row.item_openness),
        row.case_number or "",
    )


def _latest_meetings(session: Session, ids: Ids) -> dict[int, AnyRow]:
    """The latest meeting of each recommendation that stands on one."""
    return {row.item_id: row for row in _rows(session, statements.latest_meetings(), ids)}


def _item_extras(session: Session, ids: Ids) -> dict[int, list[tuple[str, str]]]:
    """What lies in tables of its own: the process, earlier minutes, fields of other forms."""
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for item_id, *words in _rows(session, statements.process_steps(), ids):
        found[item_id].append(("process", " ".join(words)))
    for item_id, text in _rows(session, statements.earlier_minutes(), ids):
        found[item_id].append(("earlier_minutes", _plain(text)))
    for item_id, name, text in _rows(session, statements.item_fields(), ids):
        found[item_id].append((name, _plain(text)))
    return found


def _rows(session: Session, statement: statements.Statement, ids: Ids) -> Sequence[AnyRow]:
    return session.execute(statement, {"ids": list(ids)}).all()


def _names(session: Session, statement: statements.Statement, ids: Ids) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for owner_id, name in _rows(session, statement, ids):
        found[owner_id].append(name)
    return found


def _ways_to_write(day: datetime.date) -> str:
    """A day with its name, its week, and in numbers with and without noughts."""
    numbers = f"{day.day}.{day.month}.{day.year} {day:%d.%m.%Y} {day:%d.%m.%y} {day.isoformat()}"
    return f"{weekday_name(day)} {numbers} {_WEEK} {week_number(day)}"


def _plain(stored: str | None) -> str:
    return plain_text_of_json(stored) if stored else ""


def _filled(*parts: tuple[str, str | None]) -> tuple[tuple[str, str], ...]:
    return tuple((name, text) for name, text in parts if text and text.strip())
