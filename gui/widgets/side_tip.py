"""A tip that stands beside a picture and not over it: what it tells of goes on in the parts around."""

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QToolTip, QWidget

_AROUND_WORDS = 32
_GAP = 6
_FROM_POINTER = QPoint(2, 16)
"""How far below the place that it is given Qt puts a tip: what a pointer hides."""


def tip_width(text: str) -> int:
    """Pixels of a tip with this text."""
    words = QFontMetrics(QToolTip.font())
    return max(map(words.horizontalAdvance, text.splitlines()), default=0) + _AROUND_WORDS


def place_right_of(part: QWidget, text: str, below: int) -> QPoint | None:
    """Where `QToolTip.showText` puts a tip right of a part, so many pixels down; None without room."""
    corner = part.mapToGlobal(QPoint(part.width() + _GAP, below))
    fits = corner.x() + tip_width(text) <= part.screen().availableGeometry().right()
    return corner - _FROM_POINTER if fits else None


class SideTip(QWidget):
    """A part of a picture, its parent."""

    @property
    def tip_place(self) -> QPoint:
        """Where on the screen `QToolTip.showText` puts the tip left of the picture, or else right of it."""
        ground = self.parentWidget() or self
        top = self.mapToGlobal(QPoint(0, 0)).y()
        left = ground.mapToGlobal(QPoint(0, 0)).x() - tip_width(self.toolTip()) - _GAP
        if left < self.screen().availableGeometry().left():
            left = ground.mapToGlobal(ground.rect().topRight()).x() + _GAP
        return QPoint(left, top) - _FROM_POINTER

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and self.toolTip():
            QToolTip.showText(self.tip_place, self.toolTip(), self)
            return True
        return super().event(event)
