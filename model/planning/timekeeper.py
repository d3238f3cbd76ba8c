"""The meeting's own time: it never runs backwards, and a jump of the clock is asked about.

Readings of the two clocks come in, so there is no clock here. The wall clock says what time it is
once, at the first reading; from then on the monotonic clock counts. Where they part (the computer
slept, somebody set the clock, summer time came) a person says which of them is right.
"""

import datetime
from dataclasses import dataclass

SMALLEST_JUMP_S = 30.0
"""What two clocks may differ by before anybody is asked."""

_MORNING = datetime.time(6)


@dataclass(frozen=True, slots=True)
class Reading:
    """Both clocks at one moment: local time, and seconds from an unknown start."""

    wall: datetime.datetime
    monotonic: float


class Timekeeper:
    """Keeps the meeting's time from the first reading on."""

    def __init__(self, first: Reading) -> None:
        self._wall, self._monotonic = first.wall, first.monotonic
        self._known = 0.0

    def now(self, reading: Reading) -> datetime.datetime:
        """The meeting's time; never before an earlier answer while the monotonic clock does not err."""
        passed = max(0.0, reading.monotonic - self._monotonic)
        return self._wall + datetime.timedelta(seconds=passed)

    def jump(self, reading: Reading) -> float:
        """By how many seconds the wall clock has left the meeting's time; 0.0 for too few to ask."""
        seconds = self._difference(reading) - self._known
        return seconds if abs(seconds) >= SMALLEST_JUMP_S else 0.0

    def follow_wall(self, reading: Reading) -> None:
        """The time has really passed (the computer slept): go on from what the wall clock says."""
        self._wall, self._monotonic, self._known = reading.wall, reading.monotonic, 0.0

    def keep_counting(self, reading: Reading) -> None:
        """Somebody set the clock: go on as before, and do not ask about this difference again."""
        self._known = self._difference(reading)

    def _difference(self, reading: Reading) -> float:
        return (reading.wall - self.now(reading)).total_seconds()


def day_of(planned: datetime.date, started: datetime.datetime) -> datetime.date:
    """The day whose midnight the meeting's minutes count from.

    The planned day, also for what begins in the night after it; a meeting that is held on another
    day counts from that one.
    """
    after = planned + datetime.timedelta(days=1)
    in_the_night = started.date() == after and started.time() < _MORNING
    return planned if started.date() == planned or in_the_night else started.date()


def minutes_of(moment: datetime.datetime, day: datetime.date) -> float:
    """Minutes after midnight of the day, with fractions; past 1440 on the day after."""
    midnight = datetime.datetime.combine(day, datetime.time())
    return (moment - midnight).total_seconds() / 60


def moment_of(minutes: float, day: datetime.date) -> datetime.datetime:
    """The moment that `minutes_of` gives these minutes for."""
    midnight = datetime.datetime.combine(day, datetime.time())
    return midnight + datetime.timedelta(minutes=minutes)
