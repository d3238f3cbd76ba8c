"""A text that somebody else has changed since it was shown: both writers' words are kept."""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Text, select, type_coerce
from sqlalchemy.orm import Session

from model.entities import Entity
from model.entities.base import Blocks
from model.text.blocks import RichText, from_json, to_json
from model.text.merge import merged


def save_over(
    session: Session,
    place: tuple[str, int, str],
    known: Sequence[RichText],
    blocks: RichText,
    command: Callable[[RichText], Callable[[Session], Any]],
) -> RichText:
    """Run the command that stores a text, and say what it stored.

    `place` is table, row and column; `known` are the texts that the writer knows may stand there:
    what was shown, then what was typed and is on its way. Where something else stands there, the
    two are merged. Raises what the command raises.
    """
    stored = _stored(session, *place)
    if stored is not None and all(stored != to_json(text) for text in reversed(known)):
        blocks = merged(known[-1], blocks, from_json(stored))
    command(blocks)(session)
    return blocks


def _stored(session: Session, table: str, row_id: int, column: str) -> str | None:
    """As it lies in the database, unread: this runs at every pause in typing."""
    columns = Entity.metadata.tables[table].c
    if column not in columns or not isinstance(columns[column].type, Blocks):
        return None  # kept in a row of its own, or no rich text
    query = select(type_coerce(columns[column], Text)).where(columns["id"] == row_id)
    return session.scalar(query)
