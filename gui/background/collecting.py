"""Python's collector, kept on the window's thread.

Left to itself it runs on whichever thread makes the object too many, and what it finds there may be
parts of the window: Qt allows those to be deleted on their own thread only, or the process crashes.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1000
"""Seldom enough to cost nothing, often enough that what lies about stays small beside the window."""


class Collecting(QObject):
    """Does from time to time what Python would do by itself, and as thoroughly as it would."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_on = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(collect_what_is_due)
        self._timer.start(EVERY_MS)

    def close(self) -> None:
        """Leave it to Python again, as it was."""
        self._timer.stop()
        if self._was_on:
            gc.enable()


def collect_what_is_due() -> None:
    """The oldest generation that has passed its threshold, and with it the younger ones."""
    pairs = list(enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)))
    for generation, (count, threshold) in reversed(pairs):
        if count > threshold:
            gc.collect(generation)
            return
