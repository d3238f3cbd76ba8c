"""One form from its TOML file. Whatever is wrong in it is told with its line."""

import re
import tomllib
from dataclasses import fields as attributes
from pathlib import Path
from typing import Any, NoReturn, cast

from model.forms.faults import FormFault, Source, is_text
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
from model.text.translate import _
from model.views import ItemView

MOST_BYTES = 200_000
MOST_FIELDS = 100

OWN_KINDS = frozenset({Kind.RICH_TEXT, Kind.LINE})
"""What a field can be that no attribute of the item holds."""

_CODE = re.compile(r"[a-z0-9][a-z0-9._-]{0,59}")
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_AT_LINE = re.compile(r"at line (\d+)")
_RESERVED = frozenset(attribute.name for attribute in attributes(ItemView))
_FORM_KEYS = {"code", "title", "field", "also_read", "page"}
_PAGE_KEYS = {"head", "title", "ticks", "label_end", "left", "years"}
_OPTION_KEYS = {"name", "label", "also_read"}
_FIELD_KEYS = {
    *("name", "kind", "label", "plural", "also_read", "place", "required", "beside"),
    *("option", "hint", "framed", "paired"),
}
Texts = tuple[tuple[str, str], ...]


def read(path: Path, *, known: bool = True, standard: Form | None = None) -> Form:
    """The form. `standard` has every field that an item can hold: with it the form is a municipality's.

    Raises FormFault.
    """
    text = _text(path)
    source = Source(path.name, text)
    data = _data(source, text)
    _refuse_unknown(source, data, _FORM_KEYS)
    if data.get("code") != path.stem or not _CODE.fullmatch(path.stem):
        wrong = _("the code must be the file's name, {name}, in small letters, digits and strokes")
        source.refuse(wrong.format(name=path.stem), source.line_of("code"))
    titles = _texts(source, data, "title")
    entries = data.get("field")
    if not isinstance(entries, list) or not 0 < len(cast("list[Any]", entries)) <= MOST_FIELDS:
        source.refuse(_("a form has between one and {most} fields").format(most=MOST_FIELDS))
    declared: list[Field] = []
    for number, entry in enumerate(cast("list[Any]", entries)):
        field = _Reader(source, number, standard).field(entry)
        if any(field.name == other.name for other in declared):
            twice = _("the field {name} stands twice").format(name=field.name)
            source.refuse(twice, source.line_of("name", number))
        declared.append(field)
    also = _also_read(source, data, standard)
    page = _page(source, data, tuple(declared))
    own = standard is not None
    return Form(path.stem, titles, tuple(declared), known, also, own=own, page=page)


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        unreadable = _("it cannot be read ({reason})").format(reason=error.strerror or error)
        raise FormFault(path.name, 1, unreadable) from error
    if len(content) > MOST_BYTES:
        raise FormFault(path.name, 1, _("it is far too large for a form"))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise FormFault(path.name, line, _("it must be saved as UTF-8")) from error


