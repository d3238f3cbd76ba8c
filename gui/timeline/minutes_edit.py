"""The small field that opens in a slot when somebody types its minutes."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QToolTip, QWidget

from gui.widgets.accessible import announce
from gui.widgets.plain_line import PlainLine
from model.errors import UserError
from model.text.clock import parse_duration
from model.text.translate import _

_WIDTH, _HEIGHT = 96, 30


class MinutesEdit(PlainLine):
    """Enter takes the minutes, Esc and leaving do not. Empty takes the slot away."""

    entered = Signal(str, object)
    """The entry's key, and minutes or None."""
    left = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Length in minutes"))
        self.setPlaceholderText(_("min."))
        self._key = ""
        self._current: int | None = None
        self.hide()

    def open_at(self, key: str, place: QRect, current: int | None, typed: str) -> None:
        """Open over a slot, with the first sign in it."""
        self._key, self._current = key, current
        height = max(_HEIGHT, self.sizeHint().height())
        left = place.right() - _WIDTH - 4
        self.setGeometry(left, place.center().y() - height // 2, _WIDTH, height)
        self.setText(typed)
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.hide()

    def _enter(self) -> None:
        text = self.text().strip()
        try:
            minutes = parse_duration(text, self._current or 0) if text else None
        except UserError as error:
            QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), str(error), self)
            announce(self, str(error), urgent=True)
            self.selectAll()
            return
        key = self._key
        self._close()
        self.entered.emit(key, minutes)

    def _close(self) -> None:
        self.hide()
        self.left.emit(self._key)
