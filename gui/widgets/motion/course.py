"""The one clock of everything that moves: how long, and how it slows down."""

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QVariantAnimation
from PySide6.QtWidgets import QWidget

from gui.widgets.motion.wish import current

DURATION_MS = 160
"""Long enough to be followed by the eye, too short to be waited for."""
CURVE = QEasingCurve.Type.OutCubic


class Course(QVariantAnimation):
    """Goes from 0 to 1 as long as its widget lives, and tells each step. `ended` is told once.

    Without a `Motion` it is at its end at once.
    """

    def __init__(
        self, widget: QWidget, step: Callable[[float], None], ended: Callable[[], None]
    ) -> None:
        super().__init__(widget)
        self._ended = ended
        self._is_over = False
        self._motion = current()
        self.setStartValue(0.0)
        self.setEndValue(1.0)
        self.setDuration(DURATION_MS)
        self.setEasingCurve(CURVE)
        self.valueChanged.connect(step)
        self.finished.connect(self.finish)
        # Its widget may be deleted on the way: then nothing is painted any more, and nobody waits.
        motion = self._motion
        if motion is None:
            self.finish()
            return
        motion.begin(self)
        self.destroyed.connect(lambda: motion.end(self))
        self.start()

    def finish(self) -> None:
        """Be at the end now."""
        if self._is_over:
            return
        self._is_over = True
        self.stop()
        if self._motion is not None:
            self._motion.end(self)
        self._ended()
        self.deleteLater()
