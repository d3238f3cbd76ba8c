"""A clock that a test moves."""

import datetime

from gui.services import Services
from model.planning.timekeeper import Reading


class MovedClock:
    """Stands still until it is moved."""

    def __init__(self, wall: datetime.datetime) -> None:
        self.wall, self.monotonic = wall, 5000.0

    def read(self) -> Reading:
        """Both clocks now."""
        return Reading(self.wall, self.monotonic)

    def go_to(self, text: str) -> None:
        """On to "9.05" of the same day."""
        hour, minute = map(int, text.split("."))
        wanted = self.wall.replace(hour=hour, minute=minute)
        self.monotonic += (wanted - self.wall).total_seconds()
        self.wall = wanted

    def jump(self, minutes: float) -> None:
        """Somebody sets the wall clock, or the computer slept."""
        self.wall += datetime.timedelta(minutes=minutes)


def give(services: Services, clock: MovedClock) -> None:
    """Take the place of the computer's own clock."""
    object.__setattr__(services, "clock", clock)
