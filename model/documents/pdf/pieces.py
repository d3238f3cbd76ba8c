"""What pages are filled with: paragraphs, rows of cells, entries of the contents, rules."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from model.documents.pdf import page as look
from model.documents.pdf.fill import Column, Piece, fill
from model.documents.pdf.fonts import shown
from model.documents.pdf.page import Colour, Style
from model.documents.pdf.pen import Laid, Pen, first_baseline
from model.documents.pdf.structure import Element

_FEWEST_LINES = 2
"""A paragraph leaves at least so many lines on a page and takes so many to the next."""

_KEPT_WIDTHS = 4_000


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before the first line of a list item."""

    text: str
    style: Style
    element: Element
    x: float


@dataclass(slots=True)
class Paragraph(Piece):
    """Lines of text from `first` to `last` (not included), `x` from the left edge of the column."""

    laid: Laid = field(kw_only=True)
    element: Element = field(kw_only=True)
    x: float = 0
    first: int = 0
    last: int = field(kw_only=True)
    label: Label | None = None

    @property
    def height(self) -> float:
        """The lines' height."""
        return (self.last - self.first) * self.laid.style.leading

    @property
    def head_height(self) -> float:
        """Two lines; all where the rest would be a single one."""
        lines = self.last - self.first
        return (lines if lines < 2 * _FEWEST_LINES else _FEWEST_LINES) * self.laid.style.leading

    def divide(self, room: float) -> tuple[Piece, Piece] | None:
        """The lines that fit, without a widow or an orphan."""
        lines = self.last - self.first
        fitting = min(int(room / self.laid.style.leading), lines - _FEWEST_LINES)
        if fitting < _FEWEST_LINES:
            return None
        middle = self.first + fitting
        head = replace(self, last=middle, keep_with_next=False)
        return head, replace(self, first=middle, label=None, anchor="", before=0)

    def may_give_lines(self) -> bool:
        """Whether its last lines may stand on the next page, and enough of it stays on this one."""
        lines = self.last - self.first
        return not (self.whole or self.keep_with_next) and lines >= 2 * _FEWEST_LINES

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the label and the lines."""
        if self.label is not None:
            at = (x + self.label.x, first_baseline(self.laid.style, top))
            pen.text(self.label.text, self.label.style, at, self.label.element)
        pen.paragraph(self.laid, (self.first, self.last), (x + self.x, top), self.element)


def with_last_line(pieces: list[Piece]) -> list[Piece]:
    """The pieces of a section, so that a single line at its end begins no page alone.

    It stands with what comes before it; a long paragraph gives it its last lines and may still end
    a page above those.
    """
    if len(pieces) < 2:
        return pieces
    *others, before, last = pieces
    if not isinstance(last, Paragraph) or last.last > 1 or last.keep_with_next:
        return pieces
    if isinstance(before, Paragraph) and before.may_give_lines():
        middle = before.last - _FEWEST_LINES
        others.append(replace(before, last=middle, after=0))
        before = replace(before, first=middle, label=None, anchor="", before=0)
    before.keep_with_next = True
    return [*others, before, last]


@dataclass(slots=True)
class Entry(Paragraph):
    """A line of the contents: its text, a leader, the page of its anchor, all of it a link."""

    target: str = ""
    text: str = ""
    width: float = look.MEASURE

    def divide(self, room: float) -> tuple[Piece, Piece] | None:
        """An entry stays whole."""
        return None

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw it; by now the page is known."""
        style = self.laid.style
        place = pen.places.get(self.target)
        target = f"#{self.target}"
        link = self.element if place is None else pen.link_element(self.element, target)
        left = x + self.x
        pen.paragraph(self.laid, (self.first, self.last), (left, top), link)
        if place is None:
            return
        number = str(place[0] + 1)
        lines = self.last - self.first
        baseline = first_baseline(style, top) - (lines - 1) * style.leading
        right = x + self.width
        number_width = width_of(number, style)
        pen.text(f" {number}", style, (right - width_of(f" {number}", style), baseline), link)
        last = self.laid.filled.lines[-1][-1]
        begin = _grid(left + last.x + last.width + 8, 4)
        pen.dots(begin, baseline + 0.8, _grid(right - number_width - 8, 4) - begin)
        pen.annotate(link, target, (left, top - self.height, right, top), self.text)


def _grid(value: float, step: float) -> float:
    return round(value / step) * step


@lru_cache(_KEPT_WIDTHS)
def width_of(text: str, style: Style) -> float:
    """The width of one line."""
    return sum([face.width(part) for face, part in shown(text, style.cut)]) * style.size


@dataclass(slots=True)
class RulePiece(Piece):
    """A thin line over the column."""

    width: float = look.MEASURE

    @property
    def height(self) -> float:
        """Thin as it is, it takes a point."""
        return 1

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw it."""
        pen.line(x, top - 0.5, self.width, 0.6, look.HAIRLINE)


@dataclass(slots=True)
class Gap(Piece):
    """Empty space."""

    size: float = 0

    @property
    def height(self) -> float:
        """Its size."""
        return self.size


@dataclass(slots=True)
class Cell:
    """A cell of a row: its place in the row and what stands in it."""

    x: float
    column: Column


@dataclass(slots=True)
class Row(Piece):
    """Cells side by side, as high as the highest. Divides where every cell may divide."""

    cells: list[Cell] = field(kw_only=True)
    width: float = look.MEASURE
    padding: float = 0
    tint: Colour | None = None
    rule: Colour | None = None

    @property
    def height(self) -> float:
        """The highest cell and the padding."""
        return max([cell.column.height for cell in self.cells]) + 2 * self.padding

    @property
    def head_height(self) -> float:
        """What all cells need to begin."""
        heads = [cell.column.placed[0][1].head_height for cell in self.cells if cell.column.placed]
        return max(heads, default=0.0) + 2 * self.padding

    def divide(self, room: float) -> tuple[Piece, Piece] | None:
        """Divide every cell that is too high; None where one of them could not begin."""
        heads: list[Cell] = []
        tails: list[Cell] = []
        inside = room - 2 * self.padding
        for cell in self.cells:
            pieces = [piece for _, piece in cell.column.placed]
            if pieces and pieces[0].head_height > inside:
                return None
            head = fill(pieces, inside) if pieces else Column([], 0)
            if head.height > inside + 0.01:
                return None
            heads.append(Cell(cell.x, head))
            tails.append(Cell(cell.x, fill(head.rest)))
        if not any(cell.column.placed for cell in tails):
            return None
        return replace(self, cells=heads, keep_with_next=False), replace(
            self, cells=tails, anchor="", before=0
        )

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the ground, the cells and the rule below."""
        bottom = top - self.height
        if self.tint is not None:
            pen.box(x, bottom, self.width, self.height, self.tint)
        for cell in self.cells:
            for down, piece in cell.column.placed:
                piece.draw(pen, x + cell.x, top - self.padding - down)
        if self.rule is not None:
            pen.line(x, bottom, self.width, 0.6, self.rule)

    def anchors(self) -> Iterator[tuple[str, float]]:
        """Its own and those in its cells."""
        if self.anchor:
            yield self.anchor, 0.0
        for cell in self.cells:
            for down, piece in cell.column.placed:
                for anchor, further in piece.anchors():
                    yield anchor, self.padding + down + further
