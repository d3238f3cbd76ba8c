"""A Qt list whose rows a user drags into another order and renames in place."""

from typing import Any, Protocol, TypeVar

from PySide6.QtCore import (
    QMimeData,
    Qt,
    Signal,
)

from gui.fields.rows_mime import drag_of, dragged_ids, dropped_place
from gui.widgets.row_delegate import Index
from gui.widgets.row_model import RowModel


class _Row(Protocol):
    @property
    def id(self) -> int: ...

    @property
    def title(self) -> str: ...


Row = TypeVar("Row", bound=_Row)


class OrderedRows(RowModel[Row]):
    """What a user does leaves as a signal; the list changes when the data does."""

    MIME = ""
    """What a drag of its rows is called."""

    moved = Signal(object, int)
    """The ids of rows, and the position that is wanted among the others."""
    renamed = Signal(int, str)

    def title(self, row: Row) -> str:
        return row.title

    def key(self, row: Row) -> int:
        return row.id

    # Qt's own

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        is_edited = role == Qt.ItemDataRole.EditRole
        return super().data(index, Qt.ItemDataRole.DisplayRole if is_edited else role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.row(index.row())
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
        return [self.MIME]

    def mimeData(self, indexes: Any) -> QMimeData:
        places = sorted({index.row() for index in indexes})
        return drag_of([row.id for place in places if (row := self.row(place))], self.MIME)

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        ids = dragged_ids(data, self.MIME)
        sources = [self.row_of(row_id) for row_id in ids]
        target = dropped_place(sources, row, parent, len(self.rows))
        if target is not None:
            self.moved.emit(ids, target)
        # False: Qt would remove the dragged rows itself; the new order comes with the data.
        return False
