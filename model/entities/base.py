"""The declarative base, and how the field's own values lie in a column."""

import json
from functools import lru_cache
from typing import Any, ClassVar

from sqlalchemy import Dialect, MetaData, Text, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from model.text.blocks import RichText, from_json, to_json

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
"""Every constraint has a name, else a batch migration cannot drop it."""

_KEPT_TEXTS = 2000
"""A meeting is read again after every pause in typing, and all its texts but one are as before."""


class Entity(DeclarativeBase):
    """A row with an id that is never used again, so that an id in a message never means another row."""

    metadata: ClassVar[MetaData] = MetaData(naming_convention=NAMES)
    __table_args__: Any = {"sqlite_autoincrement": True}  # noqa: RUF012 (subclasses give tuples)

    id: Mapped[int] = mapped_column(primary_key=True)


class Blocks(TypeDecorator[RichText]):
    """Rich text as JSON blocks."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: RichText | None, dialect: Dialect) -> str | None:
        """Blocks → JSON text."""
        return None if value is None else to_json(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> RichText | None:
        """JSON text → blocks."""
        return None if value is None else _read(value)


@lru_cache(_KEPT_TEXTS)
def _read(text: str) -> RichText:
    return from_json(text)


class Words(TypeDecorator[tuple[str, ...]]):
    """A short ordered list of codes, as a JSON array."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str | None:
        """Tuple → JSON text."""
        return None if value is None else json.dumps(list(value), ensure_ascii=False)

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...] | None:
        """JSON text → tuple."""
        return None if value is None else tuple(json.loads(value))
