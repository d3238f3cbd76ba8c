"""The one shape of rich text: a tuple of blocks. Every editor, document and file translates from and to it.

Stored as JSON `[kind, level, [[text, marks, link?], …]]`. Own blocks because Qt's Markdown and HTML do not
round-trip nested lists (findings/gui.md §3).
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

MAX_LIST_LEVEL = 9
"""Deepest list level, counted from 0. The exchange format asks for six levels at least."""


class Kind(StrEnum):
    """What a block is."""

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
        return replace(self, text="") == replace(other, text="")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading (level 1–3) or a list item (level 0–9)."""

    kind: Kind
    level: int
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The block's text without any style."""
        return "".join(run.text for run in self.runs)


RichText = tuple[Block, ...]
"""A whole text. The empty text is `()`."""


def paragraph(text: str) -> Block:
    """A plain paragraph."""
    return Block(Kind.PARAGRAPH, 0, (Run(text),))


def plain_text(blocks: RichText) -> str:
    """The words alone, one line a block: for search, checks and previews."""
    return "\n".join(block.text for block in blocks)
