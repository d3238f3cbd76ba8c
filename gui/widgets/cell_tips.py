"""A cell of a table tells by its tip what it does not show, and covers its neighbours with nothing else."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

_SHOWN_MS = 4000
"""Long enough for some words; then the rows below can be read again."""
_FROM_POINTER = QPoint(2, 16)
"""How far below the place that it is given Qt puts a tip: what a pointer hides."""


def cell_tip(view: QAbstractItemView, index: QModelIndex | QPersistentModelIndex) -> str:
    """What the tip of a cell says; "" where it would only repeat what can be read."""
    told = str(index.data(Qt.ItemDataRole.ToolTipRole) or "") if index.isValid() else ""
    shown = str(index.data(Qt.ItemDataRole.DisplayRole) or "").replace("<", "‹")
    cut = view.sizeHintForIndex(index).width() > view.visualRect(index).width()
    return told if told != shown or cut else ""


class CellTips(QStyledItemDelegate):
    """Shows the tip below its own cell, for as long as the pointer stays there."""

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        if event.type() != QEvent.Type.ToolTip:
            return super().helpEvent(event, view, option, index)
        text, cell = cell_tip(view, index), view.visualRect(index)
        if text:
            place = view.viewport().mapToGlobal(cell.bottomLeft()) - _FROM_POINTER
            QToolTip.showText(place, text, view.viewport(), cell, _SHOWN_MS)
        else:
            QToolTip.hideText()
        return True
