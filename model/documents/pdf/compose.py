"""Content blocks → pieces and structure, in reading order."""

from collections.abc import Sequence
from dataclasses import dataclass

from model.documents import content as c
from model.documents.pdf import page as look
from model.documents.pdf.chain import ChainRow, steps_in_a_row
from model.documents.pdf.fill import Column, NewPage, Piece, fill
from model.documents.pdf.form_grid import columns, frame
from model.documents.pdf.page import Style
from model.documents.pdf.picture import picture
from model.documents.pdf.pieces import Cell, Entry, Gap, Label, Paragraph, Row, RulePiece, width_of
from model.documents.pdf.rich import RichPieces, laid, paragraph, plain
from model.documents.pdf.structure import COLUMN_HEAD, LIST_OF, ROW_HEAD, Element
from model.text.blocks import Run

_TONES: dict[c.Tone, Style] = {
    c.Tone.BODY: look.BODY,
    c.Tone.SENDER: look.SENDER,
    c.Tone.ADDRESS: look.ADDRESS,
    c.Tone.KIND: look.KIND,
    c.Tone.LEAD: look.LEAD,
    c.Tone.QUIET: look.QUIET_BODY,
    c.Tone.LABEL: look.FORM_LABEL,
    c.Tone.CHOICE: look.TICK,
    c.Tone.NOTICE: look.NOTICE,
    c.Tone.WARNING: look.WARN,
}
_LAST_STOP = 0.65
"""Parts that would leave less of the line to the last one simply follow each other."""
_NARROW_COLUMN = 68.0
_HIGHEST_WHOLE_ROW = 130.0
"""A row of a table up to this height stands on one page."""
_TICKED, _EMPTY = "☒", "☐"
_BEFORE_GRID, _AFTER_GRID = 8.0, 10.0


@dataclass(frozen=True, slots=True)
class Outlined:
    """A heading for the outline."""

    text: str
    level: int
    anchor: str


