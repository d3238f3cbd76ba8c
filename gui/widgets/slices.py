"""Work that Qt wants in the window's thread, done bit by bit, so that the window never stands still."""

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

SLICE_S = 0.003
"""Well under a frame: what was made must be laid out and painted in it too."""


class Slices(QObject):
    """Calls `step` with 0, 1, 2 … up to a count, as many at a time as fit into a slice.

    `pause_ms` between slices: where a step makes much to lay out and paint, that is done first.
    """

    ended = Signal()

    def __init__(self, step: Callable[[int], None], parent: QObject, pause_ms: int = 0) -> None:
        super().__init__(parent)
        self._step, self._pause_ms = step, pause_ms
        self._next = self._count = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._go_on)

    @property
    def is_idle(self) -> bool:
        """Whether every step has been done."""
        return self._next >= self._count

    def begin(self, count: int, *, at_once: bool = True) -> None:
        """Do so many steps, from the first; what was under way is given up.

        The first slice is now, or, where much has been done already in this turn, in the next one.
        """
        self._next, self._count = 0, count
        self._pause.stop()
        if at_once or not count:
            self._go_on()
        else:
            self._pause.start(self._pause_ms)

    def add(self, count: int) -> None:
        """Do so many steps more; for a step that finds out what there is to do."""
        self._count += count

    def rest(self, milliseconds: int) -> None:
        """Do nothing for so long, then go on."""
        if self._pause.isActive():
            self._pause.start(milliseconds)

    def stop(self) -> None:
        """Do no more steps."""
        self._pause.stop()
        self._next = self._count

    def _go_on(self) -> None:
        until = perf_counter() + SLICE_S
        while not self.is_idle:
            at = self._next
            self._next += 1
            self._step(at)
            if perf_counter() >= until:
                break
        if self.is_idle:
            self.ended.emit()
        else:
            self._pause.start(self._pause_ms)
