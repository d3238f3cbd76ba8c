"""What time it is. Handed to whoever needs it, so that a test can bring a clock of its own."""

import datetime
import time
from typing import Protocol

from model.planning.timekeeper import Reading


class Clock(Protocol):
    """Reads the wall clock and the monotonic one together."""

    def read(self) -> Reading:
        """Both clocks now."""
        ...


class SystemClock:
    """The computer's own."""

    def read(self) -> Reading:
        """Both clocks now."""
        return Reading(datetime.datetime.now(), time.monotonic())
