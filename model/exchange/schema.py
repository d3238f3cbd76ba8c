"""The schema of the exchange format, applied to the letter: formats asserted, `$` the very end.

Python's `$` also fits before a final newline and jsonschema searches with it, so that a key could
carry one; ECMA-262, the dialect of JSON Schema, has no such `$`.
"""

import datetime
import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, cast

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError

from model.commands.import_faults import Fault, pointer
from model.text.translate import _

SCHEMA_FILE = Path(__file__).resolve().parents[2] / "resources" / "exchange.schema.json"

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ADDRESS = re.compile(r"[^\s@<>,;\"\x00-\x1f\x7f]+@[^\s@<>,;\"\x00-\x1f\x7f]+")
_KINDS = {"point": 0, "break": 1}

_formats = FormatChecker(formats=())


@_formats.checks("date")
def is_date(value: object) -> bool:
    """Whether this is a day of the calendar, written YYYY-MM-DD. What is no text is not judged."""
    if not isinstance(value, str):
        return True
    if not _DATE.fullmatch(value):
        return False
    try:
        datetime.date.fromisoformat(value)
    except ValueError:
        return False
    return True


@_formats.checks("email")
def is_address(value: object) -> bool:
    """Whether this can be a mail address: one @, no space, nothing that a header could not hold."""
    return not isinstance(value, str) or _ADDRESS.fullmatch(value) is not None


@cache
def load() -> dict[str, Any]:
    """The schema as it stands in `resources/`."""
    return json.loads(SCHEMA_FILE.read_text("utf-8"))


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(_exact(load()), format_checker=_formats)


def _exact(node: Any, name: str = "") -> Any:
    """The schema with `\\Z` for a closing `$` in its patterns."""
    match node:
        case dict():
            entries = cast("dict[str, Any]", node)
            if name == "patternProperties":
                return {_end(key): _exact(value) for key, value in entries.items()}
            return {
                key: _end(value)
                if key == "pattern" and isinstance(value, str)
                else _exact(value, key)
                for key, value in entries.items()
            }
        case list():
            return [_exact(value) for value in cast("list[Any]", node)]
        case _:
            return node


def _end(pattern: str) -> str:
    return pattern[:-1] + r"\Z" if pattern.endswith("$") else pattern


def schema_faults(data: Any, limit: int) -> tuple[list[Fault], bool]:
    """Where the data breaks the schema, at most `limit` places, and whether there are more."""
    validator: Any = _validator()  # the stubs of its methods are not complete
    faults: list[Fault] = []
    for error in _unfold(validator.iter_errors(data)):
        for fault in _of(error):
            if len(faults) == limit:
                return faults, True
            faults.append(fault)
    return faults, False


def _unfold(errors: Iterable[ValidationError]) -> Iterator[ValidationError]:
    """Errors at their real place: inside the alternative that the value means to be."""
    for error in errors:
        meant = _meant(error)
        if meant is None:
            yield error
        else:
            yield from _unfold(meant)


def _meant(error: ValidationError) -> list[ValidationError] | None:
    """What is wrong with the chosen alternative of a `oneOf`, None where none can be chosen."""
    if error.validator != "oneOf" or not isinstance(error.instance, dict):
        return None
    instance = cast("dict[str, Any]", error.instance)
    kind = instance.get("type")
    choice = _KINDS.get(kind) if isinstance(kind, str) else None
    if choice is None and "name" in instance:
        choice = 1  # a guest as an object
    if choice is None:
        return None
    return [inner for inner in error.context or () if inner.relative_schema_path[0] == choice]


def _of(error: ValidationError) -> Iterator[Fault]:
    place: list[str | int] = list(error.absolute_path)
    value: Any = error.instance
    if error.validator == "required":
        # One error a missing field, but which one only its message says.
        for key in cast("list[str]", error.validator_value):
            if key not in value and error.message.startswith(repr(key)):
                yield Fault(pointer([*place, key]), _("this field, which must be there"))
        return
    if error.validator == "additionalProperties":
        for key in cast("dict[str, Any]", value):
            if not _is_known(key, cast("dict[str, Any]", error.schema)):
                yield Fault(pointer([*place, key]), _("nothing; the format has no such field"))
        return
    if error.validator == "oneOf" and isinstance(value, dict) and "type" in value:
        place.append("type")
    yield Fault(pointer(place), _expected(error))


def _is_known(key: str, schema: dict[str, Any]) -> bool:
    patterns: dict[str, Any] = schema.get("patternProperties", {})
    return key in schema.get("properties", {}) or any(re.search(one, key) for one in patterns)


def _expected(error: ValidationError) -> str:
    """What the schema wants here, in words."""
    value: Any = error.validator_value
    match error.validator:
        case "type":
            return _type_words(value)
        case "const" | "enum":
            choices = cast("list[Any]", value if error.validator == "enum" else [value])
            return _(" or ").join(json.dumps(choice, ensure_ascii=False) for choice in choices)
        case "anyOf":
            return _alternative(error)
        case "oneOf":
            return _one_of(error)
        case "pattern":
            return _pattern_words(str(value))
        case "format":
            return _format_words(str(value))
        case _:
            return _bound_words(str(error.validator), value)


def _alternative(error: ValidationError) -> str:
    """`anyOf` is always something or null here."""
    context = error.context or []
    inner = next((one for one in context if one.validator_value != "null"), None)
    words = _expected(inner) if inner else _("something else")
    return _("{words}, or null").format(words=words)


def _one_of(error: ValidationError) -> str:
    if "entries" in error.absolute_path:
        inside_guests = "guests" in error.absolute_path
        if not inside_guests:
            return _('a point or a break, told by "type": "point" or "break"')
    return _("a name, or an object with a name")


def _type_words(value: str | list[str]) -> str:
    words = {
        "object": _("an object"),
        "array": _("a list"),
        "string": _("text"),
        "integer": _("a whole number"),
        "boolean": _("true or false"),
        "null": "null",
    }
    names = [value] if isinstance(value, str) else value
    return _(" or ").join(words[name] for name in names)


def _pattern_words(pattern: str) -> str:
    defs = cast("dict[str, dict[str, Any]]", _exact(load())["$defs"])
    if pattern == defs["key"]["pattern"]:
        return _("a key: 1 to 64 of A-Z, a-z, 0-9, full stop, hyphen and underscore")
    if pattern == defs["time"]["pattern"]:
        return _("a time, HH:MM")
    if pattern == defs["moment"]["pattern"]:
        return _("a moment, YYYY-MM-DDTHH:MM")
    if pattern.startswith("^-?"):
        return _('an amount such as "1250.5"')
    return _("a file beside this one: no absolute path, no .., no drive letter")


def _format_words(name: str) -> str:
    if name == "date":
        return _("a date of the calendar, YYYY-MM-DD")
    return _("a mail address")


def _bound_words(keyword: str, value: Any) -> str:
    words = {
        "minLength": _("text of at least {value} character"),
        "maxLength": _("text of at most {value} characters"),
        "minimum": _("a number of at least {value}"),
        "maximum": _("a number of at most {value}"),
        "maxProperties": _("at most {value} fields"),
    }
    return words.get(keyword, _("something else")).format(value=value)
