"""The entries of one meeting as a Qt list. Row order is agenda order; moving rows is asked for, not done."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt

from gui.fields.ordered_rows import OrderedRows
from gui.fields.readiness.words import light_text
from gui.fields.words import entry_name, is_break
from gui.widgets.row_delegate import Index
from gui.widgets.row_model import RowRole
from model.queries.agenda import AgendaRow
from model.readiness import EntryReadiness, Readiness

ReadyRole = RowRole + 1


class EntryModel(OrderedRows[AgendaRow]):
    """Shows the entries of an `Agenda`."""

    MIME = "application/x-punktvis-entry"

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._readiness: Readiness | None = None

    def name(self, row: AgendaRow) -> str:
        found = self._ready(row)
        return entry_name(row) if found is None else f"{entry_name(row)}, {light_text(found)}"

    def tip(self, row: AgendaRow) -> str:
        return self.name(row)

    def show(self, rows: Sequence[AgendaRow]) -> None:
        """Take over new data; the selection survives because rows that stay are told as changed only."""
        before, after = [row.id for row in self.rows], [row.id for row in rows]
        if before != after and sorted(before) == sorted(after):
            self._reorder(rows, before)
            self.tell_all()
        else:
            super().show(rows)

    def show_readiness(self, found: Readiness) -> None:
        """The lights, as far as they are known."""
        self._readiness = found
        self.tell_all()

    def _reorder(self, rows: Sequence[AgendaRow], before: list[int]) -> None:
        self.layoutAboutToBeChanged.emit()
        self.rows = tuple(rows)
        for index in self.persistentIndexList():
            row = self.row_of(before[index.row()])
            self.changePersistentIndex(index, self.index(row))
        self.layoutChanged.emit()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index.row())
        if role == ReadyRole and row is not None:
            return self._ready(row)
        return super().data(index, role)

    def _ready(self, entry: AgendaRow) -> EntryReadiness | None:
        """None before the first look, and for a break that nothing is said about."""
        if self._readiness is None or not self._readiness.looked:
            return None
        found = self._readiness.of(entry.key)
        return None if is_break(entry) and not found.remarks else found
