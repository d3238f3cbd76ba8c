"""The one shape of rich text: a tuple of blocks. Editors, documents, files translate from and to it.

Stored as JSON `[kind, level, [[text, marks, link?], …]]`. Own blocks because Qt's Markdown and HTML
do not round-trip nested lists. Whatever comes in goes through `normalise`.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, cast

MAX_HEADING_LEVEL = 3
"""Headings are level 1 to this one."""

MAX_LIST_LEVEL = 9
"""Deepest list level, counted from 0. The exchange format asks for six levels at least."""


class Kind(StrEnum):
    """What a block is."""

    __hash__ = str.__hash__  # an enum's own is slow, and every block is asked for its kind

    PARAGRAPH = "p"
    HEADING = "h"
    BULLET = "ul"
    NUMBER = "ol"


LIST_KINDS = frozenset({Kind.BULLET, Kind.NUMBER})


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style. A "\\n" inside `text` is a line break within the block."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    link: str = ""

    def same_style(self, other: "Run") -> bool:
        """Whether both could be one run."""
        return (
            self.bold is other.bold
            and self.italic is other.italic
            and self.underline is other.underline
            and self.link == other.link
        )


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading (level 1–3) or a list item (level 0–9)."""

    kind: Kind
    level: int
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The block's text without any style."""
        runs = self.runs
        return runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])


RichText = tuple[Block, ...]
"""A whole text. The empty text is `()`."""


def paragraph(text: str) -> Block:
    """A plain paragraph."""
    return Block(Kind.PARAGRAPH, 0, (Run(text),))


def plain_text(blocks: RichText) -> str:
    """The words alone, one line a block: for search, checks and previews."""
    return "\n".join(block.text for block in blocks)


def from_plain(text: str) -> RichText:
    """Plain paragraphs, one a line. Empty lines are dropped."""
    return normalise(paragraph(line) for line in clean_text(text).split("\n"))


# --- the canonical form ---------------------------------------------------------------------------

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_NON_CHARACTERS = "\ufdd0-\ufdef" + "".join(
    f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(17)
)
_UNPRINTABLE = re.compile(
    f"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff{_NON_CHARACTERS}]"
)
_ALLOWED_LINK = re.compile("(?:https?://|mailto:).", re.IGNORECASE)
_NOT_IN_LINK = re.compile(r"""[\s"<>\\^`{|}]""")


def clean_text(text: str) -> str:
    """The text with "\\n" as its only line end, without what XML, PDF, CommonMark or Qt cannot carry.

    Line, paragraph and page separators become "\\n"; other control characters, lone surrogates, byte
    order marks (U+FEFF) and the 66 code points that Unicode calls no characters go. A tab stays.
    """
    if text.isprintable():  # nearly always, and much quicker to see
        return text
    return _UNPRINTABLE.sub("", _LINE_ENDS.sub("\n", text))


def clean_link(link: str) -> str:
    """The address, or "" unless it is http, https or mailto.

    What RFC 3986 allows nowhere in an address (white space, quotes, brackets < >, …) is
    percent-encoded; letters outside ASCII stay as they are.
    """
    link = clean_text(link).strip()
    if not _ALLOWED_LINK.match(link):
        return ""
    return _NOT_IN_LINK.sub(_percent_encoded, link)


def _percent_encoded(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode())


def normalise(blocks: Iterable[Block]) -> RichText:
    """The canonical form of a text. Every reader may lean on it; doing it twice changes nothing.

    No block is empty or begins or ends with white space. A heading has level 1–3, a paragraph 0. A
    list starts at level 0 and rises by at most one from item to item, up to `MAX_LIST_LEVEL`. Equal
    neighbouring runs are one. Text and links are as `clean_text` and `clean_link` leave them.
    """
    if isinstance(blocks, _Canonical):
        return blocks
    result: list[Block] = []
    deepest = 0
    for block in blocks:
        runs = _trimmed(block.runs if _are_clean(block.runs) else _cleaned(block.runs))
        if not runs:
            continue
        level = _level(block, deepest)
        deepest = level + 1 if block.kind in LIST_KINDS else 0
        same = level == block.level and runs is block.runs
        result.append(block if same else Block(block.kind, level, runs))
    return _Canonical(result)


class _Canonical(tuple[Block, ...]):
    """A text that `normalise` has seen: every save comes through there more than once.

    Equal to the plain tuple; any part of it is a plain tuple again.
    """

    __slots__ = ()


def _are_clean(runs: tuple[Run, ...]) -> bool:
    """Whether runs are canonical but for the ends of the block. May say no where they are, never yes
    where they are not.

    Nearly always yes, and texts go through here several times on every save. `isprintable` is a
    quick way to say that no character needs a closer look.
    """
    style: tuple[bool, bool, bool] | None = None
    for run in runs:
        before, style = style, (run.bold, run.italic, run.underline)
        if run.link or style == before or not run.text or not run.text.isprintable():
            return False
    return True


