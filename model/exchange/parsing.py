"""Bytes from outside → JSON values, with everything refused that Python's reader lets through.

Hostile input is bounded before it is understood: size, depth, the length of a number. Refused
beside what JSON itself forbids (RFC 8259): a key that stands twice, NaN and Infinity, a number no
computer holds, half a surrogate pair, and NUL, which no database but SQLite can keep.
"""

import json
import math
import re
from collections.abc import Iterator
from typing import Any, NoReturn, cast

from model.commands.import_faults import ExchangeRefused, Fault, pointer
from model.exchange.oversize import MAX_TEXT, place_of_long_text
from model.text.translate import _

MAX_BYTES = 20_000_000
"""Far more than a year of meetings. A larger file is looked into only to say why it is so large."""

MAX_READ = 150_000_000
"""A still larger one is not read at all."""

MAX_DEPTH = 32
"""The format itself nests nine deep."""

MAX_FAULTS = 200

_MAX_DIGITS = 15
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_TOKEN = re.compile(r'"(?:[^"\\]++|\\(?s:.)?+)*+(?:"|\Z)|[\[{]|[\]}]')
_BAD_CHARACTER = re.compile("[\x00\ud800-\udfff]")

Path = tuple[str | int, ...]


class _Object(dict[str, Any]):
    """A JSON object that remembers which of its keys stood twice."""

    twice: tuple[str, ...] = ()


class _BadNumber:
    """Stands where a number stood that cannot be kept."""

    def __init__(self, expected: str) -> None:
        self.expected = expected


def parse(content: bytes, name: str) -> Any:
    """The JSON value of a file. `name` is what the sentences call it.

    Raises ExchangeRefused, with the place of every fault.
    """
    text = _decoded(content, name)
    if len(content) > MAX_BYTES:
        _refuse_large(text, len(content), name)
    value = _loaded(text, name)
    faults = list(_first(_faults(value), MAX_FAULTS))
    if faults:
        raise ExchangeRefused(name, faults, more=len(faults) == MAX_FAULTS)
    return value


def refuse_size(size: int, name: str) -> None:
    """Raise ExchangeRefused for a file too large to read at all."""
    if size > MAX_READ:
        raise ExchangeRefused(name, [_size_fault(size)])


def _refuse_large(text: str, size: int, name: str) -> NoReturn:
    faults = [_size_fault(size)]
    place = place_of_long_text(text)
    if place is not None:
        expected = _("text of at most {value} characters").format(value=MAX_TEXT)
        faults.insert(0, Fault(place, expected))
    raise ExchangeRefused(name, faults)


def _size_fault(size: int) -> Fault:
    expected = _("at most {limit} MB, but it has {size} MB")
    megabytes = math.ceil(size / 1_000_000)
    return Fault("", expected.format(limit=MAX_BYTES // 1_000_000, size=megabytes))


def _refuse(name: str, expected: str) -> NoReturn:
    raise ExchangeRefused(name, [Fault("", expected)])


def _decoded(content: bytes, name: str) -> str:
    refuse_size(len(content), name)
    if content.startswith(_BYTE_ORDER_MARK):
        _refuse(name, _("UTF-8 without a byte order mark; the first three bytes are one"))
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        expected = _("UTF-8; byte {byte} (line {line}) is not")
        _refuse(name, expected.format(byte=error.start + 1, line=line))


def _loaded(text: str, name: str) -> Any:
    try:
        return json.loads(
            text,
            object_pairs_hook=_object,
            parse_constant=_constant,
            parse_float=_float,
            parse_int=_int,
        )
    except json.JSONDecodeError as error:
        expected = _("JSON; line {line}, character {column} cannot be read")
        _refuse(name, expected.format(line=error.lineno, column=error.colno))
    except RecursionError:
        _refuse_depth(text, name)


def _object(pairs: list[tuple[str, Any]]) -> _Object:
    result = _Object(pairs)
    if len(result) < len(pairs):
        seen: set[str] = set()
        result.twice = tuple(key for key, _value in pairs if key in seen or seen.add(key))
    return result


def _constant(word: str) -> _BadNumber:
    return _BadNumber(_("a number; JSON has no {word}").format(word=word))


def _float(digits: str) -> float | _BadNumber:
    number = float(digits)
    return number if math.isfinite(number) else _BadNumber(_("a number that can be kept"))


def _int(digits: str) -> int | _BadNumber:
    if len(digits) > _MAX_DIGITS:
        return _BadNumber(_("a number of at most {count} digits").format(count=_MAX_DIGITS))
    return int(digits)


def _refuse_depth(text: str, name: str) -> NoReturn:
    """Say where the text first nests deeper than allowed. Strings are skipped, nothing is built."""
    depth = 0
    for token in _TOKEN.finditer(text):
        mark = token[0][0]
        depth += 1 if mark in "[{" else -1 if mark in "]}" else 0
        if depth > MAX_DEPTH:
            before = text[: token.start()]
            line, column = before.count("\n") + 1, token.start() - before.rfind("\n")
            expected = _("at most {limit} levels; line {line}, character {column} is deeper")
            _refuse(name, expected.format(limit=MAX_DEPTH, line=line, column=column))
    raise AssertionError("the reader ran out of levels in a text that is flat")


def _faults(root: Any) -> Iterator[Fault]:
    """What is wrong with single values, in document order, without recursion."""
    waiting: list[tuple[Path, Any]] = [((), root)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, str):
            if _BAD_CHARACTER.search(value):
                yield Fault(pointer(path), _("text without NUL and without half characters"))
        elif isinstance(value, _BadNumber):
            yield Fault(pointer(path), value.expected)
        elif isinstance(value, _Object | list):
            if len(path) == MAX_DEPTH:
                expected = _("at most {limit} levels").format(limit=MAX_DEPTH)
                yield Fault(pointer(path), expected)
                continue
            if isinstance(value, _Object):
                yield from _key_faults(path, value)
                children: list[tuple[str | int, Any]] = list(value.items())
            else:
                children = list(enumerate(cast("list[Any]", value)))
            waiting.extend(((*path, step), child) for step, child in reversed(children))


def _key_faults(path: Path, value: _Object) -> Iterator[Fault]:
    for key in value.twice:
        yield Fault(pointer((*path, key)), _("this key once; it stands twice"))
    for key in value:
        if _BAD_CHARACTER.search(key):
            yield Fault(pointer(path), _("keys without NUL and without half characters"))


def _first(faults: Iterator[Fault], limit: int) -> Iterator[Fault]:
    for _count, fault in zip(range(limit), faults, strict=False):
        yield fault
