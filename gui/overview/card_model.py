"""The cards of one column as a Qt list. Where a card is dropped leaves as a signal."""

from typing import Any

from PySide6.QtCore import (
    QMimeData,
    Qt,
    Signal,
)

from gui.overview.words import card_name
from gui.widgets.row_delegate import Index
from gui.widgets.row_model import RowModel
from model.queries.overview import Card

MIME = "application/x-punktvis-card"


class CardModel(RowModel[Card]):
    """The list changes when the data does, never by a drag."""

    dropped = Signal(str, int)
    """The key of the card and the row that it was dropped before; -1 is behind the last."""

    def title(self, row: Card) -> str:
        return row.title

    def name(self, row: Card) -> str:
        return card_name(row).replace("<", "‹").replace(">", "›")

    def tip(self, row: Card) -> str:
        return self.name(row)

    def key(self, row: Card) -> str:
        return row.key

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        usual = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return usual | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Any) -> QMimeData:
        data = QMimeData()
        card = self.row(indexes[0].row()) if indexes else None
        data.setData(MIME, (card.key if card is not None else "").encode())
        return data

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        if data.hasFormat(MIME):
            key = bytes(data.data(MIME).data()).decode()
            self.dropped.emit(key, row if row >= 0 else parent.row())
        # False: Qt would remove the dragged row itself; the new order comes with the data.
        return False