class Composer:
    """Collects the pieces of one document."""

    def __init__(self, language: str) -> None:
        self.root = Element("Document")
        self.pieces: list[Piece] = []
        self.outline: list[Outlined] = []
        self.width = look.MEASURE
        """Of the column that is being filled."""
        self.language = language
        self._level = 0
        self._source: c.From = c.From(())

    def add(self, blocks: Sequence[c.ContentBlock], parent: Element | None = None) -> None:
        """Add blocks below a structure element."""
        parent = parent or self.root
        for block in blocks:
            self._add(block, parent)

    def _add(self, block: c.ContentBlock, parent: Element) -> None:  # noqa: C901, PLR0912
        match block:
            case c.Heading():
                self._heading(block, parent)
            case c.Text():
                self._text(block, parent)
            case c.Line():
                self._line(block, parent)
            case c.Facts():
                self._facts(block, parent)
            case c.Contents():
                self._contents(block, parent)
            case c.Lines():
                self._lines(block, parent)
            case c.AnnexList():
                self._annexes(block, parent)
            case c.Table():
                self._table(block, parent)
            case c.Ticks():
                self._ticks(block, parent)
            case c.Process():
                self._process(block, parent)
            case c.Picture():
                self.pieces.append(picture(block, self.width, parent))
            case c.Rule():
                self.pieces.append(RulePiece(width=self.width, before=12, after=12))
            case c.Spacer():
                self.pieces.append(Gap(size=block.lines * look.BODY.leading))
            case c.PageBreak():
                self.pieces.append(NewPage())
            case c.Columns():
                self.pieces.extend(columns(self, block, parent))
            case c.Frame():
                self.pieces.extend(frame(self, block, parent))
            case c.KeepTogether():
                self._together(block, parent)
            case c.Section():
                first = len(self.pieces)
                self.add(block.blocks, parent.child("Sect"))
                if len(self.pieces) > first:
                    self.pieces[-1].keep_with_next = False  # with what is of another section
            case c.From():
                self._from(block, parent)

    # --- words -----------------------------------------------------------------------------------

    def _tag(self, level: int) -> str:
        # No level may be skipped on the way down: a reader would miss a chapter.
        self._level = min(max(level, 1), self._level + 1, 6)
        return f"H{self._level}"

    def _other(self, language: str) -> str:
        return language if language and language != self.language else ""

    def _heading(self, block: c.Heading, parent: Element) -> None:
        style = look.HEADINGS[min(max(block.look or block.level, 1), 6) - 1]
        element = parent.child(self._tag(block.level), language=self._other(block.language))
        language = block.language or self.language
        piece = plain(block.text, style, self.width, language, element)
        piece.whole = True
        piece.anchor = block.anchor or (f"heading {len(self.pieces)}" if block.outlined else "")
        self.pieces.append(piece)
        if block.outlined:
            self.outline.append(Outlined(block.text, self._level, piece.anchor))

    def _text(self, block: c.Text, parent: Element) -> None:
        other = self._other(block.language)
        below = parent.child("Div", language=other) if other else parent
        style, language = _TONES[block.tone], block.language or self.language
        pieces = RichPieces(below, style, self.width, language)
        pieces.add(block.blocks, lambda level: self._inner_heading(block.heading_level + level))
        self.pieces.extend(pieces.pieces)

    def _inner_heading(self, level: int) -> tuple[Style, str]:
        level = min(max(level, 1), 6)
        return look.HEADINGS[level - 1], self._tag(level)

    def _line(self, block: c.Line, parent: Element) -> None:
        element = parent.child("P", language=self._other(block.language))
        language = block.language or self.language
        self.pieces.append(plain(block.text, _TONES[block.tone], self.width, language, element))

    # --- grids -----------------------------------------------------------------------------------

    def _cell(self, text: str, style: Style, x: float, width: float, element: Element) -> Cell:
        piece = plain(text, style, width, self.language, element)
        return Cell(x, fill([piece]) if text else Column([], 0))

    def _facts(self, block: c.Facts, parent: Element) -> None:
        table = parent.child("Table")
        first = len(self.pieces)
        labels = self._label_width(block)
        width = self.width - labels
        for fact in block.rows:
            row = table.child("TR")
            cells = [
                self._cell(
                    fact.label,
                    look.LABEL,
                    0,
                    labels - look.COLUMN_GAP,
                    row.child("TH", ROW_HEAD),
                ),
                self._cell(fact.value, look.VALUE, labels, width, row.child("TD")),
            ]
            source = (self._source.entry, fact.field) if fact.field else None
            self.pieces.append(Row(cells=cells, width=self.width, after=2, source=source))
        _keep_ends(self.pieces[first:])
        self._space_before(first, _BEFORE_GRID)
        self._space_after(_AFTER_GRID if block.rows else None)

    def _label_width(self, block: c.Facts) -> float:
        """The same in all facts of a page; in a narrow column no more than they need."""
        if self.width > 2 * look.LABEL_WIDTH:
            return look.LABEL_WIDTH
        widest = max((width_of(fact.label, look.LABEL) for fact in block.rows), default=0.0)
        return min(widest + look.COLUMN_GAP + 1, self.width / 2)

    def _lines(self, block: c.Lines, parent: Element) -> None:
        rows, stops = block.rows, self._stops(block.rows)
        if stops[-1] > _LAST_STOP * self.width:
            rows, stops = tuple((" ".join(filter(None, parts)),) for parts in rows), [0.0]
        first = len(self.pieces)
        for parts in rows:
            element = parent.child("P")
            cells: list[Cell] = []
            for number, part in enumerate(parts):
                last = number == len(parts) - 1
                width = (self.width if last else stops[number + 1]) - stops[number]
                # The no-break space is drawn: without it the parts would run together when read.
                text = part if last else f"{part}\u00a0"
                cells.append(self._cell(text, look.COMPACT, stops[number], width, element))
            self.pieces.append(Row(cells=cells, width=self.width))
        _keep_ends(self.pieces[first:])
        self._space_after(_AFTER_GRID if block.rows else None)

    def _stops(self, rows: Sequence[tuple[str, ...]]) -> list[float]:
        columns = max((len(row) for row in rows), default=1)
        stops = [0.0]
        for number in range(columns - 1):
            # The last part of a line may be long; it does not push the others.
            widths = [width_of(row[number], look.COMPACT) for row in rows if len(row) > number + 1]
            widest = max(widths, default=0.0)
            stops.append(stops[-1] + widest + look.COLUMN_GAP)
        return stops

    def _table(self, block: c.Table, parent: Element) -> None:
        table = parent.child("Table")
        weights = [max(column.weight, 0.01) for column in block.columns]
        narrow = min(_NARROW_COLUMN * len(weights), self.width)
        total = narrow if block.narrow else self.width
        widths = [total * weight / sum(weights) for weight in weights]
        head = self._row(table, block, [column.title for column in block.columns], widths, True)
        head.keep_with_next = head.whole = True
        head.before = 8
        self.pieces.append(head)
        for texts in block.rows:
            row = self._row(table, block, texts, widths, False)
            row.carry = head
            row.whole = row.height <= _HIGHEST_WHOLE_ROW
            self.pieces.append(row)
        self._space_after(_AFTER_GRID)

    def _row(
        self,
        table: Element,
        block: c.Table,
        texts: Sequence[str],
        widths: Sequence[float],
        head: bool,
    ) -> Row:
        row = table.child("TR")
        style = look.CELL_HEAD if head else look.CELL
        cells: list[Cell] = []
        x = 0.0
        for column, text, width in zip(block.columns, texts, widths, strict=False):
            element = row.child("TH", COLUMN_HEAD) if head else row.child("TD")
            inside = width - 2 * look.CELL_PADDING
            cell = self._cell(text, style, x + look.CELL_PADDING, inside, element)
            if column.numeric:
                for _, piece in cell.column.placed:
                    if isinstance(piece, Paragraph):
                        piece.x = inside - piece.laid.filled.longest
            cells.append(cell)
            x += width
        tint = look.TINT if head else None
        return Row(cells=cells, width=x, padding=4, tint=tint, rule=look.HAIRLINE)

    def _process(self, block: c.Process, parent: Element) -> None:
        element = parent.child("L", LIST_OF.format("None"))
        in_a_row = steps_in_a_row(len(block.steps))
        width = self.width / in_a_row
        for first in range(0, len(block.steps), in_a_row):
            steps = block.steps[first : first + in_a_row]
            cells = [
                self._step(step, number * width, width - look.COLUMN_GAP, element)
                for number, step in enumerate(steps)
            ]
            current = next((n for n, step in enumerate(steps) if step.current), None)
            more = first + in_a_row < len(block.steps)
            self.pieces.append(
                ChainRow(
                    cells=cells,
                    width=self.width,
                    current=current,
                    open_end=more,
                    before=4,
                    after=8,
                )
            )
        self._space_after(_AFTER_GRID if block.steps else None)

    def _step(self, step: c.Step, x: float, width: float, parent: Element) -> Cell:
        body = parent.child("LI").child("LBody")
        parts = (
            (step.stage, look.STAGE),
            (step.when, look.STEP_DATE),
            (step.note, look.STEP_DATE),
        )
        pieces = [
            plain(text, style, width, self.language, body.child("P"))
            for text, style in parts
            if text
        ]
        return Cell(x, fill(pieces) if pieces else Column([], 0))

    # --- lists -----------------------------------------------------------------------------------

    def _annexes(self, block: c.AnnexList, parent: Element) -> None:
        element = parent.child("L", LIST_OF.format("Decimal"))
        labels = [annex.label for annex in block.annexes]
        indent = max((width_of(label, look.LIST_ITEM) for label in labels), default=0.0) + 6
        for annex in block.annexes:
            title = Run(annex.title, link=f"#{annex.target}" if annex.target else "")
            runs = (title, Run(f" {annex.mark}")) if annex.mark else (title,)
            self._labelled(element, annex.label, runs, indent)
        self._space_after(_AFTER_GRID if block.annexes else None)

    def _ticks(self, block: c.Ticks, parent: Element) -> None:
        element = parent.child("L", LIST_OF.format("Square"))
        for option in block.options:
            box = _TICKED if option.chosen else _EMPTY
            self._labelled(element, box, (Run(option.label),), look.LIST_INDENT, look.TICK)
        self._space_after(_AFTER_GRID if block.options else None)

    def _labelled(
        self,
        parent: Element,
        label: str,
        runs: tuple[Run, ...],
        indent: float,
        style: Style = look.LIST_ITEM,
    ) -> None:
        item = parent.child("LI")
        mark, body = item.child("Lbl"), item.child("LBody")
        width = self.width - indent
        piece = paragraph(runs, style, width, self.language, body)
        piece.x = indent
        piece.label = Label(label, style, mark, 0)
        self.pieces.append(piece)

    def _contents(self, block: c.Contents, parent: Element) -> None:
        element = parent.child("TOC")
        first = len(self.pieces)
        for entry in block.entries:
            x = look.LIST_INDENT if entry.level else 0.0
            other = self._other(entry.language)
            reference = element.child("TOCI", language=other).child("Reference")
            language = entry.language or self.language
            lines = laid((Run(entry.text),), look.CONTENTS, self.width - x - 46, language)
            self.pieces.append(
                Entry(
                    laid=lines,
                    element=reference,
                    x=x,
                    last=len(lines.filled.lines),
                    after=look.CONTENTS.after,
                    target=entry.anchor,
                    text=entry.text,
                    width=self.width,
                )
            )
        entries = self.pieces[first:]
        _keep_ends(entries)
        for entry, piece in zip(block.entries[1:], entries, strict=False):
            piece.keep_with_next = piece.keep_with_next or entry.level > 0
        self._space_after(_AFTER_GRID if block.entries else None)

    # --- what holds blocks -----------------------------------------------------------------------

    def within(
        self, width: float, blocks: Sequence[c.ContentBlock], parent: Element
    ) -> list[Piece]:
        """The pieces of blocks that fill a narrower column."""
        outside, pieces = self.width, self.pieces
        self.width, self.pieces = width, []
        self.add(blocks, parent)
        inside = self.pieces
        self.width, self.pieces = outside, pieces
        return inside

    def _from(self, block: c.From, parent: Element) -> None:
        """Remember of what stands on the page where it was written; further in is more exact."""
        outside, first = self._source, len(self.pieces)
        entry, field = block.entry or outside.entry, block.field or outside.field
        self._source = c.From((), entry, field)
        self.add(block.blocks, parent)
        self._source = outside
        for piece in self.pieces[first:]:
            piece.source = piece.source or (entry, field)

    def _together(self, block: c.KeepTogether, parent: Element) -> None:
        first = len(self.pieces)
        self.add(block.blocks, parent)
        pieces = self.pieces[first:]
        if not pieces or fill(pieces, look.BODY_HEIGHT).rest:
            return
        for piece in pieces:
            piece.whole = True
        for piece in pieces if block.with_next else pieces[:-1]:
            piece.keep_with_next = True

    def _space_before(self, first: int, space: float) -> None:
        for piece in self.pieces[first : first + 1]:
            piece.before = space

    def _space_after(self, space: float | None) -> None:
        if space is not None:
            self.pieces[-1].after = space


def _keep_ends(pieces: Sequence[Piece]) -> None:
    """Rows of a list: neither the first nor the last two stand alone on a page."""
    for piece in (*pieces[:-1][:1], *pieces[-3:-1]):
        piece.keep_with_next = True
