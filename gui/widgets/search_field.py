"""A line in which something is looked for: Esc or the button at its end empties it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from gui.widgets.buttons import ToolButton
from model.text.translate import _

_BUTTON = 24


class SearchField(QLineEdit):
    """Qt's own button for this has no name and is smaller than a finger."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self._clear = ToolButton("x", _("Empty the field"), parent=self)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Esc is its key
        self._clear.setFixedSize(QSize(_BUTTON, _BUTTON))
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self._clear.hide()
        self._clear.clicked.connect(self._empty)
        self.textChanged.connect(lambda text: self._clear.setVisible(bool(text)))
        self.setTextMargins(0, 0, _BUTTON + 4, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self._empty()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._clear.move(self.width() - _BUTTON - 4, (self.height() - _BUTTON) // 2)

    def _empty(self) -> None:
        self.clear()
        self.textEdited.emit("")
        self.setFocus(Qt.FocusReason.OtherFocusReason)
