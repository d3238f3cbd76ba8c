"""What the rows of our lists have in common: a surface with room around it, and a height."""

from PySide6.QtCore import QMargins, QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from gui.widgets.painting import paint_card

Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """Subclasses say what stands on the surface; `size` is the least width and the height of a row."""

    size = QSize(200, 40)
    margins = QMargins(8, 1, 8, 1)
    """Pixels around the surface."""

    def paint_on(self, painter: QPainter, card: QRect, index: Index) -> None:
        """Paint the row of this index on its surface."""
        raise NotImplementedError

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return self.size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card = option.rect.marginsRemoved(self.margins)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_card(painter, card, option.state)
        self.paint_on(painter, card, index)
        painter.restore()
