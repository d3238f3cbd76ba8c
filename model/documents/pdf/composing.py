"""What every composer of blocks shares: the column that is being filled, and the space around."""

from collections.abc import Sequence
from typing import Protocol

from model.documents import content as c
from model.documents.pdf.fill import Column, Piece, fill
from model.documents.pdf.page import Style
from model.documents.pdf.pieces import Cell
from model.documents.pdf.rich import plain
from model.documents.pdf.structure import Element

BEFORE_GRID, AFTER_GRID = 8.0, 10.0


class Composing(Protocol):
    """What the composer does for those who turn one kind of block into pieces."""

    @property
    def width(self) -> float:
        """Of the column that is being filled."""
        ...

    @property
    def language(self) -> str:
        """Of the document."""
        ...

    @property
    def entry(self) -> str:
        """The entry that the block is written in; "" where it is of none."""
        ...

    def other(self, language: str) -> str:
        """The language, where it is not the document's."""
        ...

    def within(
        self, width: float, blocks: Sequence[c.ContentBlock], parent: Element
    ) -> list[Piece]:
        """The pieces of blocks that fill a narrower column."""
        ...


def cell(
    composer: Composing, text: str, style: Style, place: tuple[float, float], element: Element
) -> Cell:
    """A cell of plain text; `place` is its left edge within the row and its width."""
    x, width = place
    piece = plain(text, style, width, composer.language, element)
    return Cell(x, fill([piece]) if text else Column([], 0))


def keep_ends(pieces: Sequence[Piece]) -> None:
    """Rows of a list: neither the first nor the last two stand alone on a page."""
    for piece in (*pieces[:-1][:1], *pieces[-3:-1]):
        piece.keep_with_next = True


def spaced(pieces: list[Piece], before: float | None = None) -> list[Piece]:
    """The same pieces with the space around a grid; nothing stays nothing."""
    for piece in pieces[:1]:
        piece.before = piece.before if before is None else before
    for piece in pieces[-1:]:
        piece.after = AFTER_GRID
    return pieces
