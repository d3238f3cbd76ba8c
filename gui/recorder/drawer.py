"""The drawer under the minutes: it takes less where the text above it would have too few lines."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QFontMetrics, QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

HEIGHT, LEAST_HEIGHT = 196, 92
"""Pixels: of a drawer with a few rows, and of one that still shows the row that is worked on."""
LINES = 8
"""Of text that stay in sight above the drawer, where the window has them at all."""
_LINE = 1.5
"""A line of the text in heights of its letters."""


class Drawer(QStackedWidget):
    """Shares the room with `text`; what it holds scrolls. `moved` when it opens or closes."""

    moved = Signal()

    def __init__(self, text: QWidget) -> None:
        super().__init__()
        self._text = text
        self.setFixedHeight(HEIGHT)
        text.installEventFilter(self)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()
        self.moved.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.moved.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """What one of the two gets the other loses, so this settles at once."""
        lines = LINES * _LINE * QFontMetrics(self._text.font()).height()
        room = self._text.height() + self.height() - round(lines)
        self.setFixedHeight(max(LEAST_HEIGHT, min(HEIGHT, room)))
