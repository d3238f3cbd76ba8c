"""Copies of a recommendation, frozen when a meeting is dispatched."""

from typing import TypeVar

from sqlalchemy import inspect
from sqlalchemy.orm import Session

from model.entities import Entity, Item

_R = TypeVar("_R", bound=Entity)
_NOT_COPIED = frozenset({"id", "key", "snapshot_of_id", "item_id"})
_PARTS = ("people", "costs", "process", "annexes", "earlier_minutes", "fields")


def snapshot(session: Session, item: Item) -> Item:
    """A copy of the recommendation with everything on it. Files are shared, by their digest."""
    copy = _copied(item)
    copy.snapshot_of_id = item.id
    for part in _PARTS:
        rows: list[Entity] = getattr(item, part)
        getattr(copy, part).extend(_copied(row) for row in rows)
    session.add(copy)
    return copy


def discard_snapshot(session: Session, treated: Item) -> None:
    """Delete a copy that no point treats."""
    session.delete(treated)


def _copied(row: _R) -> _R:
    kind = type(row)
    columns = [column.key for column in inspect(kind).column_attrs]
    return kind(**{name: getattr(row, name) for name in columns if name not in _NOT_COPIED})
