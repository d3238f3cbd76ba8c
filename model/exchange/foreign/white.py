"""Lines of a printed page, and the white between its columns. Points from the top left corner."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from model.exchange.foreign.pieces import Piece
from model.text.blocks import Run

Span = tuple[float, float]
"""Where white begins and ends, from the left."""

PADDING = 11.0
"""What Word leaves free between the words of two cells."""

_LEAST_GUTTER = 5.0
"""Points."""

_INDENT = 45.0
"""How far the lines of a column may be moved in."""


@dataclass(slots=True, eq=False)
class Line:
    """Pieces side by side, from the left."""

    pieces: list[Piece]

    @property
    def top(self) -> float:
        """Where its highest letters begin."""
        return min(piece.top for piece in self.pieces)

    @property
    def bottom(self) -> float:
        """Where its lowest letters end."""
        return max(piece.bottom for piece in self.pieces)

    @property
    def height(self) -> float:
        """Of its largest letters."""
        return max(piece.height for piece in self.pieces)

    @property
    def text(self) -> str:
        """All its words."""
        return " ".join(piece.text for piece in self.pieces)

    def whole(self) -> Piece:
        """All of it as one piece."""
        first, *others = self.pieces
        runs = [*first.runs, *(run for piece in others for run in (Run("\t"), *piece.runs))]
        return Piece(first.left, self.top, self.pieces[-1].right, self.bottom, runs)


@dataclass(slots=True, eq=False)
class Part:
    """Lines with white across the page above and below them. `gutters`: the white between columns."""

    lines: list[Line]
    pieces: list[Piece] = field(init=False)
    gutters: list[Span] = field(init=False)

    def __post_init__(self) -> None:
        """Everything asks for them, so they are found once."""
        self.pieces = [piece for line in self.lines for piece in line.pieces]
        spans = sorted((piece.left, piece.right) for piece in self.pieces)
        self.gutters = []
        right = spans[0][1]
        for start, end in spans:
            if start - right >= _LEAST_GUTTER:
                self.gutters.append((right, start))
            right = max(right, end)


def lines_of(found: Sequence[Piece]) -> Iterator[Line]:
    """From the top. Two columns seldom share their lines, so that which is nearest counts."""
    line: list[Piece] = []
    for piece in sorted(found, key=lambda piece: (piece.top + piece.bottom, piece.left)):
        beside = bool(line) and piece.is_beside(line[0])
        if line and not (beside and all(piece.is_apart(other) for other in line)):
            yield Line(sorted(line, key=lambda piece: piece.left))
            line = []
        line.append(piece)
    if line:
        yield Line(sorted(line, key=lambda piece: piece.left))


def free(gutters: list[Span], found: list[Piece]) -> list[Span]:
    """What pieces leave of the white between columns."""
    left: list[Span] = []
    for gutter in gutters:
        start, end = gutter
        for piece in found:
            if piece.right <= start or piece.left >= end:
                continue
            on_the_right = piece.left - start > end - piece.right
            start, end = (start, piece.left) if on_the_right else (piece.right, end)
        if end - start >= _LEAST_GUTTER:
            left.append((start, end))
    return left


def cells(found: list[Piece], gutters: list[Span]) -> list[list[Piece]]:
    """The pieces of each column."""
    columns: list[list[Piece]] = [[] for _column in range(len(gutters) + 1)]
    for piece in found:
        columns[sum(piece.left >= end for _start, end in gutters)].append(piece)
    return columns


def is_inside(part: Part, gutters: list[Span]) -> bool:
    """Whether it stands in one column."""
    return sum(map(bool, cells(part.pieces, gutters))) == 1


def is_aligned(before: list[Part], part: Part, gutters: list[Span]) -> bool:
    """Whether the last column begins where it began: tabs on two lines make no column."""
    above = [piece.left for one in before for piece in cells(one.pieces, gutters)[-1]]
    here = [piece.left for piece in cells(part.pieces, gutters)[-1]]
    if not above or not here:
        return True
    return -PADDING < min(here) - min(above) < _INDENT
