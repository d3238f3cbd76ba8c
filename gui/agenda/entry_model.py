"""The entries of one meeting as a Qt list. Row order is agenda order; moving rows is asked for, not done."""

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from gui.fields.readiness.words import light_text
from gui.fields.rows_mime import drag_of_several, dragged_ids, dropped_place
from gui.fields.words import entry_name, is_break
from model.queries.agenda import Agenda, AgendaRow
from model.readiness import EntryReadiness, Readiness

EntryRole = Qt.ItemDataRole.UserRole + 1
ReadyRole = Qt.ItemDataRole.UserRole + 2
MIME = "application/x-punktvis-entry"

Index = QModelIndex | QPersistentModelIndex


class EntryModel(QAbstractListModel):
    """Shows an `Agenda`. What a user does leaves as a signal; the list changes when the data does."""

    moved = Signal(object, int)
    """The ids of entries, and the position that is wanted among the others."""
    renamed = Signal(int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[AgendaRow, ...] = ()
        self._readiness: Readiness | None = None

    def show(self, agenda: Agenda) -> None:
        """Take over new data; the selection survives because rows that stay are told as changed only."""
        before, after = [row.id for row in self._rows], [row.id for row in agenda.entries]
        if sorted(before) == sorted(after):
            if before != after:
                self._reorder(agenda, before)
            self._rows = agenda.entries
            if self._rows:
                self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))
            return
        self.beginResetModel()
        self._rows = agenda.entries
        self.endResetModel()

    def show_readiness(self, found: Readiness) -> None:
        """The lights, as far as they are known."""
        self._readiness = found
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

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

    def entry(self, row: int) -> AgendaRow | None:
        """The entry at a row, None beyond the ends."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, entry_id: int) -> int:
        """Where an entry stands, -1 when it does not."""
        for row, entry in enumerate(self._rows):
            if entry.id == entry_id:
                return row
        return -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self.entry(index.row())
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

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        entry = self.entry(index.row())
        text = " ".join(str(value).split())
        if entry is None or role != Qt.ItemDataRole.EditRole or not text or text == entry.title:
            return False
        self.renamed.emit(entry.id, text)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return (
            Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsDragEnabled
            | Qt.ItemFlag.ItemIsEditable
        )

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Any) -> QMimeData:
        rows = sorted({index.row() for index in indexes})
        return drag_of_several([entry.id for row in rows if (entry := self.entry(row))], MIME)

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        entry_ids = dragged_ids(data, MIME)
        sources = [self.row_of(entry_id) for entry_id in entry_ids]
        target = dropped_place(sources, row, parent, len(self._rows))
        if target is not None:
            self.moved.emit(entry_ids, target)
        # False: Qt would remove the dragged row itself; the new order comes with the data.
        return False
