"""Columns side by side and frames of boxes: what a printed form consists of."""

from dataclasses import dataclass, field, replace

from model.documents import content as c
from model.documents.pdf import page as look
from model.documents.pdf.composing import Composing
from model.documents.pdf.fill import Column, Piece, fill, needed
from model.documents.pdf.grids import HIGHEST_WHOLE_ROW
from model.documents.pdf.pen import Pen
from model.documents.pdf.pieces import Cell, Paragraph, Row
from model.documents.pdf.rich import plain
from model.documents.pdf.structure import Element

_SPACE_AROUND = 10.0
_BETWEEN = 16.0
_BESIDE_RULE = 11.0
"""Between a text and the line that parts it from its neighbour."""


@dataclass(slots=True)
class SideBySide(Row):
    """Columns that run on over pages each for itself, `rules` the lines between them."""

    rules: tuple[float, ...] = ()

    @property
    def head_height(self) -> float:
        """What the beginning of every column needs."""
        return (
            max(needed(_pieces(cell.column), look.BODY_HEIGHT) for cell in self.cells)
            + 2 * self.padding
        )

    def divide(self, room: float) -> tuple[Piece, Piece] | None:
        """Every column as far as it goes; None where none of them can begin."""
        inside = room - 2 * self.padding
        heads: list[Cell] = []
        tails: list[Cell] = []
        for cell in self.cells:
            pieces = _pieces(cell.column)
            begins = bool(pieces) and needed(pieces, look.BODY_HEIGHT) <= inside
            head = fill(pieces, inside) if begins else Column([], 0, pieces)
            heads.append(Cell(cell.x, head))
            tails.append(Cell(cell.x, fill(head.rest)))
        if not any(cell.column.placed for cell in heads):
            return None
        if not any(cell.column.placed for cell in tails):
            return None
        head = replace(self, cells=heads, keep_with_next=False)
        return head, replace(self, cells=tails, anchor="", before=0)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the columns and the lines between."""
        # Past its class: a dataclass with slots is another class than the one `super()` remembers.
        Row.draw(self, pen, x, top)
        for rule in self.rules:
            pen.rule(x + rule, top, top - self.height, 0.6, look.HAIRLINE)


@dataclass(slots=True)
class BoxRow(SideBySide):
    """A row of boxes with the lines around them; where it is divided, each part has its own."""

    edges: tuple[float, ...] = field(default_factory=tuple[float, ...])

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the boxes and the lines around them."""
        Row.draw(self, pen, x, top)
        pen.line(x, top, self.width, 0.6, look.HAIRLINE)
        for edge in self.edges:
            pen.rule(x + edge, top, top - self.height, 0.6, look.HAIRLINE)


def _pieces(column: Column) -> list[Piece]:
    return [piece for _, piece in column.placed]


def columns(composer: Composing, block: c.Columns, parent: Element) -> list[Piece]:
    """Blocks side by side."""
    gap = 2 * _BESIDE_RULE if block.ruled else _BETWEEN
    room = composer.width - gap * (len(block.columns) - 1)
    x = 0.0
    cells: list[Cell] = []
    rules: list[float] = []
    for blocks, share in zip(block.columns, block.shares, strict=True):
        if cells:
            rules.append(x - gap / 2)
        width = room * share / sum(block.shares)
        cells.append(Cell(x, fill(composer.within(width, blocks, parent.child("Div")))))
        x += width + gap
    if not any(cell.column.placed for cell in cells):
        return []
    lines = tuple(rules) if block.ruled else ()
    return [
        SideBySide(
            cells=cells,
            width=composer.width,
            rules=lines,
            before=_SPACE_AROUND,
            after=_SPACE_AROUND,
        )
    ]


def frame(composer: Composing, block: c.Frame, parent: Element) -> list[Piece]:
    """Rows of boxes."""
    element = parent.child("Div")
    pieces: list[Piece] = []
    for row in block.rows:
        x = 0.0
        cells: list[Cell] = []
        edges = [0.0]
        for box in row:
            width = composer.width * box.share / sum(box.share for box in row)
            cells.append(_box(composer, box, x, width, element.child("Div")))
            x += width
            edges.append(x)
        made = BoxRow(
            cells=cells, width=composer.width, padding=5, rule=look.HAIRLINE, edges=tuple(edges)
        )
        made.whole = made.height <= HIGHEST_WHOLE_ROW
        made.keep_with_next = len(row) == 1 and _is_label(cells[0]) and row is not block.rows[-1]
        pieces.append(made)
    if pieces:
        pieces[0].before = pieces[-1].after = _SPACE_AROUND
    return pieces


def _is_label(cell: Cell) -> bool:
    """Whether there is nothing in a box but the label of the boxes below it."""
    return all(
        isinstance(piece, Paragraph) and piece.laid.style is look.FORM_LABEL
        for piece in _pieces(cell.column)
    )


def _box(composer: Composing, box: c.Box, x: float, width: float, element: Element) -> Cell:
    inside = width - 2 * look.BOX_PADDING
    pieces: list[Piece] = []
    if box.label:
        pieces.append(
            plain(box.label, look.BOX_LABEL, inside, composer.language, element.child("P"))
        )
    pieces += composer.within(inside, box.blocks, element)
    return Cell(x + look.BOX_PADDING, fill(pieces))
