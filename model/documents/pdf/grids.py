"""What stands in columns that line up: facts, short lines, tables."""

import re
from collections.abc import Sequence

from model.documents import content as c
from model.documents.pdf import page as look
from model.documents.pdf.composing import BEFORE_GRID, Composing, cell, keep_ends, spaced
from model.documents.pdf.fill import Piece, fill
from model.documents.pdf.pieces import Cell, Paragraph, Row, width_of
from model.documents.pdf.rich import paragraph
from model.documents.pdf.structure import COLUMN_HEAD, ROW_HEAD, Element
from model.text.blocks import Run

_ADDRESS = re.compile(r"https?://\S+")
_LAST_STOP = 0.65
"""Parts that would leave less of the line to the last one simply follow each other."""
_LONG_PART = 0.4
"""A line with a part that takes more than this of the line stands for itself, and pushes no other."""
_NARROW_COLUMN = 68.0
HIGHEST_WHOLE_ROW = 200.0
"""A row of a table up to this height stands on one page."""


def facts(composer: Composing, block: c.Facts, parent: Element) -> list[Piece]:
    """Labels in one column, values in another."""
    table = parent.child("Table")
    pieces: list[Piece] = []
    labels = _label_width(block, composer.width)
    for fact in block.rows:
        row = table.child("TR")
        label, value = row.child("TH", ROW_HEAD), row.child("TD")
        cells = [
            cell(composer, fact.label, look.LABEL, (0, labels - look.COLUMN_GAP), label),
            _value(composer, fact.value, (labels, composer.width - labels), value),
        ]
        source = (composer.entry, fact.field) if fact.field else None
        pieces.append(Row(cells=cells, width=composer.width, after=2, source=source))
    keep_ends(pieces)
    return spaced(pieces, BEFORE_GRID)


def _value(composer: Composing, text: str, place: tuple[float, float], element: Element) -> Cell:
    """A cell of plain text; an address on the web can be followed."""
    if _ADDRESS.fullmatch(text) is None:
        return cell(composer, text, look.VALUE, place, element)
    x, width = place
    runs = (Run(text, link=text),)
    return Cell(x, fill([paragraph(runs, look.VALUE, width, composer.language, element)]))


def _label_width(block: c.Facts, room: float) -> float:
    """The same in all facts of a page; in a narrow column no more than they need."""
    if room > 2 * look.LABEL_WIDTH:
        return look.LABEL_WIDTH
    widest = max((width_of(fact.label, look.LABEL) for fact in block.rows), default=0.0)
    return min(widest + look.COLUMN_GAP + 1, room / 2)


def lines(composer: Composing, block: c.Lines, parent: Element) -> list[Piece]:
    """Short lines whose parts stand below each other."""
    rows = tuple(_joined(parts, _LONG_PART * composer.width) for parts in block.rows)
    stops = _stops(rows)
    if stops[-1] > _LAST_STOP * composer.width:
        rows, stops = tuple(_joined(parts, 0) for parts in rows), [0.0]
    pieces: list[Piece] = []
    for parts in rows:
        element = parent.child("P")
        cells: list[Cell] = []
        for number, part in enumerate(parts):
            last = number == len(parts) - 1
            width = (composer.width if last else stops[number + 1]) - stops[number]
            # The no-break space is drawn: without it the parts would run together when read.
            text = part if last else f"{part}\u00a0"
            cells.append(cell(composer, text, look.COMPACT, (stops[number], width), element))
        pieces.append(Row(cells=cells, width=composer.width))
    keep_ends(pieces)
    return spaced(pieces)


def _joined(parts: tuple[str, ...], room: float) -> tuple[str, ...]:
    """The parts as one where one of them, but the last, needs more than the room."""
    if any(width_of(part, look.COMPACT) > room for part in parts[:-1]):
        return (" ".join(filter(None, parts)),)
    return parts


def _stops(rows: Sequence[tuple[str, ...]]) -> list[float]:
    columns = max((len(row) for row in rows), default=1)
    stops = [0.0]
    for number in range(columns - 1):
        # The last part of a line may be long; it does not push the others.
        widths = [width_of(row[number], look.COMPACT) for row in rows if len(row) > number + 1]
        widest = max(widths, default=0.0)
        stops.append(stops[-1] + widest + look.COLUMN_GAP)
    return stops


def table(composer: Composing, block: c.Table, parent: Element) -> list[Piece]:
    """Rows below a head that is repeated on every page."""
    element = parent.child("Table")
    widths = _widths(block, composer.width)
    titles = [column.title for column in block.columns]
    head = _row(composer, element, block, titles, widths, head=True)
    head.keep_with_next = head.whole = True
    head.before = BEFORE_GRID
    pieces: list[Piece] = [head]
    for texts in block.rows:
        row = _row(composer, element, block, texts, widths)
        row.carry = head
        row.whole = row.height <= HIGHEST_WHOLE_ROW
        pieces.append(row)
    for piece in pieces[2:][-2:-1]:
        piece.keep_with_next = True  # a last row has no page of its own
    return spaced(pieces)


def _widths(block: c.Table, room: float) -> list[float]:
    """The room shared out by weight; a narrow table takes no more than it needs."""
    if not block.narrow:
        weights = [max(column.weight, 0.01) for column in block.columns]
        return [room * weight / sum(weights) for weight in weights]
    widths = [
        max(
            _NARROW_COLUMN,
            *(width_of(row[number], look.CELL) + 2 * look.CELL_PADDING + 1 for row in block.rows),
        )
        for number in range(len(block.columns))
    ]
    return [width * min(1, room / sum(widths)) for width in widths]


def _row(
    composer: Composing,
    parent: Element,
    block: c.Table,
    texts: Sequence[str],
    widths: Sequence[float],
    *,
    head: bool = False,
) -> Row:
    row = parent.child("TR")
    style = look.CELL_HEAD if head else look.CELL
    cells: list[Cell] = []
    x = 0.0
    for column, text, width in zip(block.columns, texts, widths, strict=False):
        element = row.child("TH", COLUMN_HEAD) if head else row.child("TD")
        inside = width - 2 * look.CELL_PADDING
        made = cell(composer, text, style, (x + look.CELL_PADDING, inside), element)
        if column.numeric:
            for _, piece in made.column.placed:
                if isinstance(piece, Paragraph):
                    piece.x = inside - piece.laid.filled.longest
        cells.append(made)
        x += width
    tint = look.TINT if head else None
    return Row(cells=cells, width=x, padding=4, tint=tint, rule=look.HAIRLINE)
