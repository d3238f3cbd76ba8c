"""Writes one text column of one row without the unit of work: for what runs at every pause in typing.

Loading the row as an object, and letting the session find out what is new in it, takes longer than
the disk takes to keep the text.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

from sqlalchemy import Update, bindparam, column, table, update
from sqlalchemy.orm import Session

from model.entities import Entity

Noted = Callable[[tuple[str, int], str, str | None, str | None], None]
"""Table and id of the row, the column, and how it was and is, as it lies in the file."""

_NOTED = "noted"


def tell(session: Session, noted: Noted) -> None:
    """Whom to tell of each such write of this session."""
    session.info[_NOTED] = noted


def write(
    session: Session,
    kind: type[Entity],
    row_id: int,
    name: str,
    before: str | None,
    after: str | None,
) -> None:
    """Give a row that is there the text `after` where `before` stands, both as stored."""
    if before == after:
        return
    place = str(kind.__table__)
    session.connection().execute(_statement(place, name), {"row_id": row_id, "text": after})
    shown = session.identity_map.get(kind.__mapper__.identity_key_from_primary_key((row_id,)))
    if shown is not None:
        session.expire(shown, [name])
    noted: Noted | None = session.info.get(_NOTED)
    if noted is not None:
        noted((place, row_id), name, before, after)


@cache
def _statement(place: str, name: str) -> Update:
    """Kept, because making it costs more than running it."""
    columns: list[Any] = [column("id"), column(name)]
    rows = table(place, *columns)
    changed = update(rows).where(rows.c["id"] == bindparam("row_id"))
    return changed.values({rows.c[name]: bindparam("text")})
