"""A list whose rows can be ticked off; one that cannot is there to be read."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QMouseEvent, QPalette
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gui import theme
from gui.theme import dress

_KEY = Qt.ItemDataRole.UserRole
_STATE = Qt.ItemDataRole.CheckStateRole
TICK_WIDTH = 32
"""Pixels at the left of a row that tick it, in all of its height."""


@dataclass(frozen=True, slots=True)
class TickedRow:
    """`ticked` None cannot be chosen."""

    key: Hashable
    text: str
    ticked: bool | None


class _Delegate(QStyledItemDelegate):
    """What cannot be chosen is of second rank, in either look."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        if not _can_be_ticked(index):
            palette = QPalette(option.palette)
            muted = theme.current().color("muted")
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
                palette.setColor(role, muted)
            option.palette = palette

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """The mouse ticks on more than the sign, which is 16 pixels."""
        if not isinstance(event, QMouseEvent) or not _can_be_ticked(index):
            return super().editorEvent(event, model, option, index)
        near = event.position().x() < option.rect.left() + TICK_WIDTH
        if near and event.type() == QEvent.Type.MouseButtonRelease:
            ticked = index.data(_STATE) == Qt.CheckState.Checked.value
            state = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
            return model.setData(index, state, _STATE)
        return False


def _can_be_ticked(index: QModelIndex | QPersistentModelIndex) -> bool:
    return bool(index.flags() & Qt.ItemFlag.ItemIsUserCheckable)


class TickedList(QListWidget):
    """Space ticks. What was ticked off stays so while its row is there."""

    ticked = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        dress(self, "ticks")
        self.setItemDelegate(_Delegate(self))
        self.setWordWrap(True)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemChanged.connect(lambda _item: self.ticked.emit())

    def show_rows(self, rows: Sequence[TickedRow]) -> None:
        """Show other rows."""
        off = {key for key, ticked in self._ticks().items() if not ticked}
        current = self.currentRow()
        self.blockSignals(True)
        self.clear()
        for row in rows:
            item = QListWidgetItem(row.text)
            item.setData(_KEY, row.key)
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            if row.ticked is not None:
                flags |= Qt.ItemFlag.ItemIsUserCheckable
                wanted = row.ticked and row.key not in off
                state = Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked
                item.setCheckState(state)
            item.setFlags(flags)
            self.addItem(item)
        self.blockSignals(False)
        self.setCurrentRow(min(max(0, current), len(rows) - 1))
        self.ticked.emit()

    def chosen(self) -> list[Hashable]:
        """The keys of the ticked rows."""
        return [key for key, ticked in self._ticks().items() if ticked]

    def tick_all(self, ticked: bool) -> None:
        """Tick every row that can be, or none."""
        state = Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        for place in range(self.count()):
            if self.item(place).flags() & Qt.ItemFlag.ItemIsUserCheckable:
                self.item(place).setCheckState(state)

    def _ticks(self) -> dict[Hashable, bool]:
        rows = (self.item(place) for place in range(self.count()))
        return {
            row.data(_KEY): row.checkState() == Qt.CheckState.Checked
            for row in rows
            if row.flags() & Qt.ItemFlag.ItemIsUserCheckable
        }
