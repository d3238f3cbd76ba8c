"""Rows as the driver gives and takes them: what undo keeps is compared and put back unread.

A long text is not turned into blocks and back for that, and nothing is lost on the way.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnClause,
    Connection,
    Select,
    TableClause,
    bindparam,
    column,
    select,
    table,
)

from model.entities import Entity


@cache
def raw_table(name: str) -> TableClause:
    """The table without the types of its columns."""
    known = Entity.metadata.tables[name]
    columns: list[ColumnClause[Any]] = [column(found.name) for found in known.columns]
    return table(name, *columns)


def stored(
    connection: Connection, name: str, row_id: int, columns: tuple[str, ...] = ()
) -> Mapping[str, Any]:
    """These columns (all) of a row that is there."""
    row = connection.execute(_one_row(name, columns), {"row_id": row_id}).mappings().one()
    return {str(key): value for key, value in row.items()}


@cache
def _one_row(name: str, columns: tuple[str, ...]) -> Select[*tuple[Any, ...]]:
    """Kept, because making the statement costs more than running it."""
    raw = raw_table(name)
    wanted = [raw.c[key] for key in columns] if columns else list(raw.c)
    return select(*wanted).where(raw.c.id == bindparam("row_id"))
