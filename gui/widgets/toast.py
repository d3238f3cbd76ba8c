"""A line that tells what was done and goes away by itself, with one thing to do about it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from gui.theme import dress
from gui.widgets.accessible import announce
from gui.widgets.buttons import SecondaryButton
from gui.widgets.labels import Text
from gui.widgets.motion.coming import fade_in, fade_out

_SHOWN_MS = 5000
_FROM_BOTTOM = 24


class Toast(QFrame):
    """Lies over the bottom of its parent. Stays while the pointer or the focus is on its button."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._below = parent
        dress(self, "toast")
        self._handler: Callable[[], object] | None = None
        self._text = Text()
        self._button = SecondaryButton("")
        self._button.clicked.connect(self._on_action)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(12)
        self._row.addWidget(self._text)
        self._row.addWidget(self._button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SHOWN_MS)
        self._timer.timeout.connect(self._on_timeout)
        parent.installEventFilter(self)
        self.hide()

    def show_text(
        self, text: str, action: str = "", handler: Callable[[], object] | None = None
    ) -> None:
        """Show a sentence, perhaps with a button, in place of the one before."""
        self._text.setText(text)
        self._handler = handler
        self._button.setText(action)
        self._button.setAccessibleName(action)
        self._button.setVisible(bool(action))
        self._row.setContentsMargins(16, 8, 10 if action else 16, 8)
        # Words alone are no obstacle to what they lie over.
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not action)
        self.adjustSize()
        self._place()
        comes = not self.isVisible()
        self.show()
        self.raise_()
        if comes:
            fade_in(self)
        self._timer.start()
        announce(self._below, text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._timer.start()

    def _place(self) -> None:
        room = self._below.rect()
        left = (room.width() - self.width()) // 2
        self.move(max(8, left), room.height() - self.height() - _FROM_BOTTOM)

    def _on_action(self) -> None:
        fade_out(self)
        if self._handler is not None:
            self._handler()

    def _on_timeout(self) -> None:
        if self._button.hasFocus():
            self._timer.start()
        else:
            fade_out(self)
