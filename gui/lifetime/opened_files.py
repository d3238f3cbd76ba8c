"""Files that are opened with the program from outside: macOS tells of them by events, others by arguments."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class OpenedFiles(QObject):
    """Hands on each file that somebody opens. Hears every event: not where it is not needed."""

    def __init__(self, app: QApplication, hand_on: Callable[[list[str]], None]) -> None:
        super().__init__(app)
        self._hand_on = hand_on
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file():
            self._hand_on([event.file()])
            return True
        return super().eventFilter(watched, event)
