"""What a hand holds down stays as it is: what would change the window waits until it lets go.

A button that moves, is made anew, or loses the focus between press and release never hears its click.
"""

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication

LONGEST_MS = 1000
"""No click takes longer; what is dragged must not keep the news away."""
_LOOK_MS = 15


def is_pressing() -> bool:
    """Whether a mouse button is held down, or a key on the button that has the focus."""
    held = QApplication.focusWidget()
    is_down = isinstance(held, QAbstractButton) and held.isDown()
    return is_down or QGuiApplication.mouseButtons() != QGuiApplication.mouseButtons().NoButton


class Patience(QObject):
    """Lets calls through in the order in which they came, each at a moment when nothing is pressed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[Callable[[], object]] = deque()
        self._since = QElapsedTimer()
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self._on_look)

    def call(self, call: Callable[[], object]) -> None:
        """Now, or as soon as nothing is pressed; at the latest after `LONGEST_MS`."""
        if not self._waiting and not is_pressing():
            call()
            return
        self._waiting.append(call)
        if not self._look.isActive():
            self._since.start()
            self._look.start()

    def _on_look(self) -> None:
        if is_pressing() and self._since.elapsed() < LONGEST_MS:
            return
        while self._waiting:
            self._waiting.popleft()()
        self._look.stop()
