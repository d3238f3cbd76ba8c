"""A whole form as HTML, copied out of Word or Outlook: its tables say which value stands under what."""

from dataclasses import dataclass, field, replace

from model.exchange.word.labels import apart
from model.exchange.word.names import TICKED, UNTICKED
from model.exchange.word.shapes import Cell, Content, Paragraph, Table
from model.text.blocks import Block, Kind, Run, clean_text
from model.text.html_reader import HtmlReader, read_into

_CELLS = frozenset({"td", "th"})
_MOST_SPANNED = 100


def read_html(html: str) -> tuple[Content, ...]:
    """Its paragraphs and tables. Raises UnfitHtmlError."""
    reader = _FormReader()
    read_into(reader, clean_text(html))
    return reader.contents()


@dataclass(slots=True)
class _OpenTable:
    """`cell` is None between cells. `hanging`: how many rows a cell of a column still reaches down."""

    rows: list[tuple[Cell, ...]] = field(default_factory=list[tuple[Cell, ...]])
    row: list[Cell] = field(default_factory=list[Cell])
    cell: list[Content] | None = None
    spans: int = 1
    hanging: dict[int, int] = field(default_factory=dict[int, int])


class _FormReader(HtmlReader):
    """As a paste reads it, but tables stay tables and boxes stay boxes."""

    def __init__(self) -> None:
        super().__init__()
        self._body: list[Content] = []
        self._tables: list[_OpenTable] = []

    def contents(self) -> tuple[Content, ...]:
        """What was read, also where the end of a table is missing."""
        while self._tables:
            self._end_table()
        return tuple(self._body)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        super().handle_starttag(tag, attrs)
        if tag == "input" and ("type", "checkbox") in attrs:
            self.add(TICKED if any(name == "checked" for name, _value in attrs) else UNTICKED)
        elif tag == "table":
            self._tables.append(_OpenTable())
        elif self._tables and tag == "tr":
            self._end_row()
        elif self._tables and tag in _CELLS:
            self._end_cell()
            table, spans = self._tables[-1], dict(attrs).get("rowspan") or ""
            table.cell = []
            table.spans = min(int(spans), _MOST_SPANNED) if spans.isdecimal() else 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        super().handle_startendtag(tag, attrs)
        if tag == "input":
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        super().handle_endtag(tag)
        if not self._tables:
            return
        if tag in _CELLS:
            self._end_cell()
        elif tag == "tr":
            self._end_row()
        elif tag == "table":
            self.end_block()
            self._end_table()

    def take(self, block: Block) -> None:
        """A block of several lines is several paragraphs: each may have a label of its own."""
        place = self._body
        if self._tables and self._tables[-1].cell is not None:
            place = self._tables[-1].cell
        lines = [block] if block.kind is not Kind.PARAGRAPH else _lines(block)
        place.extend(Paragraph(line) for line in lines)

    def _end_cell(self) -> None:
        table = self._tables[-1]
        if table.cell is None:
            return
        self._fill_up(table)
        if table.spans > 1:
            table.hanging[len(table.row)] = table.spans
        table.row.append(Cell(tuple(table.cell)))
        table.cell = None

    @staticmethod
    def _fill_up(table: _OpenTable) -> None:
        """Cells of rows above that reach down to here."""
        while table.hanging.get(len(table.row), 0) > 0:
            table.row.append(Cell((), continued=True))

    def _end_row(self) -> None:
        self.end_block()
        self._end_cell()
        table = self._tables[-1]
        if table.row:
            self._fill_up(table)
            table.rows.append(tuple(table.row))
            table.row = []
            table.hanging = {at: left - 1 for at, left in table.hanging.items() if left > 1}

    def _end_table(self) -> None:
        self._end_row()
        table = self._tables.pop()
        if not table.rows:
            return
        outer = self._tables[-1].cell if self._tables else self._body
        (self._body if outer is None else outer).append(Table(tuple(table.rows)))


def _lines(block: Block) -> list[Block]:
    lines: list[list[Run]] = [[]]
    for run in block.runs:
        first, *more = run.text.split("\n")
        lines[-1].append(replace(run, text=first))
        lines.extend([replace(run, text=text)] for text in more)
    return [_apart(Block(block.kind, block.level, tuple(line))) for line in lines]


def _apart(block: Block) -> Block:
    """HTML has no tabs, so what stood between two labels on a line is put back."""
    text = apart(block.text)
    return block if text == block.text else replace(block, runs=(Run(text),))
