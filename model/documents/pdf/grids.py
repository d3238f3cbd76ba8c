"""What stands in columns that line up: facts, short lines, tables."""

from collections.abc import Sequence

from model.documents import content as c
from model.documents.pdf import page as look
from model.documents.pdf.composing import BEFORE_GRID, Composing, cell, keep_ends, spaced
from model.documents.pdf.fill import Piece
from model.documents.pdf.pieces import Cell, Paragraph, Row, width_of
from model.documents.pdf.structure import COLUMN_HEAD, ROW_HEAD, Element

_LAST_STOP = 0.65
"""Parts that would leave less of the line to the last one simply follow each other."""
_NARROW_COLUMN = 68.0
_HIGHEST_WHOLE_ROW = 130.0
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
            cell(composer, fact.value, look.VALUE, (labels, composer.width - labels), value),
        ]
        source = (composer.entry, fact.field) if fact.field else None
        pieces.append(Row(cells=cells, width=composer.width, after=2, source=source))
    keep_ends(pieces)
    return spaced(pieces, BEFORE_GRID)


def _label_width(block: c.Facts, room: float) -> float:
    """The same in all facts of a page; in a narrow column no more than they need."""
    if room > 2 * look.LABEL_WIDTH:
        return look.LABEL_WIDTH
    widest = max((width_of(fact.label, look.LABEL) for fact in block.rows), default=0.0)
    return min(widest + look.COLUMN_GAP + 1, room / 2)


def lines(composer: Composing, block: c.Lines, parent: Element) -> list[Piece]:
    """Short lines whose parts stand below each other."""
    rows, stops = block.rows, _stops(block.rows)
    if stops[-1] > _LAST_STOP * composer.width:
        rows, stops = tuple((" ".join(filter(None, parts)),) for parts in rows), [0.0]
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
    weights = [max(column.weight, 0.01) for column in block.columns]
    narrow = min(_NARROW_COLUMN * len(weights), composer.width)
    total = narrow if block.narrow else composer.width
    widths = [total * weight / sum(weights) for weight in weights]
    titles = [column.title for column in block.columns]
    head = _row(composer, element, block, titles, widths, head=True)
    head.keep_with_next = head.whole = True
    head.before = BEFORE_GRID
    pieces: list[Piece] = [head]
    for texts in block.rows:
        row = _row(composer, element, block, texts, widths)
        row.carry = head
        row.whole = row.height <= _HIGHEST_WHOLE_ROW
        pieces.append(row)
    return spaced(pieces)


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
