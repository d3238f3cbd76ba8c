"""A Qt list whose rows a user drags into another order and renames in place."""

from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from gui.fields.rows_mime import drag_of, dragged_ids, dropped_place

Index = QModelIndex | QPersistentModelIndex


class _Row(Protocol):
    @property
    def id(self) -> int: ...

    @property
    def title(self) -> str: ...


Row = TypeVar("Row", bound=_Row)


class OrderedRows(QAbstractListModel, Generic[Row]):
    """What a user does leaves as a signal; the list changes when the data does."""

    MIME = ""
    """What a drag of its rows is called."""

    moved = Signal(object, int)
    """The ids of rows, and the position that is wanted among the others."""
    renamed = Signal(int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    def row(self, place: int) -> Row | None:
        """The row at a place, None beyond the ends."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def row_of(self, row_id: int) -> int:
        """Where a row stands, -1 when it does not."""
        return next((place for place, row in enumerate(self._rows) if row.id == row_id), -1)

    def _tell_all(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    # Qt's own

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        return 0 if parent.isValid() else len(self._rows)

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
        target = dropped_place(sources, row, parent, len(self._rows))
        if target is not None:
            self.moved.emit(ids, target)
        # False: Qt would remove the dragged rows itself; the new order comes with the data.
        return False
