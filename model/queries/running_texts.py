"""Which columns hold running text: those that the entities declare as blocks."""

from model.entities.agenda import AgendaEntry
from model.entities.base import Blocks, Entity
from model.entities.item import Item


def _texts(entity: type[Entity]) -> tuple[str, ...]:
    columns = entity.__table__.columns
    return tuple(column.name for column in columns if isinstance(column.type, Blocks))


ITEM_TEXTS = _texts(Item)
"""Of a recommendation, in the order of its fields."""

POINT_TEXTS = _texts(AgendaEntry)
"""Of a point: its minutes and notes."""
