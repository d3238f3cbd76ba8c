"""The cards of one column: selection, keys and dragging. What is asked for leaves as signals."""

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from gui.overview.card_delegate import CardDelegate
from gui.overview.card_model import CardModel
from gui.widgets.bar_over_padding import lay_bar_over_padding
from model.queries.overview import Card

_ACROSS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ALONG = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class CardList(QListView):
    """Arrows choose a card, with Alt they move it; Enter opens, the menu key says where it may go."""

    dropped = Signal(str, int)
    opened = Signal(object)
    stepped = Signal(int)
    """To the column before (-1) or behind (1)."""
    moved_across = Signal(object, int)
    moved_along = Signal(object, int)
    menu_wanted = Signal(object, object)
    """The card, and the point on the screen."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = CardModel(self)
        self.cards.dropped.connect(self.dropped)
        self.setModel(self.cards)
        self.setItemDelegate(CardDelegate(self))
        self.setAccessibleName(name)
        self.setProperty("look", "plain")
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        lay_bar_over_padding(self)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def show_cards(self, cards: tuple[Card, ...]) -> None:
        """Show new cards and keep the same one selected."""
        kept = self.selected()
        row = self.currentIndex().row()
        self.cards.show(cards)
        if kept is not None and not self.select(kept.key) and cards:
            self._select_row(min(max(0, row), len(cards) - 1))

    def selected(self) -> Card | None:
        """The card that has the focus, or had it last."""
        return self.cards.row(self.currentIndex().row())

    def select(self, key: str) -> bool:
        """Select a card; whether it is here."""
        row = self.cards.row_of(key)
        if row >= 0:
            self._select_row(row)
        return row >= 0

    def enter(self, row: int) -> None:
        """Take the focus, on this row or the nearest one."""
        if self.cards.rowCount():
            self._select_row(min(max(0, row), self.cards.rowCount() - 1))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, card = Qt.Key(event.key()), self.selected()
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == Qt.KeyboardModifier.AltModifier and card is not None and key in _ACROSS:
            self.moved_across.emit(card, _ACROSS[key])
        elif held == Qt.KeyboardModifier.AltModifier and card is not None and key in _ALONG:
            self.moved_along.emit(card, _ALONG[key])
        elif held == Qt.KeyboardModifier.NoModifier and key in _ACROSS:
            self.stepped.emit(_ACROSS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and card is not None:
            self.opened.emit(card)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        card = self.cards.row(self.indexAt(event.position().toPoint()).row())
        if card is not None:
            self.opened.emit(card)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        card = self.selected()
        if card is None:
            return
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        corner = self.visualRect(self.currentIndex()).bottomLeft()
        spot = self.viewport().mapToGlobal(corner) if by_key else event.globalPos()
        self.menu_wanted.emit(card, spot)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.cards.rowCount():
            self._select_row(0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.clearSelection()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The height of a card follows from the width of its title.
        self.scheduleDelayedItemsLayout()

    def _select_row(self, row: int) -> None:
        index = self.cards.index(row)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        if not self.hasFocus():
            flag = QItemSelectionModel.SelectionFlag.NoUpdate
        self.selectionModel().setCurrentIndex(index, flag)
        if self.hasFocus():
            self.selectionModel().select(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)
