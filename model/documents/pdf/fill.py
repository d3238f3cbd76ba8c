"""Pieces → columns: where a page ends, what stays together, how much space lies between.

One rule set for pages and for the cells of a table: the larger of two neighbouring spaces counts
and none stands at the top of a column; a piece that keeps with the next never stands last; a paragraph
leaves and takes at least two lines.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from model.documents.pdf.pen import Pen

TOLERANCE = 0.01
"""Rounding must not push a line over the edge."""


@dataclass(slots=True)
class Piece:
    """Something of a height that stands in a column. Made for one build, so it may be marked."""

    before: float = 0
    after: float = 0
    keep_with_next: bool = False
    whole: bool = False
    """Never divide it."""
    anchor: str = ""
    source: tuple[str, str] | None = None
    """The entry and the field that it shows."""
    carry: "Piece | None" = None
    """Drawn again at the top when a column ends before this piece or within it."""

    @property
    def height(self) -> float:
        """How high the piece is, without the space around it."""
        return 0

    @property
    def head_height(self) -> float:
        """The height of the smallest part that may stand alone at the foot of a column."""
        return self.height

    def divide(self, room: float) -> "tuple[Piece, Piece] | None":
        """The part that fits into the room, and the rest; None if it cannot be divided there."""
        return None

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the piece in the column whose left edge is at `x`."""

    def anchors(self) -> Iterator[tuple[str, float]]:
        """The anchors within, and how far they lie below the top."""
        if self.anchor:
            yield self.anchor, 0.0


@dataclass(slots=True)
class NewPage(Piece):
    """Ends the column."""


@dataclass(slots=True)
class Column:
    """Pieces with their distance from the top of the column, and what did not fit."""

    placed: list[tuple[float, Piece]]
    height: float
    rest: list[Piece] = field(default_factory=list[Piece])


def fill(pieces: Sequence[Piece], room: float = math.inf) -> Column:
    """Fill one column from the beginning of `pieces`. Places at least one of them."""
    waiting = list(reversed(pieces))
    column = _fill(waiting, room)
    column.rest = waiting[::-1]
    return column


def fill_pages(pieces: Sequence[Piece], room: float) -> list[Column]:
    """Fill columns of one height until nothing is left."""
    waiting = list(reversed(pieces))
    columns: list[Column] = []
    while waiting:
        columns.append(_fill(waiting, room))
        if waiting and waiting[-1].carry is not None:
            waiting.append(Repeated(of=waiting[-1].carry))
    return columns


def _fill(waiting: list[Piece], room: float) -> Column:
    """Take pieces from the end of `waiting` until the column is full; what is left goes back."""
    column = Column([], 0)
    space = 0.0
    repeated = 0
    while waiting:
        piece = waiting[-1]
        if isinstance(piece, NewPage):
            waiting.pop()
            if column.placed:
                break
            continue
        first = len(column.placed) == repeated
        gap = max(space, piece.before) if column.placed else 0.0
        left = room - column.height - gap + TOLERANCE
        if not first and _needed(waiting, room) > left:
            break
        tail = None
        if piece.height > left:
            parts = piece.divide(left)
            if parts is None and not first:
                break
            # At the top of a column a piece that cannot be divided stands all the same.
            piece, tail = parts or (piece, None)
        waiting.pop()
        column.placed.append((column.height + gap, piece))
        column.height += gap + piece.height
        repeated += isinstance(piece, Repeated)
        if tail is not None:
            waiting.append(tail)
            break
        space = piece.after
    return column


def needed(pieces: Sequence[Piece], room: float) -> float:
    """The least room that the first piece and what it must stand with ask for."""
    return _needed(pieces[::-1], room) if pieces else 0.0


def _needed(waiting: Sequence[Piece], room: float) -> float:
    """The least room that the next piece and what it must stand with ask for."""
    place = len(waiting) - 1
    piece = waiting[place]
    needed = 0.0
    while piece.keep_with_next and place > 0:
        following = waiting[place - 1]
        if isinstance(following, NewPage):
            break
        needed += piece.height + max(piece.after, following.before)
        place, piece = place - 1, following
        if needed > room:
            return 0.0  # nowhere would it hold together
    needed += piece.height if piece.whole else piece.head_height
    return needed if needed <= room else 0.0


@dataclass(slots=True)
class Repeated(Piece):
    """A piece that stands above already, such as the head of a table on its next page."""

    of: Piece = field(default_factory=Piece)

    @property
    def height(self) -> float:
        """As high as the first time."""
        return self.of.height

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw it again, as an artifact."""
        before, pen.repeating = pen.repeating, True
        self.of.draw(pen, x, top)
        pen.repeating = before
