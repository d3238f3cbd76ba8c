"""The rows of a table that holds labels: values beside them, below them, or in the same cell."""

from collections.abc import Sequence
from typing import Protocol

from model.exchange.word.found import INLINE, MARKED, TABULAR, Found
from model.exchange.word.labels import Named
from model.exchange.word.shapes import Cell, Content, Table, paragraphs, words
from model.forms import Kind

Row = tuple[Cell, ...]


class Reader(Protocol):
    """What takes the contents of cells in."""

    current: Found | None

    def feed(self, contents: Sequence[Content]) -> None:
        """Take contents in, in order."""
        ...

    def label_of(self, cell: Cell) -> Named | None:
        """The field that a cell begins with."""
        ...

    def row_of(self, cells: Sequence[Cell], kind: Kind) -> bool:
        """Whether cells belong to a field of this kind without saying so."""
        ...

    def open_row(self, cells: Sequence[Cell]) -> bool:
        """Take a row in that is nothing but open or closed."""
        ...


class Rows:
    """One table."""

    def __init__(self, reader: Reader, table: Table) -> None:
        self._reader, self._rows = reader, table.rows
        self._below: Found | None = None
        self._indent = 0

    def read(self) -> None:
        """Every row, in order."""
        at = 0
        while at < len(self._rows):
            row = self._rows[at]
            following = self._rows[at + 1] if at + 1 < len(self._rows) else ()
            if self._continues(row) or self._reader.open_row(row):
                at += 1
            elif self._is_head(row, following):
                self._read_columns(row, following)
                at += 2
            else:
                self._read_row(row)
                at += 1

    def _continues(self, row: Row) -> bool:
        """A row that belongs to a label above it."""
        found = self._below
        if found is None or found.kind is None:
            return False
        if found.kind in TABULAR:
            return self._continues_table(row, found, found.kind)
        filled = [cell for cell in row if words(cell.content)]
        if found.contents or len(filled) != 1 or self._reader.label_of(filled[0]) is not None:
            return False
        self._below = None
        self._reader.current = found
        self._reader.feed(filled[0].content)
        self._reader.current = None
        return True

    def _continues_table(self, row: Row, found: Found, kind: Kind) -> bool:
        reader = self._reader
        part = reader.row_of(row, kind)
        if not part and kind in (Kind.COSTS, *MARKED):
            part = not any(words(cell.content) for cell in row)
        if not part and not found.contents and kind in (Kind.PROCESS, Kind.ANNEXES):
            part = not any(reader.label_of(cell) for cell in row)
        if part:
            self._add_row(row, found)
        return part

    def _add_row(self, row: Row, found: Found) -> None:
        """Below the row above it, without the cell that stands below the label."""
        if not any(words(cell.content) for cell in row[: self._indent]):
            row = row[self._indent :]
        last = found.contents[-1] if found.contents else None
        if isinstance(last, Table):
            found.contents[-1] = Table((*last.rows, row))
        else:
            found.contents.append(Table((row,)))

    def _is_head(self, row: Row, following: Row) -> bool:
        """Labels side by side, and their values in the row below."""
        labels = [cell for cell in row if words(cell.content)]
        if len(labels) < 2 or len(row) != len(following):
            return False
        if not all(self._is_label_alone(cell) for cell in labels):
            return False
        values = [cell for cell in following if words(cell.content)]
        return bool(values) and not any(self._reader.label_of(cell) for cell in values)

    def _is_label_alone(self, cell: Cell) -> bool:
        texts = [part for part in paragraphs(cell.content) if part.text]
        if len(texts) != 1 or self._reader.label_of(cell) is None:
            return False
        return INLINE.match(texts[0].text) is None

    def _read_columns(self, row: Row, following: Row) -> None:
        for upper, lower in zip(row, following, strict=True):
            self._reader.current = None
            self._reader.feed(upper.content)
            self._reader.feed(lower.content)
        self._reader.current = None
        self._below = None

    def _read_row(self, row: Row) -> None:
        self._below = waiting = None
        self._indent = at = 0
        while at < len(row):
            if waiting is not None and waiting.kind in TABULAR:
                # A stage may be called as a field is, and the chain goes across the page.
                chain = waiting.kind is Kind.PROCESS
                end = len(row) if chain else self._end_of_values(row, at)
                if end > at:
                    waiting.contents.append(Table((row[at:end],)))
                    self._indent = at
                    self._below, waiting, at = waiting, None, end
                    continue
            waiting = self._read_cell(row[at], waiting)
            at += 1
        if waiting is not None:
            self._below = waiting
        self._reader.current = None

    def _end_of_values(self, row: Row, at: int) -> int:
        end = at
        while end < len(row) and self._reader.label_of(row[end]) is None:
            end += 1
        return end

    def _read_cell(self, cell: Cell, waiting: Found | None) -> Found | None:
        """Feed a cell. What comes back is a label that still waits for its value."""
        reader = self._reader
        if not words(cell.content):
            return waiting if cell.continued else None
        before = waiting if reader.label_of(cell) is None else None
        reader.current = before
        reader.feed(cell.content)
        found, reader.current = reader.current, None
        if found is None or found is before:
            return None
        if found.contents:
            self._below = found if found.kind in TABULAR else self._below
            return None
        return found