def _cleaned(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    return tuple(_joined(map(_clean_run, runs)))


def _level(block: Block, deepest: int) -> int:
    match block.kind:
        case Kind.PARAGRAPH:
            return 0
        case Kind.HEADING:
            return min(max(block.level, 1), MAX_HEADING_LEVEL)
        case Kind.BULLET | Kind.NUMBER:
            return min(max(block.level, 0), deepest, MAX_LIST_LEVEL)


def _clean_run(run: Run) -> Run:
    text = clean_text(run.text)
    link = clean_link(run.link) if run.link else ""
    same = text == run.text and link == run.link
    return run if same else replace(run, text=text, link=link)


def _joined(runs: Iterable[Run]) -> list[Run]:
    """Without empty runs, and with equal neighbours as one."""
    groups: list[list[Run]] = []
    for run in runs:
        if not run.text:
            continue
        if groups and groups[-1][0].same_style(run):
            groups[-1].append(run)
        else:
            groups.append([run])
    return [
        group[0] if len(group) == 1 else _with_text(group[0], "".join([run.text for run in group]))
        for group in groups
    ]


def _with_text(run: Run, text: str) -> Run:
    return Run(text, run.bold, run.italic, run.underline, run.link)


def _trimmed(canonical: tuple[Run, ...]) -> tuple[Run, ...]:
    """Without white space at either end of the block."""
    if canonical and not (canonical[0].text[0].isspace() or canonical[-1].text[-1].isspace()):
        return canonical
    runs = list(canonical)
    while runs and not runs[0].text.lstrip():
        del runs[0]
    while runs and not runs[-1].text.rstrip():
        del runs[-1]
    if runs and runs[0].text[0].isspace():
        runs[0] = _with_text(runs[0], runs[0].text.lstrip())
    if runs and runs[-1].text[-1].isspace():
        runs[-1] = _with_text(runs[-1], runs[-1].text.rstrip())
    return tuple(runs)


# --- numbers of a list ----------------------------------------------------------------------------


def numbering(blocks: RichText) -> tuple[int | None, ...]:
    """The printed number of each block, None where it is no number item.

    A list counts on past deeper items. It starts again at 1 after a block outside lists, after a
    shallower item, and after an item of the other kind at its own level, as CommonMark groups lists.
    """
    numbers: list[int | None] = []
    open_lists: list[tuple[Kind, int]] = []
    for block in blocks:
        if block.kind not in LIST_KINDS:
            open_lists.clear()
            numbers.append(None)
            continue
        del open_lists[block.level + 1 :]
        while len(open_lists) <= block.level:
            open_lists.append((block.kind, 0))
        kind, count = open_lists[block.level]
        count = count + 1 if kind is block.kind else 1
        open_lists[block.level] = (block.kind, count)
        numbers.append(count if block.kind is Kind.NUMBER else None)
    return tuple(numbers)


def listed_text(blocks: RichText) -> str:
    """One line a block, items with their marker."""
    lines: list[str] = []
    for block, number in zip(blocks, numbering(blocks), strict=True):
        marker = ""
        if block.kind in LIST_KINDS:
            sign = f"{number}." if number is not None else "•"
            marker = "    " * block.level + sign + " "
        lines.append(marker + block.text)
    return "\n".join(lines)


# --- as stored ------------------------------------------------------------------------------------


def to_json(blocks: Iterable[Block]) -> str:
    """The text as it is stored, normalised. The empty text is "[]"."""
    rows = [[block.kind, block.level, [*map(_run_row, block.runs)]] for block in normalise(blocks)]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> RichText:
    """What `to_json` wrote. Raises ValueError for anything that is no rich text."""
    try:
        rows: Any = json.loads(text)
    except RecursionError:
        raise ValueError("nested too deep for rich text") from None
    return normalise(map(_read_block, _sequence(rows)))


def plain_text_of_json(text: str) -> str:
    """What `plain_text` gives of a text that `to_json` wrote, without making its blocks."""
    if text == "[]":
        return ""
    return "\n".join("".join(run[0] for run in runs) for _kind, _level, runs in json.loads(text))


_MARKS = frozenset("biu")


def _run_row(run: Run) -> list[str]:
    marks = ("b" if run.bold else "") + ("i" if run.italic else "") + ("u" if run.underline else "")
    return [run.text, marks, run.link] if run.link else [run.text, marks]


def _read_block(row: Any) -> Block:
    match _sequence(row):
        case [str(kind), int(level), runs] if not isinstance(level, bool):
            return Block(Kind(kind), level, tuple(map(_read_run, _sequence(runs))))
        case _:
            raise ValueError("a block is [kind, level, runs]")


def _read_run(row: Any) -> Run:
    match _sequence(row):
        case [str(text), str(marks), *rest] if not marks or set(marks) <= _MARKS:
            match rest:
                case []:
                    link = ""
                case [str(link)]:
                    pass
                case _:
                    raise ValueError("a run is [text, marks, link?]")
            return Run(text, "b" in marks, "i" in marks, "u" in marks, link)
        case _:
            raise ValueError("a run is [text, marks, link?]")


def _sequence(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise ValueError("rich text is made of lists")
    return cast("list[Any]", value)
