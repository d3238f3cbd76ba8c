"""Lifts a part of a page over it for a while, so that nothing moves from under the pointer."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QWidget
from shiboken6 import isValid

SHOWN_MS = 15_000
_FROM_BOTTOM = 76
"""Pixels of the window: at the foot of a page stand its buttons."""
_BESIDE = 72
_WIDTH = 680
_MOVES = (QEvent.Type.Resize, QEvent.Type.LayoutRequest)
"""What it answers to: of the window, and of the part itself."""


class Floating(QObject):
    """`done` comes after a while, but not as long as the pointer or the focus is on the part."""

    done = Signal()

    def __init__(self, part: QFrame) -> None:
        super().__init__(part)
        self._part = part
        self._home: QBoxLayout | None = None
        self._page: QWidget | None = None
        self._place = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(
            lambda: self._timer.start() if self._is_wanted() else self.done.emit()
        )

    def lift(self) -> None:
        """Take it out of its column. One that stands in none stays where it is."""
        page = self._part.parentWidget()
        column = page.layout() if page is not None else None
        if page is None or not isinstance(column, QBoxLayout) or not page.isVisible():
            return
        self._home, self._place = column, column.indexOf(self._part)
        column.removeWidget(self._part)
        window = page.window()
        self._part.setParent(window)
        self._page = page
        for watched in (window, self._part, page):
            watched.installEventFilter(self)
        self._timer.start()

    def land(self) -> None:
        """Put it back where it was, hidden."""
        if self._home is None:
            return
        self._timer.stop()
        for watched in (self._part.window(), self._part, self._page):
            if watched is not None and isValid(watched):
                watched.removeEventFilter(self)
        home, self._home = self._home, None
        self._part.hide()
        if isValid(home):  # the page may be gone by now
            home.insertWidget(self._place, self._part)

    def settle(self) -> None:
        """Stand where it belongs on the window: its words may need more lines, or fewer buttons."""
        if self._home is None:
            return
        room = self._part.window().rect()
        width = min(_WIDTH, room.width() - 2 * _BESIDE)
        height = self._part.heightForWidth(width)
        self._part.setGeometry(
            (room.width() - width) // 2, room.height() - height - _FROM_BOTTOM, width, height
        )
        self._part.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._page:
            if event.type() == QEvent.Type.Hide:
                self.done.emit()  # somebody went on to something else
        elif event.type() == _MOVES[watched is self._part]:
            self.settle()
        return super().eventFilter(watched, event)

    def _is_wanted(self) -> bool:
        focused = QApplication.focusWidget()
        return self._part.underMouse() or (focused is not None and self._part.isAncestorOf(focused))
