"""Reads `resources/forms/*.toml`. A mistake in a file is a bug and raises ValueError."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, cast

from model.forms.shapes import (
    DATE,
    DEFAULT_LANGUAGE,
    MEETING,
    TITLE,
    Field,
    Form,
    Kind,
    Option,
    Page,
    Place,
    Ticking,
)

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "forms"
GENERIC = "generic"
"""The file whose order serves an item on a form that nobody declared."""

_FORM_KEYS = {"code", "title", "field", "also_read", "page"}
_PAGE_KEYS = {"head", "title", "ticks", "label_end", "left", "years"}
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
    "hint",
    "framed",
    "paired",
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
    page = _page(data.get("page", {}), fields, path.name)
    return Form(data["code"], titles, fields, path.stem != GENERIC, also_read, page)


def _page(data: dict[str, Any], fields: tuple[Field, ...], where: str) -> Page:
    where = f"{where}: page"
    _refuse_unknown(data, _PAGE_KEYS, where)
    head = tuple(tuple(row) for row in data.get("head", ()))
    in_head = {field.name for field in fields if field.place is Place.HEAD}
    named = [name for row in head for name in row]
    if head and sorted(set(named) - {TITLE, MEETING, DATE}) != sorted(in_head):
        raise ValueError(f"{where}: its rows name other fields than those in the head")
    left = float(data.get("left", 0.5))
    if not 0 < left < 1:
        raise ValueError(f"{where}: left is a share of the width")
    return Page(
        head=head,
        titles=_texts(data["title"], where) if "title" in data else (),
        ticks=Ticking(data.get("ticks", Ticking.BOX)),
        label_end=data.get("label_end", ""),
        left=left,
        years_down=data.get("years") == "down",
    )


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
        hints=_texts(data["hint"], where) if "hint" in data else (),
        framed=data.get("framed", False),
        paired=data.get("paired", False),
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
