"""What a tooltip says is there for the keyboard too: shown where the focus rests, as where the mouse does.

WCAG 2.1, 1.4.13 and 2.1.1: nothing is to be had by hovering alone.
"""

from PySide6.QtCore import QMetaObject, QObject, QPoint, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QToolTip, QWidget
from shiboken6 import isValid

REST_MS = 700
SHOWN_MS = 8000
_BELOW = QPoint(0, 4)


class FocusTips(QObject):
    """Shows the tooltip of the button that the focus came to by key; another key takes it away."""

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._app = app
        self._button: QAbstractButton | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._show)
        self._follows: QMetaObject.Connection | None = app.focusChanged.connect(self._on_focus)

    def close(self) -> None:
        """Show nothing more. A second time it does nothing."""
        self._rest.stop()
        if self._follows is not None:
            self._app.disconnect(self._follows)
        self._follows = None

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        self._rest.stop()
        by_mouse = bool(QApplication.mouseButtons())
        self._button = now if isinstance(now, QAbstractButton) and not by_mouse else None
        if self._button is not None:
            self._rest.start()

    def _show(self) -> None:
        button = self._button
        if button is not None and isValid(button) and button.isVisible() and button.toolTip():
            place = button.mapToGlobal(button.rect().bottomLeft() + _BELOW)
            QToolTip.showText(place, button.toolTip(), button, button.rect(), SHOWN_MS)
