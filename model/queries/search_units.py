"""The rows that findable things are made from: all of them, the changed ones, and those that follow."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from model.entities import (
    AgendaEntry,
    Annex,
    AnnexFile,
    FollowUp,
    Item,
    Meeting,
    Person,
    SearchChange,
)
from model.queries.search_texts import Unit

TABLES: dict[str, Any] = {
    "meeting": Meeting,
    "agenda_entry": AgendaEntry,
    "item": Item,
    "follow_up": FollowUp,
    "person": Person,
    "annex": Annex,
}
"""In the order in which they are gone through."""

_DEPENDENTS: tuple[tuple[str, Any, Any], ...] = (
    ("forum", Meeting, Meeting.forum_id),
    ("meeting", AgendaEntry, AgendaEntry.meeting_id),
    ("item", AgendaEntry, AgendaEntry.__table__.c.item_id),
    ("item", Annex, Annex.item_id),
    ("agenda_entry", Item, None),
    ("agenda_entry", Annex, Annex.point_id),
    ("agenda_entry", FollowUp, FollowUp.point_id),
)
"""Owners before what they own, so that one pass finds everything."""


@dataclass(frozen=True, slots=True)
class Changes:
    """Rows whose words changed, and the number of the last change among them."""

    units: tuple[Unit, ...]
    last: int


def last_change(session: Session) -> int:
    """The number of the newest change, 0 before the first."""
    return session.scalar(select(func.max(SearchChange.id))) or 0


def changes_after(session: Session, number: int, most: int) -> Changes:
    """The next changes behind a number, oldest first."""
    query = select(SearchChange.id, SearchChange.unit, SearchChange.unit_id)
    rows = session.execute(
        query.where(SearchChange.id > number).order_by(SearchChange.id).limit(most)
    ).all()
    return Changes(
        tuple((unit, unit_id) for _id, unit, unit_id in rows), rows[-1][0] if rows else number
    )


def units_after(session: Session, table: str, row_id: int, most: int) -> list[Unit]:
    """The next rows of a table behind an id, for going through all of them."""
    column = TABLES[table].__table__.c.id
    query = select(column).where(column > row_id).order_by(column).limit(most)
    return [(table, found) for found in session.scalars(query)]


def with_dependents(session: Session, units: Iterable[Unit]) -> list[Unit]:
    """These rows, and those whose words, day or openness come from them."""
    wanted = dict.fromkeys(units)
    for table, dependent, column in _DEPENDENTS:
        owners = [row_id for name, row_id in wanted if name == table]
        if not owners:
            continue
        if dependent is Item:  # its day is that of its latest meeting
            treats = AgendaEntry.__table__.c
            query = select(treats.item_id).where(treats.id.in_(owners), treats.item_id.is_not(None))
        else:
            query = select(dependent.__table__.c.id).where(column.in_(owners))
        name = str(dependent.__tablename__)
        wanted |= dict.fromkeys((name, row_id) for row_id in session.scalars(query))
    return list(wanted)


@dataclass(frozen=True, slots=True)
class StoredAnnexFile:
    """A stored file, what one of its annexes calls it, and the ids of them all."""

    digest: str
    name: str
    annexes: tuple[int, ...]


def annex_files(session: Session, digest: str | None = None) -> list[StoredAnnexFile]:
    """The files that annexes are now, the newest annex first; only the one with this digest."""
    query = select(AnnexFile.digest, Annex.file_name, Annex.id).join(
        Annex, Annex.file_id == AnnexFile.id
    )
    if digest is not None:
        query = query.where(AnnexFile.digest == digest)
    found: dict[str, StoredAnnexFile] = {}
    for content, name, annex in session.execute(query.order_by(Annex.id.desc())):
        known = found.get(content, StoredAnnexFile(content, name, ()))
        found[content] = StoredAnnexFile(content, known.name, (*known.annexes, annex))
    return list(found.values())


def meeting_years(session: Session) -> tuple[int, ...]:
    """The years in which there are meetings, newest first."""
    first = session.scalar(select(func.min(Meeting.date)))
    last = session.scalar(select(func.max(Meeting.date)))
    if first is None or last is None:
        return ()
    return tuple(range(last.year, first.year - 1, -1))
