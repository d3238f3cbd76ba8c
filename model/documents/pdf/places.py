"""Where on the pages stands what: for whoever points at a page and wants to go to what is written there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from model.documents.pdf import page as look
from model.documents.pdf.fill import Column, Piece
from model.documents.pdf.pieces import Entry, Row


@dataclass(frozen=True, slots=True)
class Spot:
    """A rectangle of a page, in points from the left upper corner of the paper.

    It shows a field of an entry, or leads to an anchor.
    """

    page: int
    left: float
    top: float
    right: float
    bottom: float
    entry: str = ""
    field: str = ""
    target: str = ""

    def holds(self, page: int, x: float, y: float) -> bool:
        """Whether a point of a page lies in it."""
        return page == self.page and self.left <= x <= self.right and self.top <= y <= self.bottom


def spots(columns: Sequence[Column]) -> tuple[Spot, ...]:
    """All that is known, from above; what lies within another follows it and is more exact."""
    return tuple(
        spot
        for number, column in enumerate(columns)
        for down, piece in column.placed
        for spot in _spots(piece, number, (look.LEFT, look.TOP + down), look.MEASURE)
    )


def _spots(piece: Piece, page: int, at: tuple[float, float], width: float) -> Iterator[Spot]:
    x, y = at
    box = (page, x, y, x + width, y + piece.height)
    if isinstance(piece, Entry):
        yield Spot(*box, target=piece.target)
    elif piece.source is not None:
        yield Spot(*box, *piece.source)
    if not isinstance(piece, Row):
        return
    ends = [*(cell.x for cell in piece.cells[1:]), piece.width]
    for cell, end in zip(piece.cells, ends, strict=True):
        for down, inner in cell.column.placed:
            place = (x + cell.x, y + piece.padding + down)
            yield from _spots(inner, page, place, end - cell.x)
