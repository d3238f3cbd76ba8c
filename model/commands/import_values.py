"""Values of an exchange file → values of a column, and the one way to set a row from them.

An absent field is untouched; "", [] and null clear it to what a new row has. Data has passed the
schema, so nothing here fails.
"""

import datetime
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from model.entities import Entity
from model.text.blocks import RichText
from model.text.markdown import from_markdown

R = TypeVar("R", bound=Entity)
Json = Mapping[str, Any]
Convert = Callable[[Any], Any]
Fields = Mapping[str, tuple[str, Convert]]
"""JSON name → (column, how to read the value)."""


def words(value: str | None) -> str:
    """Text as it stands; null is no text."""
    return value or ""


def language(value: str | None) -> str:
    """A language; none is Danish."""
    return value or "da"


def code(value: str | None) -> str | None:
    """A code of a list that may be unset."""
    return value or None


def either(default: str) -> Convert:
    """A code of a list that has a default."""
    return lambda value: value or default


def rich(value: str | None) -> RichText:
    """Markdown."""
    return from_markdown(value) if value else ()


def whole(value: float | None) -> int | None:
    """A whole number, which JSON Schema lets be written 5.0."""
    return None if value is None else int(value)


def flag(value: bool | None) -> bool:
    """Yes or no; null is no."""
    return bool(value)


def tick(value: bool | None) -> bool | None:
    """Yes, no, or not stated."""
    return value


def clock(value: str | None) -> int | None:
    """HH:MM → minutes after midnight."""
    if not value:
        return None
    hours, minutes = value.split(":")
    return int(hours) * 60 + int(minutes)


def day(value: str | None) -> datetime.date | None:
    """YYYY-MM-DD."""
    return datetime.date.fromisoformat(value) if value else None


def moment(value: str | None) -> datetime.datetime | None:
    """YYYY-MM-DDTHH:MM in local time."""
    return datetime.datetime.fromisoformat(value) if value else None


def codes(value: Sequence[str] | None) -> tuple[str, ...]:
    """An ordered list of codes."""
    return tuple(value or ())


def set_value(row: Entity, column: str, value: Any) -> None:
    """Set a column where it differs, so that what stays the same is no change."""
    if getattr(row, column) != value:
        setattr(row, column, value)


def set_fields(row: Entity, data: Json, fields: Fields) -> None:
    """Set the columns of the fields that are there."""
    for name, (column, convert) in fields.items():
        if name in data:
            set_value(row, column, convert(data[name]))


def new_fields(data: Json, fields: Fields) -> dict[str, Any]:
    """Every column of the fields, absent ones as cleared: for rows that are replaced whole."""
    return {column: convert(data.get(name)) for name, (column, convert) in fields.items()}


def replace_rows(
    rows: list[R], wanted: Sequence[Mapping[str, Any]], make: Callable[[], R]
) -> list[R]:
    """Make a list say exactly this, in place: the n-th row takes the n-th values.

    Rows that already say so are not touched, and no more come or go than must.
    """
    del rows[len(wanted) :]
    while len(rows) < len(wanted):
        rows.append(make())
    for row, values in zip(rows, wanted, strict=True):
        for column, value in values.items():
            set_value(row, column, value)
    return rows
