"""A view as JSON text and back: how a meeting is kept as it was sent out.

Driven by the declarations in `model.views`: what is at its default is left out, and what a later
version added comes back at its default.
"""

import datetime
import json
from dataclasses import MISSING, Field, fields, is_dataclass
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from model.text import blocks
from model.views import MeetingView

_KIND = "kind"
"""Tells the members of a union of dataclasses apart."""


def to_text(view: MeetingView) -> str:
    """The view as one line of JSON."""
    return json.dumps(_out(view), ensure_ascii=False, separators=(",", ":"))


def from_text(text: str) -> MeetingView:
    """The view that `to_text` wrote. Raises ValueError where it is something else."""
    try:
        return cast(MeetingView, _in(MeetingView, json.loads(text)))
    except (TypeError, KeyError, AttributeError) as problem:
        raise ValueError("not a stored view") from problem


def _out(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        written = {
            field.name: _out(inner)
            for field in fields(value)
            if (inner := getattr(value, field.name)) != _default(field)
        }
        return {_KIND: type(value).__name__, **written}
    if isinstance(value, tuple):
        return [_out(inner) for inner in cast("tuple[Any, ...]", value)]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime.date):  # a datetime is one as well
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def _default(field: "Field[Any]") -> Any:
    return field.default if field.default_factory is MISSING else field.default_factory()


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _in(hint: Any, value: Any) -> Any:
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return _chosen(get_args(hint), value)
    if origin is tuple:
        return _tuple(get_args(hint), value)
    if is_dataclass(hint):
        hints = _hints(cast(type, hint))
        kept = {name: _in(hints[name], inner) for name, inner in value.items() if name in hints}
        return cast(type, hint)(**kept)
    if hint in (datetime.date, datetime.datetime):
        return hint.fromisoformat(value)
    if isinstance(hint, type) and issubclass(hint, Enum | Decimal):
        return hint(value)
    return value


def _tuple(hints: tuple[Any, ...], values: list[Any]) -> tuple[Any, ...]:
    if hints[-1] is not Ellipsis:
        return tuple(_in(hint, inner) for hint, inner in zip(hints, values, strict=True))
    found = tuple(_in(hints[0], inner) for inner in values)
    return blocks.normalise(found) if hints[0] is blocks.Block else found


def _chosen(hints: tuple[Any, ...], value: Any) -> Any:
    if value is None:
        return None
    known = [hint for hint in hints if hint is not NoneType]
    if len(known) > 1:
        known = [hint for hint in known if hint.__name__ == value[_KIND]]
    return _in(known[0], value)
