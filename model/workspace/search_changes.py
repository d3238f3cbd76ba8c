"""Notes in the transaction of a command which rows the search index has to look at again.

One small row a save, whatever was typed: the index itself is made when nobody types.
"""

from functools import cache

from sqlalchemy import Insert, insert, select
from sqlalchemy.orm import Session

from model.entities import SearchChange
from model.workspace.changes import RowKey
from model.workspace.raw_rows import raw_table
from model.workspace.steps import RowChange, RowChanges

_OWNERS = {
    "forum": "id",
    "meeting": "id",
    "agenda_entry": "id",
    "item": "id",
    "follow_up": "id",
    "annex": "id",
    "person": "id",
    "member": "meeting_id",
    "guest": "point_id",
    "item_person": "item_id",
    "process_step": "item_id",
    "earlier_minutes": "item_id",
    "item_field": "item_id",
    "item_bank": "item_id",
}
"""The column that names the row whose words these are, for every table that has words."""

_OWNER_TABLES = {"meeting_id": "meeting", "point_id": "agenda_entry", "item_id": "item"}


def note(session: Session, changes: RowChanges) -> None:
    """Remember the changed rows, each behind all earlier changes."""
    units = {
        unit for key, change in changes.items() if (unit := _unit(session, key, change)) is not None
    }
    if not units:
        return
    rows = [{"unit": unit, "unit_id": unit_id} for unit, unit_id in sorted(units)]
    session.connection().execute(_remembered(), rows)


@cache
def _remembered() -> Insert:
    """A unit that is there already goes and comes again, with a new number behind all others."""
    return insert(raw_table(SearchChange.__tablename__)).prefix_with("or replace")


def _unit(session: Session, key: RowKey, change: RowChange) -> RowKey | None:
    table, row_id = key
    column = _OWNERS.get(table)
    if column is None:
        return None
    if column == "id":
        return key
    whole = change.after or change.before or {}
    owner = whole.get(column)
    if owner is None:
        rows = raw_table(table)
        owner = session.scalar(select(rows.c[column]).where(rows.c.id == row_id))
    return (_OWNER_TABLES[column], owner) if isinstance(owner, int) else None
