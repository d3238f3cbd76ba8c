"""The entries of one meeting as a Qt list. Row order is agenda order; moving rows is asked for, not done."""

from typing import Any

from PySide6.QtCore import QObject, Qt

from gui.fields.ordered_rows import Index, OrderedRows
from gui.fields.readiness.words import light_text
from gui.fields.words import entry_name, is_break
from model.queries.agenda import Agenda, AgendaRow
from model.readiness import EntryReadiness, Readiness

EntryRole = Qt.ItemDataRole.UserRole + 1
ReadyRole = Qt.ItemDataRole.UserRole + 2


class EntryModel(OrderedRows[AgendaRow]):
    """Shows an `Agenda`."""

    MIME = "application/x-punktvis-entry"

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._readiness: Readiness | None = None

    def show(self, agenda: Agenda) -> None:
        """Take over new data; the selection survives because rows that stay are told as changed only."""
        before, after = [row.id for row in self._rows], [row.id for row in agenda.entries]
        if sorted(before) == sorted(after):
            if before != after:
                self._reorder(agenda, before)
            self._rows = agenda.entries
            self._tell_all()
            return
        self.beginResetModel()
        self._rows = agenda.entries
        self.endResetModel()

    def show_readiness(self, found: Readiness) -> None:
        """The lights, as far as they are known."""
        self._readiness = found
        self._tell_all()

    def _reorder(self, agenda: Agenda, before: list[int]) -> None:
        self.layoutAboutToBeChanged.emit()
        self._rows = agenda.entries
        for index in self.persistentIndexList():
            row = self.row_of(before[index.row()])
            self.changePersistentIndex(index, self.index(row))
        self.layoutChanged.emit()

    def clear(self) -> None:
        """Show nothing."""
        self.beginResetModel()
        self._rows = ()
        self.endResetModel()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self.row(index.row())
        if entry is None:
            return None
        if role == EntryRole:
            return entry
        if role == ReadyRole:
            return self._ready(entry)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return entry.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            found = self._ready(entry)
            name = entry_name(entry)
            return name if found is None else f"{name}, {light_text(found)}"
        return None

    def _ready(self, entry: AgendaRow) -> EntryReadiness | None:
        """None before the first look, and for a break that nothing is said about."""
        if self._readiness is None or not self._readiness.looked:
            return None
        found = self._readiness.of(entry.key)
        return None if is_break(entry) and not found.remarks else found
