"""Annexes as a Qt list."""

from typing import Any

from PySide6.QtCore import QObject, Qt

from gui.fields.annexes.words import row_name, row_tip
from gui.fields.ordered_rows import Index, OrderedRows
from model.queries.annexes import AnnexRow
from model.workspace.annexes import FileState

AnnexRole = Qt.ItemDataRole.UserRole + 1
StateRole = Qt.ItemDataRole.UserRole + 2


class AnnexModel(OrderedRows[AnnexRow]):
    """Row order is the order of the numbers. A file whose state is not known yet counts as sound."""

    MIME = "application/x-punktvis-annex"

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
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

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index.row())
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
