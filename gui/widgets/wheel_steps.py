"""Counts whole steps of a wheel: a touchpad sends many small ones, and some of no length."""

from PySide6.QtGui import QWheelEvent

_STEP = 120
"""A step of a common wheel, in eighths of a degree."""


class WheelSteps:
    """One for each view that steps with the wheel; keeps what is not a whole step yet."""

    def __init__(self) -> None:
        self._rest = 0

    def take(self, event: QWheelEvent) -> int:
        """So many steps away from the hand, or towards it where it is negative."""
        turned = event.angleDelta().y()
        if turned * self._rest < 0:
            self._rest = 0  # the other way begins anew
        self._rest += turned
        steps = int(self._rest / _STEP)
        self._rest -= steps * _STEP
        return steps
