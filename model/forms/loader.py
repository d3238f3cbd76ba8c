"""Reads `resources/forms/*.toml`. A mistake in a file is a bug and raises ValueError."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, cast

from model.forms.shapes import DEFAULT_LANGUAGE, Field, Form, Kind, Option, Place

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "forms"
GENERIC = "generic"
"""The file whose order serves an item on a form that nobody declared."""

_FORM_KEYS = {"code", "title", "field", "also_read"}
_OPTION_KEYS = {"name", "label", "also_read"}
_FIELD_KEYS = {
    "name",
    "kind",
    "label",
    "plural",
    "also_read",
    "place",
    "required",
    "beside",
    "option",
}


@cache
def forms() -> tuple[Form, ...]:
    """Every declared form, by code."""
    found = [read(path) for path in sorted(FOLDER.glob("*.toml"))]
    return tuple(form for form in found if form.known)


@cache
def form(code: str) -> Form:
    """The form of that code, or a generic order that prints whatever an item holds."""
    for known in forms():
        if known.code == code:
            return known
    return read(FOLDER / f"{GENERIC}.toml")


def read(path: Path) -> Form:
    """One form from its file."""
    with path.open("rb") as file:
        data = tomllib.load(file)
    _refuse_unknown(data, _FORM_KEYS, path.name)
    if data["code"] != path.stem:
        raise ValueError(f"{path.name}: the code is {data['code']!r}")
    fields = tuple(_field(entry, path.name) for entry in data["field"])
    if len({field.name for field in fields}) < len(fields):
        raise ValueError(f"{path.name}: a field stands twice")
    also_read = tuple((name, tuple(labels)) for name, labels in data.get("also_read", {}).items())
    titles = _texts(data["title"], path.name)
    return Form(data["code"], titles, fields, path.stem != GENERIC, also_read)


def _field(data: dict[str, Any], where: str) -> Field:
    where = f"{where}: {data.get('name', 'a field without a name')}"
    _refuse_unknown(data, _FIELD_KEYS, where)
    return Field(
        name=data["name"],
        kind=Kind(data["kind"]),
        labels=_texts(data["label"], where),
        plurals=_texts(data["plural"], where) if "plural" in data else (),
        also_read=tuple(data.get("also_read", ())),
        place=Place(data.get("place", Place.WIDE)),
        required=data.get("required", False),
        beside=data.get("beside", ""),
        options=tuple(_option(option, where) for option in data.get("option", ())),
    )


def _option(data: dict[str, Any], where: str) -> Option:
    _refuse_unknown(data, _OPTION_KEYS, where)
    labels = _texts(data["label"], where)
    return Option(data["name"], labels, tuple(data.get("also_read", ())))


def _texts(data: object, where: str) -> tuple[tuple[str, str], ...]:
    texts = cast("dict[str, str]", data) if isinstance(data, dict) else {}
    if DEFAULT_LANGUAGE not in texts:
        raise ValueError(f"{where}: no Danish label")
    return tuple(texts.items())


def _refuse_unknown(data: dict[str, Any], known: set[str], where: str) -> None:
    unknown = data.keys() - known
    if unknown:
        raise ValueError(f"{where}: unknown {', '.join(sorted(unknown))}")
