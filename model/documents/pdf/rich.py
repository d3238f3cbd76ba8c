"""Rich text → pieces: paragraphs, headings, and lists as deep as the blocks allow."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from model.documents.pdf import page as look
from model.documents.pdf.fill import Piece
from model.documents.pdf.lines import fill as fill_lines
from model.documents.pdf.page import Style
from model.documents.pdf.pen import Laid
from model.documents.pdf.pieces import Label, Paragraph, width_of
from model.documents.pdf.structure import LIST_OF, Element
from model.text.blocks import LIST_KINDS, Block, Kind, RichText, Run, numbering

_BULLETS = "•◦▪"
_NUMBERINGS = ("Disc", "Circle", "Square")
_LABEL_GAP = 5.0
_LONGEST_INTRODUCTION = 3
"""A paragraph of at most so many lines that ends in a colon stays with its list."""
_SHORT_ITEM = 3
"""Lines."""


@lru_cache(30_000)
def laid(runs: tuple[Run, ...], style: Style, width: float, language: str) -> Laid:
    """A paragraph in lines; the same one for the same words, so that a second build is quick."""
    return Laid(fill_lines(runs, style, width, language), style)


def paragraph(
    runs: tuple[Run, ...], style: Style, width: float, language: str, element: Element
) -> Paragraph:
    """A paragraph as a piece."""
    lines = laid(runs, style, width, language)
    return Paragraph(
        laid=lines,
        element=element,
        last=len(lines.filled.lines),
        before=style.before,
        after=style.after,
        keep_with_next=style.keep_with_next,
    )


def plain(text: str, style: Style, width: float, language: str, element: Element) -> Paragraph:
    """A paragraph of plain text."""
    return paragraph((Run(text),), style, width, language, element)


@dataclass(slots=True)
class _List:
    """A list that is still open."""

    kind: Kind
    element: Element
    body: Element
    item: Paragraph | None = None

    def inner(self) -> Element:
        """Where a list within the present item belongs. Its own text then needs a paragraph."""
        if self.item is not None and self.item.element is self.body:
            self.item.element = self.body.child("P")
        return self.body


class RichPieces:
    """Turns one rich text into pieces below one structure element."""

    def __init__(self, parent: Element, style: Style, width: float, language: str) -> None:
        self.pieces: list[Piece] = []
        self._parent = parent
        self._style = style
        self._width = width
        self._language = language
        self._lists: list[_List] = []

    def add(self, blocks: RichText, heading: Callable[[int], tuple[Style, str]]) -> None:
        """Add a text. `heading` gives style and tag of a heading of level 1, 2 or 3."""
        last: Paragraph | None = None
        for block, number in zip(blocks, numbering(blocks), strict=True):
            if block.kind in LIST_KINDS:
                if last is not None and _introduces(last, self._lists, block.level):
                    last.keep_with_next = True
                last = self._item(block, number)
                continue
            self._end_lists()
            if block.kind is Kind.HEADING:
                style, tag = heading(block.level)
            else:
                style, tag = self._style, "P"
            last = self._add(block, style, self._parent.child(tag))
        self._end_lists()

    def _add(self, block: Block, style: Style, element: Element, x: float = 0) -> Paragraph:
        piece = paragraph(block.runs, style, self._width - x, self._language, element)
        piece.x = x
        self.pieces.append(piece)
        return piece

    def _end_lists(self) -> None:
        if self._lists:
            self.pieces[-1].after = self._style.after
            self._keep_the_last_item()
            self._lists.clear()

    def _keep_the_last_item(self) -> None:
        """A short item at the end of a list begins no page alone."""
        ends = self.pieces[-2:]
        if len(ends) == 2 and all(
            isinstance(piece, Paragraph) and piece.label is not None and piece.last <= _SHORT_ITEM
            for piece in ends
        ):
            ends[0].keep_with_next = True

    def _item(self, block: Block, number: int | None) -> Paragraph:
        del self._lists[block.level + 1 :]
        level = min(block.level, len(self._lists))
        if level == len(self._lists) or self._lists[level].kind is not block.kind:
            del self._lists[level:]
            parent = self._lists[-1].inner() if self._lists else self._parent
            name = "Decimal" if block.kind is Kind.NUMBER else _NUMBERINGS[level % 3]
            element = parent.child("L", LIST_OF.format(name))
            self._lists.append(_List(block.kind, element, element))
        item = self._lists[level].element.child("LI")
        label = item.child("Lbl")
        body = self._lists[level].body = item.child("LBody")
        x = (level + 1) * look.LIST_INDENT
        style = look.LIST_ITEM if self._style == look.BODY else self._style
        piece = self._lists[level].item = self._add(block, style, body, x)
        text = _BULLETS[level % 3] if number is None else f"{number}."
        left = x - width_of(text, style) - _LABEL_GAP
        piece.label = Label(text, style, label, left)
        return piece


def _introduces(piece: Paragraph, lists: list[_List], level: int) -> bool:
    """Whether a list of this level begins with what the piece announces."""
    words = piece.laid.filled.lines[-1]
    return (
        level >= len(lists)
        and bool(words)
        and words[-1].text.rstrip().endswith(":")
        and piece.last <= _LONGEST_INTRODUCTION
    )
