"""CommonMark → blocks, by markdown-it's token stream. See `model.text.markdown`.

Whatever rich text has no place for keeps its words: a quote, code and a rule become paragraphs, a
picture its description, a table its lines, other HTML the text of its tags. Reference definitions
are not read, for "[NB]: husk" would vanish.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from model.errors import UserError
from model.text.blocks import Block, Kind, RichText, Run, from_plain, normalise
from model.text.translate import _

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

MAX_NESTING = 30
"""How deep lists and quotes may nest before the text is taken as plain text. A list level is two."""

MAX_WORK = 230_000
"""How much there may be to do. Some 2 s; a field of 1 MB, a mark every fifteenth character, is less."""

_MARKS = "]*_`<>&!\\"
_LINE_OR_MARKER = re.compile(r"\n(?=[^\n])|[-+*>][ \t]|[0-9][.)][ \t]")


def from_markdown(text: str) -> RichText:
    """The text's blocks, normalised. What nests deeper than `MAX_NESTING` is read as plain text.

    Raises UserError for a text of so many lines and marks that reading it would take seconds.
    """
    if _work(text) > MAX_WORK:
        raise UserError(
            _("A text has too many lines and marks to be read as Markdown. Divide it into parts.")
        )
    tokens = _parser().parse(text)
    if any(token.level >= MAX_NESTING - 1 for token in tokens):
        return from_plain(text)
    return normalise(_Reader().read(tokens))


def _work(text: str) -> int:
    """What reading takes, measured in marks: every rule of markdown-it is linear in these.

    A line, a marker of a list and a bracket take some six times as long as another mark.
    """
    dear = sum(1 for _match in _LINE_OR_MARKER.finditer(text)) + text.count("[")
    return 6 * dear + sum(map(text.count, _MARKS))


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING})
    parser.disable(["html_block", "reference"])
    parser.normalizeLink = _as_it_is
    parser.validateLink = _always
    return parser


def _as_it_is(url: str) -> str:
    return url  # `normalise` judges addresses


def _always(url: str) -> bool:  # noqa: ARG001 (the library calls it so)
    return True


# --- lists and paragraphs -------------------------------------------------------------------------


@dataclass(slots=True)
class _List:
    """An open list. `literal` is the next printed number of one whose numbers are text."""

    kind: Kind
    literal: int | None
    mark: str
    fresh: bool = False
    """The open item has no block yet."""
    last: int = -1
    """Index of the block that last spoke for the open item."""


class _Reader:
    """Walks the tokens once. A number list that does not begin at 1 keeps its numbers as text:
    "14. oktober holder vi møde" is a sentence, and a list picked up again shows the right number.
    """

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.lists: list[_List] = []
        self.heading = 0

    def read(self, tokens: Iterable[Token]) -> list[Block]:
        for token in tokens:
            match token.type:
                case "bullet_list_open" | "ordered_list_open":
                    self.lists.append(_opened_list(token))
                case "bullet_list_close" | "ordered_list_close":
                    self.lists.pop()
                case "list_item_open":
                    self.lists[-1].fresh = True
                    self.lists[-1].last = -1
                case "heading_open":
                    self.heading = int(token.tag[1:])
                case "heading_close":
                    self.heading = 0
                case "inline":
                    self._add(_runs(token.children or []))
                case "fence" | "code_block":
                    self._add([Run(token.content)])
                case "hr":
                    self._add([Run(token.markup[:3])])
                case _:
                    pass
        return self.blocks

    def _add(self, runs: list[Run]) -> None:
        """One paragraph of the Markdown: an item's text, more of an item, or a block of its own."""
        for entry in self.lists:
            if entry.literal is not None and entry.fresh:
                runs = [Run(f"{entry.literal}{entry.mark} "), *runs]
                entry.literal += 1
                entry.fresh = False
        real = [entry for entry in self.lists if entry.literal is None]
        item = real[-1] if real else None
        if item and item.fresh:
            self._append(Block(item.kind, len(real) - 1, tuple(runs)), real)
        elif item and item.last == len(self.blocks) - 1:
            last = self.blocks[-1]
            self.blocks[-1] = replace(last, runs=(*last.runs, Run("\n"), *runs))
        elif self.heading and not self.lists:
            self._append(Block(Kind.HEADING, self.heading, tuple(runs)), real)
        else:
            self._append(Block(Kind.PARAGRAPH, 0, tuple(runs)), real)

    def _append(self, block: Block, owners: Sequence[_List]) -> None:
        self.blocks.append(block)
        for owner in owners:
            owner.fresh = False
        if owners:
            owners[-1].last = len(self.blocks) - 1


def _opened_list(token: Token) -> _List:
    if token.type == "bullet_list_open":
        return _List(Kind.BULLET, None, token.markup)
    start = int(token.attrs.get("start", 1))
    return _List(Kind.NUMBER, None if start == 1 else start, token.markup)


# --- words and marks ------------------------------------------------------------------------------

_TAG = re.compile(r"<(/?)([biu])\s*>", re.IGNORECASE)


def _runs(tokens: Sequence[Token]) -> list[Run]:
    """The runs of one inline token's children."""
    tags = _paired_tags(tokens)
    depth = {"strong": 0, "em": 0, "b": 0, "i": 0, "u": 0}
    link = ""
    style = (False, False, False, "")
    texts: list[str] = []
    runs: list[Run] = []
    for position, token in enumerate(tokens):
        if position in tags:
            name, step = tags[position]
            depth[name] += step
        elif token.type == "link_open":
            link = str(token.attrs.get("href", ""))
        elif token.type == "link_close":
            link = ""
        elif token.tag in depth:
            depth[token.tag] += token.nesting
        else:
            texts.append(_text(token, tokens[position + 1 : position + 2]))
            continue
        runs.append(Run("".join(texts), *style))
        texts.clear()
        bold, italic = depth["strong"] + depth["b"] > 0, depth["em"] + depth["i"] > 0
        style = (bold, italic, depth["u"] > 0, link)
    runs.append(Run("".join(texts), *style))
    return runs


def _text(token: Token, following: Sequence[Token]) -> str:
    match token.type:
        case "hardbreak":
            return "\n"
        case "softbreak":
            in_table = following and following[0].content.startswith("|")
            return "\n" if in_table else " "
        case "image":
            return "".join(run.text for run in _runs(token.children or []))
        case _:
            return token.content


def _paired_tags(tokens: Sequence[Token]) -> dict[int, tuple[str, int]]:
    """Where `<b> <i> <u>` open (+1) and close (-1). One without its partner stays literal text."""
    pairs: dict[int, tuple[str, int]] = {}
    waiting: dict[str, list[int]] = {"b": [], "i": [], "u": []}
    for position, token in enumerate(tokens):
        found = _TAG.fullmatch(token.content) if token.type == "html_inline" else None
        if found is None:
            continue
        name = found[2].lower()
        if not found[1]:
            waiting[name].append(position)
        elif waiting[name]:
            pairs[waiting[name].pop()] = (name, 1)
            pairs[position] = (name, -1)
    return pairs
