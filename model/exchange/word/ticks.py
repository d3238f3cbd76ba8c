"""What is ticked: boxes and crosses before or behind a word, in its cell or in the one beside it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache

from model.exchange.word.labels import plain
from model.exchange.word.names import TICKS
from model.exchange.word.shapes import Box, Cell, Content, Paragraph, Table, words

_SIGNS = "".join(TICKS)
MARK = re.compile(
    rf"[{re.escape(_SIGNS)}]|\[\s*[xX✓✔]?\s*\]|\(\s*[xX]\s*\)|\(\s+\)|(?<![\w.])[xX](?![\w.])"
)
_ADVICE = re.compile(r"\(?\bsæt (?:et )?x\b\)?", re.IGNORECASE)
_ALIKE = 0.8
_STRAY = re.compile(r"[\s:.,;/|•·\-–_]+")


@dataclass(slots=True)
class Ticks:
    """`states`: None where the option stands there without any box. `junk`: what is no option."""

    states: dict[str, bool | None]
    boxes: bool
    junk: list[Paragraph]


Token = tuple[str, str, bool]
"""("option", name, False), ("mark", "", ticked), ("gap", "", False) for an empty cell."""


def read_ticks(contents: list[Content], options: Mapping[str, str]) -> Ticks:
    """The state of each option that stands in these contents."""
    result = Ticks({}, False, [])
    for tokens in _lines(contents, options, result.junk):
        for name, state in _assigned(tokens):
            known = result.states.get(name)
            result.states[name] = state if known is None else known or bool(state)
        result.boxes = result.boxes or any(token[0] == "mark" for token in tokens)
    return result


def only_options(text: str, options: Mapping[str, str]) -> bool:
    """Whether a text is nothing but options and their boxes."""
    tokens, rest = _tokens(text, options)
    return not rest and any(kind == "option" for kind, _name, _on in tokens)


def has_mark(text: str) -> bool:
    """Whether there is a box or a cross in it. The advice to set one is none."""
    return MARK.search(text) is not None and MARK.search(_ADVICE.sub("", text)) is not None


def is_mark(text: str) -> bool:
    """Whether a text is nothing but a box or a cross."""
    return MARK.fullmatch(text.strip()) is not None


def _lines(
    contents: list[Content], options: Mapping[str, str], junk: list[Paragraph]
) -> Iterator[list[Token]]:
    for content in contents:
        if isinstance(content, Paragraph):
            yield _cleared(content, options, junk)
        elif isinstance(content, Box):
            yield from _lines(list(content.content), options, junk)
        else:
            yield from _table(content, options, junk)


def _table(
    table: Table, options: Mapping[str, str], junk: list[Paragraph]
) -> Iterator[list[Token]]:
    """A row is a line; options in one row and their marks in the next are read by column."""
    at = 0
    while at < len(table.rows):
        row = table.rows[at]
        following = table.rows[at + 1] if at + 1 < len(table.rows) else ()
        if _is_option_row(row, options) and _is_mark_row(following, len(row)):
            for upper, lower in zip(row, following, strict=True):
                yield [*_cell(upper, options, junk), *_cell(lower, options, junk)]
            at += 2
            continue
        tokens: list[Token] = []
        for cell in row:
            tokens.extend(_cell(cell, options, junk))
        yield tokens
        at += 1


def _is_option_row(row: tuple[Cell, ...], options: Mapping[str, str]) -> bool:
    texts = [words(cell.content) for cell in row]
    return len(row) > 1 and all(only_options(text, options) for text in texts if text)


def _is_mark_row(row: tuple[Cell, ...], width: int) -> bool:
    texts = [words(cell.content) for cell in row]
    return len(row) == width and all(not text or is_mark(text) for text in texts)


def _cell(cell: Cell, options: Mapping[str, str], junk: list[Paragraph]) -> list[Token]:
    if not words(cell.content):
        return [("gap", "", False)]
    return [token for line in _lines(list(cell.content), options, junk) for token in line]


def _cleared(
    paragraph: Paragraph, options: Mapping[str, str], junk: list[Paragraph]
) -> list[Token]:
    tokens, rest = _tokens(paragraph.text, options)
    if rest:
        junk.append(paragraph)
    return tokens


def _tokens(text: str, options: Mapping[str, str]) -> tuple[list[Token], bool]:
    """The options and marks of a line, and whether there is anything else in it."""
    tokens: list[Token] = []
    strange = False
    at = 0
    text = _ADVICE.sub("", text)
    for match in (*MARK.finditer(text), None):
        end = len(text) if match is None else match.start()
        found, rest = _named(text[at:end], options)
        tokens.extend(("option", name, False) for name in found)
        strange = strange or rest
        if match is not None:
            tokens.append(("mark", "", _is_ticked(match[0])))
            at = match.end()
    return tokens, strange


def _is_ticked(sign: str) -> bool:
    known = TICKS.get(sign)
    return known if known is not None else bool(re.search(r"[xX✓✔]", sign))


def _named(text: str, options: Mapping[str, str]) -> tuple[list[str], bool]:
    """The options that a stretch between marks names, and whether there are other words in it."""
    shape = plain(text)
    if not shape:
        return [], False
    if shape in options:
        return [options[shape]], False
    found: list[str] = []

    def note(match: re.Match[str]) -> str:
        found.append(options[match[0]])
        return " "

    rest = _STRAY.sub("", _pattern(tuple(options)).sub(note, shape))
    if found:
        return found, bool(rest) and rest not in ("eller", "or", "og")
    if len(shape) >= 50:
        return [], True
    near = [name for label, name in options.items() if _alike(label, shape)]
    return (near[:1], False) if near else ([], True)


@lru_cache(4096)
def _alike(label: str, shape: str) -> bool:
    if abs(len(label) - len(shape)) > 6 or len(label) < 5:
        return False
    matcher = SequenceMatcher(None, label, shape, autojunk=False)
    return matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


@cache
def _pattern(options: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(options, key=len, reverse=True)
    return re.compile("|".join(rf"(?<!\w){re.escape(option)}(?!\w)" for option in longest_first))


def _assigned(tokens: list[Token]) -> Iterator[tuple[str, bool | None]]:
    """Each option with its mark. Whether marks stand before or behind is seen from the first one."""
    solid = [kind for kind, _name, _on in tokens if kind != "gap"]
    if "mark" not in solid:
        for kind, name, _on in tokens:
            if kind == "option":
                yield name, None
        return
    starts_with_gap = tokens[0][0] == "gap" and tokens[-1][0] == "option"
    behind = solid[0] == "option" and not starts_with_gap
    ordered = tokens if behind else list(reversed(tokens))
    name = ""
    pending: dict[str, bool | None] = {}
    for kind, option, on in ordered:
        if kind == "option":
            name = option
            pending.setdefault(name, None)
        elif name:
            pending[name] = on
            name = ""
    marked = any(state is not None for state in pending.values())
    for option, state in pending.items():
        yield option, False if state is None and marked else state
