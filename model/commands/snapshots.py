"""A recommendation as it was at one moment: a copy of its row and of everything below it."""

from typing import TypeVar

from sqlalchemy import inspect
from sqlalchemy.orm import Session

from model.entities import Entity, Item

E = TypeVar("E", bound=Entity)


def of(session: Session, item: Item) -> Item:
    """A frozen copy with no key, never to be changed again. Annex files are shared by content."""
    copy = _copy(item, key=None, snapshot_of_id=item.id)
    session.add(copy)
    session.flush()
    below = (
        (copy.people, item.people),
        (copy.costs, item.costs),
        (copy.process, item.process),
        (copy.annexes, item.annexes),
        (copy.earlier_minutes, item.earlier_minutes),
        (copy.fields, item.fields),
    )
    for target, rows in below:
        target.extend(_copy(row, item_id=copy.id) for row in rows)  # pyright: ignore[reportArgumentType]
    session.flush()
    return copy


def _copy(row: E, **different: object) -> E:
    """A new row with the same values in every column but the id and those given."""
    values = {
        attribute.key: getattr(row, attribute.key)
        for attribute in inspect(type(row)).column_attrs
        if attribute.key != "id"
    }
    return type(row)(**{**values, **different})
