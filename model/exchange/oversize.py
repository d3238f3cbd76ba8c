"""Where in a file that is too large its size comes from: a text longer than any field takes.

The file is not understood, only walked over, and not for long: it may be hostile.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from model.commands.import_faults import pointer

MAX_TEXT = 1_000_000
"""Characters in a field, by the schema."""

_MOST_TOKENS = 200_000
_DEEPEST = 32
_WINDOW = 2 * MAX_TEXT
_TOKEN = re.compile(r'"(?:[^"\\]++|\\(?s:.)?+)*+(?:"|\Z)|[\[\]{},:]')


@dataclass(slots=True)
class _Level:
    """An open list or object, and where in it we are."""

    step: str | int
    names_follow: bool


def place_of_long_text(text: str) -> str | None:
    """The JSON pointer of the first text that is too long, None where none is found soon."""
    levels: list[_Level] = []
    for token in _tokens(text):
        mark = text[token.start()]
        if len(levels) > _DEEPEST:
            return None
        level = levels[-1] if levels else None
        if mark == '"':
            if token.end() - token.start() > MAX_TEXT:
                return pointer(level.step for level in levels)
            if level is not None and level.names_follow:
                level.step = _name(token[0])
        elif mark in "[{":
            levels.append(_Level(0 if mark == "[" else "", mark == "{"))
        elif level is not None:
            _go_on(levels, level, mark)
    return None


def _tokens(text: str) -> Iterator[re.Match[str]]:
    """The marks and texts, not too many. A text longer than the window ends with it."""
    position = 0
    for _count in range(_MOST_TOKENS):
        token = _TOKEN.search(text, position, position + _WINDOW)
        if token is None:
            return
        yield token
        position = token.end()


def _go_on(levels: list[_Level], level: _Level, mark: str) -> None:
    if mark in "]}":
        levels.pop()
    elif mark == ":":
        level.names_follow = False
    elif isinstance(level.step, int):
        level.step += 1
    else:
        level.names_follow = True


def _name(quoted: str) -> str:
    try:
        return str(json.loads(quoted, strict=False))
    except ValueError:
        return ""