def _data(source: Source, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = _AT_LINE.search(str(error))
        line = int(at[1]) if at else max(1, text.count("\n"))
        source.refuse(
            _("this cannot be understood; look for a missing quotation mark, bracket or “=”"), line
        )
    except RecursionError:
        source.refuse(_("it nests deeper than any form does"))


class _Reader:
    """Reads the n-th field."""

    def __init__(self, source: Source, number: int, standard: Form | None) -> None:
        self._source, self._number = source, number
        self._standard = (
            {field.name: field for field in standard.fields} if standard is not None else None
        )

    def field(self, data: Any) -> Field:
        """The field."""
        if not isinstance(data, dict):
            self._refuse(_("a field is written as [[field]]"), "field")
        entry = cast("dict[str, Any]", data)
        _refuse_unknown(self._source, entry, _FIELD_KEYS, self._number)
        name = entry.get("name")
        if not isinstance(name, str) or not _NAME.fullmatch(name):
            self._refuse(_("a field has a name of small letters, digits and underlines"), "name")
        kind = self._kind(entry)
        own = self._is_own(name, kind)
        return Field(
            name=name,
            kind=kind,
            labels=self._texts(entry, "label"),
            plurals=self._texts(entry, "plural") if "plural" in entry else (),
            also_read=self._words(entry, "also_read"),
            place=self._place(entry),
            required=self._flag(entry, "required"),
            beside=self._beside(entry, kind),
            options=self._options(entry, name),
            own=own,
            hints=self._texts(entry, "hint") if "hint" in entry else (),
            framed=self._flag(entry, "framed"),
            paired=self._flag(entry, "paired"),
        )

    def _kind(self, data: dict[str, Any]) -> Kind:
        try:
            return Kind(data.get("kind", ""))
        except ValueError:
            kinds = ", ".join(Kind)
            self._refuse(_("the kind is one of {kinds}").format(kinds=kinds), "kind")

    def _is_own(self, name: str, kind: Kind) -> bool:
        if self._standard is None:
            return False
        usual = self._standard.get(name)
        if usual is not None:
            if usual.kind is not kind:
                wrong = _("the field {name} is of the kind {kind}")
                self._refuse(wrong.format(name=name, kind=usual.kind), "kind")
            return False
        if name in _RESERVED:
            taken = _("{name} means something else already; choose another name")
            self._refuse(taken.format(name=name), "name")
        if kind not in OWN_KINDS:
            only = _("a field of your own is of the kind {kinds}")
            self._refuse(only.format(kinds=", ".join(sorted(OWN_KINDS))), "kind")
        return True

    def _place(self, data: dict[str, Any]) -> Place:
        try:
            return Place(data.get("place", Place.WIDE))
        except ValueError:
            places = ", ".join(Place)
            self._refuse(_("the place is one of {places}").format(places=places), "place")

    def _flag(self, data: dict[str, Any], key: str) -> bool:
        value = data.get(key, False)
        if not isinstance(value, bool):
            self._refuse(_("{key} is true or false").format(key=key), key)
        return value

    def _beside(self, data: dict[str, Any], kind: Kind) -> str:
        value = data.get("beside", "")
        if value not in ("", "department") or (value and kind is not Kind.PEOPLE):
            self._refuse(_("only “department” can stand beside names"), "beside")
        return value

    def _options(self, data: dict[str, Any], name: str) -> tuple[Option, ...]:
        given = data.get("option", [])
        entries = cast("list[Any]", given) if isinstance(given, list) else [None]
        usual = self._standard.get(name) if self._standard is not None else None
        known = {option.name for option in usual.options} if usual is not None else set[str]()
        found: list[Option] = []
        for place, entry in enumerate(entries):
            option = self._option(entry, place)
            if self._standard is not None and option.name not in known:
                wrong = _("the field has no tick of the name {name}").format(name=option.name)
                self._refuse(wrong, "name", place)
            found.append(option)
        return tuple(found)

    def _option(self, data: Any, place: int) -> Option:
        if not isinstance(data, dict) or not is_text(cast("dict[str, Any]", data).get("name")):
            self._refuse(_("a tick is written as [[field.option]] and has a name"), "name", place)
        entry = cast("dict[str, Any]", data)
        _refuse_unknown(self._source, entry, _OPTION_KEYS, self._number, place)
        labels = self._texts(entry, "label", place)
        return Option(entry["name"], labels, self._words(entry, "also_read", place))

    def _texts(self, data: dict[str, Any], key: str, option: int | None = None) -> Texts:
        return _texts(self._source, data, key, self._number, option)

    def _words(self, data: dict[str, Any], key: str, option: int | None = None) -> tuple[str, ...]:
        return _words(self._source, data, key, self._number, option)

    def _refuse(self, reason: str, key: str, option: int | None = None) -> NoReturn:
        self._source.refuse(reason, self._source.line_of(key, self._number, option))


def _page(source: Source, data: dict[str, Any], fields: tuple[Field, ...]) -> Page:
    """How the form is printed; a page that says nothing is printed in the usual way."""
    given = data.get("page", {})
    if not isinstance(given, dict):
        source.refuse(_("[page] says how the form is printed"), source.line_of("page"))
    page = cast("dict[str, Any]", given)
    _refuse_unknown(source, page, _PAGE_KEYS)
    head = _head(source, page, fields)
    left = page.get("left", 0.5)
    if not isinstance(left, int | float) or not 0 < left < 1:
        source.refuse(_("left is a share of the width"), source.line_of("left"))
    ticks = page.get("ticks", Ticking.BOX)
    if ticks not in set(Ticking):
        kinds = ", ".join(Ticking)
        source.refuse(_("ticks is one of {kinds}").format(kinds=kinds), source.line_of("ticks"))
    end = page.get("label_end", "")
    if not isinstance(end, str):
        source.refuse(_("a {key} is a text").format(key="label_end"), source.line_of("label_end"))
    return Page(
        head=head,
        titles=_texts(source, page, "title") if "title" in page else (),
        ticks=Ticking(ticks),
        label_end=end,
        left=float(left),
        years_down=page.get("years") == "down",
    )


def _head(
    source: Source, page: dict[str, Any], fields: tuple[Field, ...]
) -> tuple[tuple[str, ...], ...]:
    rows = page.get("head", [])
    lists = cast("list[Any]", rows) if isinstance(rows, list) else [None]
    if not all(isinstance(row, list) for row in lists):
        source.refuse(_("head is a list of rows"), source.line_of("head"))
    head = tuple(tuple(map(str, cast("list[Any]", row))) for row in lists)
    in_head = {field.name for field in fields if field.place is Place.HEAD}
    named = {name for row in head for name in row} - {TITLE, MEETING, DATE}
    if head and named != in_head:
        wrong = _("the rows of the head name other fields than those in the head")
        source.refuse(wrong, source.line_of("head"))
    return head


def _also_read(
    source: Source, data: dict[str, Any], standard: Form | None
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    also = data.get("also_read", {})
    if not isinstance(also, dict):
        source.refuse(_("[also_read] names fields and their labels"), source.line_of("also_read"))
    entries = cast("dict[str, Any]", also)
    known = {name for name, _labels in standard.also_read} if standard is not None else None
    for name in entries:
        if known is not None and name not in known:
            wrong = _("[also_read] knows {names}").format(names=", ".join(sorted(known)))
            source.refuse(wrong, source.line_of(name))
    return tuple((name, _words(source, entries, name)) for name in entries)


def _texts(
    source: Source,
    data: dict[str, Any],
    key: str,
    field: int | None = None,
    option: int | None = None,
) -> Texts:
    texts = data.get(key)
    line = source.line_of(key, field, option)
    if not isinstance(texts, dict) or DEFAULT_LANGUAGE not in texts:
        source.refuse(
            _('the Danish {key} is missing: {key} = {{ da = "…" }}').format(key=key), line
        )
    entries = cast("dict[str, Any]", texts)
    if not all(map(is_text, entries.values())):
        source.refuse(_("a {key} is a text").format(key=key), line)
    return tuple(entries.items())


def _words(
    source: Source,
    data: dict[str, Any],
    key: str,
    field: int | None = None,
    option: int | None = None,
) -> tuple[str, ...]:
    words = data.get(key, [])
    if not isinstance(words, list) or not all(map(is_text, cast("list[Any]", words))):
        wrong = _("{key} is a list of texts").format(key=key)
        source.refuse(wrong, source.line_of(key, field, option))
    return tuple(cast("list[str]", words))


def _refuse_unknown(
    source: Source,
    data: dict[str, Any],
    known: set[str],
    field: int | None = None,
    option: int | None = None,
) -> None:
    unknown = sorted(data.keys() - known)
    if unknown:
        wrong = _("“{key}” is unknown here").format(key=unknown[0])
        source.refuse(wrong, source.line_of(unknown[0], field, option))
