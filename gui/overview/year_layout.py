"""Where the days of a year lie: a column a month, a row a day, as on the calendar on the wall."""

import datetime
from calendar import monthrange
from collections.abc import Container

from PySide6.QtCore import QPoint, QRect

MONTHS, DAYS = 12, 31
HEADER = 26
LEAST_WIDTH, LEAST_HEIGHT = 74, 17
GAP = 5
TARGET = 24
"""Pixels that something is high for the mouse, though a row is lower on a small screen (WCAG 2.2, 2.5.8)."""


class YearLayout:
    """Numbers only. `size` in pixels."""

    def __init__(self, year: int, width: int, height: int) -> None:
        self.year = year
        self._column = max(LEAST_WIDTH, width // MONTHS)
        self._row = max(LEAST_HEIGHT, (height - HEADER) // DAYS)

    def header(self, month: int) -> QRect:
        """Where a month's name stands, 1 is January."""
        return QRect((month - 1) * self._column, 0, self._column - GAP, HEADER)

    def cell(self, day: datetime.date) -> QRect:
        """Where a day lies."""
        left = (day.month - 1) * self._column
        return QRect(left, HEADER + (day.day - 1) * self._row, self._column - GAP, self._row)

    def day_at(self, spot: QPoint) -> datetime.date | None:
        """The day under a spot."""
        month, row = spot.x() // self._column + 1, (spot.y() - HEADER) // self._row + 1
        if spot.y() < HEADER or not 1 <= month <= MONTHS:
            return None
        if not 1 <= row <= monthrange(self.year, month)[1]:
            return None
        day = datetime.date(self.year, month, row)
        return day if self.cell(day).contains(spot) else None

    def targets_at(self, spot: QPoint, busy: Container[datetime.date]) -> tuple[datetime.date, ...]:
        """The days with something on them that reach so far, the nearest first; else the free one there.

        Two of them one below the other both reach over the line between them: there one is asked which.
        """
        day = self.day_at(spot)
        if day is None:
            return ()
        near = [day + datetime.timedelta(days=by) for by in (-1, 0, 1)]
        reaching = [one for one in near if one in busy and self._reaches(one, day, spot)]
        return tuple(sorted(reaching, key=lambda one: self._away(one, spot))) or (day,)

    def _reaches(self, busy: datetime.date, under: datetime.date, spot: QPoint) -> bool:
        near = self._away(busy, spot) <= TARGET // 2
        return busy == under or (busy.month == under.month and near)

    def _away(self, day: datetime.date, spot: QPoint) -> int:
        return abs(self.cell(day).center().y() - spot.y())


def stepped(day: datetime.date, months: int) -> datetime.date:
    """The same day of another month, or its last one; it may lie in another year."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    return datetime.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
