"""The annual wheel (årshjul): what comes back every year, and the meeting that it belongs to.

A turn is due on the first day of a month or on the Monday of an ISO week. It is done when the
recommendation stands on a meeting less than half a year away from that day, so that a meeting held
early or late counts, and last year's never does.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

HALF_A_YEAR = datetime.timedelta(days=183)
NEAR = datetime.timedelta(days=62)
"""A meeting later than this after the due day is not proposed by itself."""


@dataclass(frozen=True, slots=True)
class Yearly:
    """Every year in a month, or in a week where `week` is given. No turn is due before `since`."""

    month: int
    week: int | None
    since: datetime.date

    def due(self, year: int) -> datetime.date:
        """The first day of this year's turn. Week 53 is week 52 in a year that has no more."""
        if self.week is None:
            return datetime.date(year, self.month, 1)
        last = datetime.date(year, 12, 28).isocalendar().week
        return datetime.date.fromisocalendar(year, min(self.week, last), 1)

    def dues(self, first: datetime.date, last: datetime.date) -> Iterator[datetime.date]:
        """The due days from `first` to `last` inclusive."""
        for year in range(first.year, last.year + 2):  # week 1 may begin in December
            due = self.due(year)
            if max(first, self._start()) <= due <= last:
                yield due

    def nearest(self, day: datetime.date) -> datetime.date:
        """The due day of the turn that a meeting on `day` takes."""
        years = range(day.year - 1, day.year + 2)
        return min((self.due(year) for year in years), key=lambda due: abs(due - day))

    def open_dues(
        self,
        treated: Iterable[datetime.date],
        today: datetime.date,
        last: datetime.date,
    ) -> tuple[datetime.date, ...]:
        """The turns up to `last` that no meeting has; one missed stays open for half a year."""
        held = tuple(treated)
        return tuple(
            due
            for due in self.dues(today - HALF_A_YEAR, last)
            if not any(abs(day - due) < HALF_A_YEAR for day in held)
        )

    def _start(self) -> datetime.date:
        """The beginning of the month or week in which it was decided: that turn still counts."""
        if self.week is None:
            return self.since.replace(day=1)
        return self.since - datetime.timedelta(days=self.since.weekday())


def meeting_for(due: datetime.date, days: Sequence[datetime.date]) -> datetime.date | None:
    """The first of these meeting days on which the turn may be taken, if it is near."""
    return min((day for day in days if due <= day <= due + NEAR), default=None)
