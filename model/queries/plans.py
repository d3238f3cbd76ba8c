"""The plan of an agenda from a few columns, for one meeting or for many."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from model.entities import AgendaEntry, AgendaPoint, Guest, Meeting
from model.planning.shapes import Entry, StartRule


@dataclass(frozen=True, slots=True)
class PlannedEntry:
    """An entry for the plan, with what a list of meetings counts."""

    entry: Entry
    is_point: bool


def guest_names(session: Session, meeting_ids: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """The guests' names of every point that has any, in order."""
    rows = session.execute(
        select(Guest.point_id, Guest.name)
        .join(AgendaEntry, Guest.point_id == AgendaEntry.id)
        .where(AgendaEntry.meeting_id.in_(list(meeting_ids)))
        .order_by(Guest.point_id, Guest.position, Guest.id)
    )
    names: dict[int, list[str]] = defaultdict(list)
    for point_id, name in rows:
        names[point_id].append(name)
    return {point_id: tuple(found) for point_id, found in names.items()}


def entries_of(session: Session, of: ColumnElement[bool]) -> dict[int, list[PlannedEntry]]:
    """The entries of the meetings `of` which that holds, in agenda order, without guests."""
    table = AgendaEntry.__table__
    withdrawn = table.c[AgendaPoint.withdrawn.key]
    rows = session.execute(
        select(
            AgendaEntry.meeting_id,
            AgendaEntry.type,
            AgendaEntry.key,
            AgendaEntry.duration,
            AgendaEntry.rule,
            AgendaEntry.start_at,
            withdrawn,
        )
        .join(Meeting, AgendaEntry.meeting_id == Meeting.id)
        .where(of)
        .order_by(AgendaEntry.meeting_id, AgendaEntry.position, AgendaEntry.id)
    )
    found: dict[int, list[PlannedEntry]] = defaultdict(list)
    for meeting_id, kind, key, duration, rule, start_at, gone in rows:
        entry = Entry(key, duration, StartRule(rule), start_at, bool(gone))
        found[meeting_id].append(PlannedEntry(entry, kind == "point"))
    return found
