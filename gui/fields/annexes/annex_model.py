"""Annexes as a Qt list. What a user does leaves as a signal; the list changes when the data does."""

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

from gui.fields.annexes.words import row_name, row_tip
from gui.fields.rows_mime import drag_of, dragged_id, dropped_place
from model.queries.annexes import AnnexRow
from model.workspace.annexes import FileState

AnnexRole = Qt.ItemDataRole.UserRole + 1
StateRole = Qt.ItemDataRole.UserRole + 2
MIME = "application/x-punktvis-annex"

Index = QModelIndex | QPersistentModelIndex


class AnnexModel(QAbstractListModel):
    """Row order is the order of the numbers. A file whose state is not known yet counts as sound."""

    moved = Signal(int, int)
    """Annex id and the wanted position."""
    renamed = Signal(int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[AnnexRow, ...] = ()
        self._states: dict[str, FileState] = {}

    @property
    def rows(self) -> tuple[AnnexRow, ...]:
        """What is shown."""
        return self._rows

    def show(self, rows: tuple[AnnexRow, ...]) -> None:
        """Take over new data."""
        if [row.id for row in rows] == [row.id for row in self._rows]:
            self._rows = rows
            self._tell_all()
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def show_states(self, states: dict[str, FileState]) -> None:
        """What lies on the disk, by digest."""
        self._states = states
        self._tell_all()

    def state(self, row: AnnexRow) -> FileState:
        """What lies on the disk of an annex."""
        if not row.digest:
            return FileState.MISSING if row.file_name else FileState.SOUND
        return self._states.get(row.digest, FileState.SOUND)

    def annex(self, row: int) -> AnnexRow | None:
        """The annex at a row, None beyond the ends."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, annex_id: int) -> int:
        """Where an annex stands, -1 when it does not."""
        return next((i for i, row in enumerate(self._rows) if row.id == annex_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.annex(index.row())
        if row is None:
            return None
        if role == AnnexRole:
            return row
        if role == StateRole:
            return self.state(row)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row_name(row, self.state(row))
        if role == Qt.ItemDataRole.ToolTipRole:
            return row_tip(row)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.annex(index.row())
        text = " ".join(str(value).split())
        if row is None or role != Qt.ItemDataRole.EditRole or not text or text == row.title:
            return False
        self.renamed.emit(row.id, text)
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
        annex = self.annex(indexes[0].row()) if indexes else None
        return drag_of(annex.id if annex is not None else None, MIME)

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        annex_id = dragged_id(data, MIME)
        source = self.row_of(annex_id) if annex_id is not None else -1
        target = dropped_place((source,), row, parent, len(self._rows))
        if annex_id is not None and target is not None:
            self.moved.emit(annex_id, target)
        # False: Qt would remove the dragged row itself; the new order comes with the data.
        return False

    def _tell_all(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))
