"""Annexes as a Qt list."""

from typing import Any

from PySide6.QtCore import QObject, Qt

from gui.fields.annexes.words import row_name, row_tip
from gui.fields.ordered_rows import OrderedRows
from gui.widgets.row_delegate import Index
from gui.widgets.row_model import RowRole
from model.queries.annexes import AnnexRow
from model.workspace.annexes import FileState

StateRole = RowRole + 1


class AnnexModel(OrderedRows[AnnexRow]):
    """Row order is the order of the numbers. A file whose state is not known yet counts as sound."""

    MIME = "application/x-punktvis-annex"

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._states: dict[str, FileState] = {}

    def name(self, row: AnnexRow) -> str:
        return row_name(row, self.state(row))

    def tip(self, row: AnnexRow) -> str:
        return row_tip(row)

    def show_states(self, states: dict[str, FileState]) -> None:
        """What lies on the disk, by digest."""
        self._states = states
        self.tell_all()

    def state(self, row: AnnexRow) -> FileState:
        """What lies on the disk of an annex."""
        if not row.digest:
            return FileState.MISSING if row.file_name else FileState.SOUND
        return self._states.get(row.digest, FileState.SOUND)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index.row())
        if role == StateRole and row is not None:
            return self.state(row)
        return super().data(index, role)
