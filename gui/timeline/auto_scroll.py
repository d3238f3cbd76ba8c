"""Scrolls while something is held near the upper or lower edge, though the pointer rests."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QAbstractScrollArea

EDGE = 36
"""How near the edge scrolling begins, in pixels."""
_STEP_MS = 16
_FASTEST = 18


class AutoScroll(QObject):
    """`pull(y, fine)` follows the pointer, `y` counted from the top of the picture."""

    def __init__(self, area: QAbstractScrollArea, pull: Callable[[int, bool], None]) -> None:
        super().__init__(area)
        self._area, self._pull = area, pull
        self._y, self._fine = 0, False
        self._timer = QTimer(self)
        self._timer.setInterval(_STEP_MS)
        self._timer.timeout.connect(self.step)

    @property
    def running(self) -> bool:
        """Whether the picture scrolls by itself."""
        return self._timer.isActive()

    def follow(self, y: int, fine: bool) -> None:
        """The pointer is here."""
        self._y, self._fine = y, fine
        self._pull(y, fine)
        if not self._speed():
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """Nothing is held any more."""
        self._timer.stop()

    def step(self) -> None:
        """Scroll a little; the pointer is over another part of the picture then."""
        bar = self._area.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + self._speed())
        moved = bar.value() - before
        if not moved:
            self._timer.stop()
            return
        self._y += moved
        self._pull(self._y, self._fine)

    def _speed(self) -> int:
        """Pixels a step, faster the nearer the edge; 0 in between."""
        seen = self._y - self._area.verticalScrollBar().value()
        below = seen - (self._area.viewport().height() - EDGE)
        above = EDGE - seen
        if below > 0:
            return min(_FASTEST, 1 + below // 3)
        return -min(_FASTEST, 1 + above // 3) if above > 0 else 0
