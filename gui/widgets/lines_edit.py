"""A few lines of plain text, handed on when the field is left."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from gui.widgets.when_dressed import when_dressed

_LINES = 4


class LinesEdit(QPlainTextEdit):
    """As a line edit, but Enter makes a line and Tab goes on to the next field."""

    editingFinished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        when_dressed(self, self._take_height)

    def text(self) -> str:
        """What stands there."""
        return self.toPlainText()

    def setText(self, text: str) -> None:
        """Show another text."""
        if text != self.toPlainText():
            self.setPlainText(text)

    def isModified(self) -> bool:
        """Whether something was typed since."""
        return self.document().isModified()

    def setModified(self, modified: bool) -> None:
        """What stands there counts as typed, or as shown."""
        self.document().setModified(modified)

    def _take_height(self) -> None:
        edge = 2 * (self.frameWidth() + round(self.document().documentMargin()))
        self.setFixedHeight(_LINES * self.fontMetrics().lineSpacing() + edge)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.editingFinished.emit()
