"""The process row: steps along a line, each with its dot."""

import math
from dataclasses import dataclass

from model.documents import content as c
from model.documents.pdf import page as look
from model.documents.pdf.composing import Composing, spaced
from model.documents.pdf.fill import Column, Piece, fill
from model.documents.pdf.pen import Pen, colour
from model.documents.pdf.pieces import Cell, Row
from model.documents.pdf.rich import plain
from model.documents.pdf.structure import LIST_OF, Element

_FEW = 5
_NARROWEST_STEP = 64.0
"""Holds "17. september" and most halves of a compound."""

_TRACK = 16.0
_DOT = 3.2


def process(composer: Composing, block: c.Process, parent: Element) -> list[Piece]:
    """The steps in rows, one below the other."""
    element = parent.child("L", LIST_OF.format("None"))
    in_a_row, columns = shape(len(block.steps), composer.width)
    width = composer.width / columns
    pieces: list[Piece] = []
    for first in range(0, len(block.steps), in_a_row):
        steps = block.steps[first : first + in_a_row]
        cells = [
            _step(composer, step, (number * width, width - look.COLUMN_GAP), element)
            for number, step in enumerate(steps)
        ]
        pieces.append(
            ChainRow(
                cells=cells,
                width=composer.width,
                current=next((n for n, step in enumerate(steps) if step.current), None),
                open_end=first + in_a_row < len(block.steps),
                before=4,
                after=8,
            )
        )
    return spaced(pieces)


def _step(composer: Composing, step: c.Step, place: tuple[float, float], parent: Element) -> Cell:
    x, width = place
    body = parent.child("LI").child("LBody")
    parts = ((step.stage, look.STAGE), (step.when, look.STEP_DATE), (step.note, look.STEP_DATE))
    pieces = [
        plain(text, style, width, composer.language, body.child("P"))
        for text, style in parts
        if text
    ]
    return Cell(x, fill(pieces) if pieces else Column([], 0))


def shape(steps: int, width: float) -> tuple[int, int]:
    """How many steps stand in a row, and how many columns there are for them.

    Rows are much alike, for a last step alone would look like an afterthought; few steps are not
    drawn apart.
    """
    most = max(1, int(width // _NARROWEST_STEP))
    rows = max(1, math.ceil(steps / most))
    in_a_row = max(1, math.ceil(steps / rows))
    return in_a_row, max(in_a_row, min(_FEW, most)) if rows == 1 else in_a_row


@dataclass(slots=True)
class ChainRow(Row):
    """Some steps. `current` is this meeting's; `open_end`: more steps follow below."""

    current: int | None = None
    open_end: bool = False

    @property
    def height(self) -> float:
        """The track and the highest step below it."""
        return _TRACK + max(cell.column.height for cell in self.cells)

    @property
    def head_height(self) -> float:
        """It stays whole."""
        return self.height

    def divide(self, room: float) -> tuple[Piece, Piece] | None:
        """A row of the chain stays whole."""
        return None

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the track, the dots and the steps."""
        y = top - _TRACK / 2
        right = self.width if self.open_end else self.cells[-1].x + _DOT
        pen.line(x + _DOT, y, right - _DOT, 1, look.HAIRLINE)
        for number, cell in enumerate(self.cells):
            hue = look.ACCENT if number == self.current else look.QUIET
            pen.artifact(f"{colour(hue)} {_circle(x + cell.x + _DOT, y, _DOT)} f")
            for down, piece in cell.column.placed:
                piece.draw(pen, x + cell.x, top - _TRACK - down)


def _circle(x: float, y: float, radius: float) -> str:
    arm = 0.5523 * radius  # the usual four Bézier curves
    points = (
        (x + radius, y + arm, x + arm, y + radius, x, y + radius),
        (x - arm, y + radius, x - radius, y + arm, x - radius, y),
        (x - radius, y - arm, x - arm, y - radius, x, y - radius),
        (x + arm, y - radius, x + radius, y - arm, x + radius, y),
    )
    curves = " ".join([" ".join([f"{value:.2f}" for value in curve]) + " c" for curve in points])
    return f"{x + radius:.2f} {y:.2f} m {curves}"
