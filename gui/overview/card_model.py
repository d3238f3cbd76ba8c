"""The cards of one column as a Qt list. Where a card is dropped leaves as a signal."""

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

from gui.overview.words import card_name
from model.queries.overview import Card

CardRole = Qt.ItemDataRole.UserRole + 1
MIME = "application/x-punktvis-card"

Index = QModelIndex | QPersistentModelIndex


class CardModel(QAbstractListModel):
    """The list changes when the data does, never by a drag."""

    dropped = Signal(str, int)
    """The key of the card and the row that it was dropped before; -1 is behind the last."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cards: tuple[Card, ...] = ()

    def show(self, cards: tuple[Card, ...]) -> None:
        """Take over new cards."""
        if cards == self._cards:
            return
        if [card.key for card in cards] == [card.key for card in self._cards]:
            self._cards = cards
            self.dataChanged.emit(self.index(0), self.index(len(cards) - 1))
            return
        self.beginResetModel()
        self._cards = cards
        self.endResetModel()

    @property
    def cards(self) -> tuple[Card, ...]:
        """As they are shown."""
        return self._cards

    def card(self, row: int) -> Card | None:
        """The card at a row, None beyond the ends."""
        return self._cards[row] if 0 <= row < len(self._cards) else None

    def row_of(self, key: str) -> int:
        """Where a card stands, -1 when it does not."""
        return next((row for row, card in enumerate(self._cards) if card.key == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        return 0 if parent.isValid() else len(self._cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        card = self.card(index.row())
        if card is None:
            return None
        if role == CardRole:
            return card
        if role == Qt.ItemDataRole.DisplayRole:
            return card.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return card_name(card).replace("<", "‹").replace(">", "›")
        return None

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
        card = self.card(indexes[0].row()) if indexes else None
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
