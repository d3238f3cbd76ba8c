"""The rhythm of a forum's meetings, and the days that follow from it. Weeks are ISO 8601.

What a series gives a meeting is in `series_shape`.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from model.errors import UserError
from model.text.translate import _
from model.text.working_days import is_working_day, next_working_day, working_days_before

LAST = -1
"""The ordinal of a month's last weekday."""

WEEK = datetime.timedelta(days=7)
LONGEST_MOVE = datetime.timedelta(days=6)
"""A meeting moved for a holiday never reaches the day of the next one."""


class Beat(StrEnum):
    """What the rhythm counts."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"


class OnHoliday(StrEnum):
    """What becomes of a meeting that would fall on a day off."""

    SKIP = "skip"
    EARLIER = "earlier"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Every `every`-th week or month on a weekday (0 is Monday, 4 Friday), from `first` on.

    `ordinal` counts the weekday within a month: 1 to 4, or LAST. The week (month) of `first` is the
    one that is counted from.
    """

    first: datetime.date
    weekday: int
    beat: Beat = Beat.WEEKLY
    every: int = 1
    ordinal: int = 1
    on_holiday: OnHoliday = OnHoliday.SKIP
    free_weeks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A day of the rhythm. `date` is the day of the meeting, None where it falls away."""

    planned: datetime.date
    date: datetime.date | None

    @property
    def is_moved(self) -> bool:
        """Whether the meeting is on another day than the rhythm says."""
        return self.date not in (None, self.planned)


@dataclass(frozen=True, slots=True)
class Notice:
    """So many working days before the meeting, at a time in minutes after midnight."""

    days: int
    clock: int

    def before(self, day: datetime.date, *, saturdays: bool = False) -> datetime.datetime:
        """The moment for a meeting on this day."""
        found = working_days_before(day, self.days, saturdays=saturdays)
        hours, minutes = divmod(self.clock, 60)
        return datetime.datetime.combine(found, datetime.time(hours, minutes))


def rhythm_days(
    rhythm: Rhythm, first: datetime.date, last: datetime.date
) -> Iterator[datetime.date]:
    """The days that the rhythm names, from `first` to `last` inclusive; no calendar is looked at."""
    first = max(first, rhythm.first)
    days = _weekly(rhythm, last) if rhythm.beat is Beat.WEEKLY else _monthly(rhythm, last)
    return (day for day in days if first <= day <= last)


def occurrences(
    rhythm: Rhythm, first: datetime.date, last: datetime.date
) -> tuple[Occurrence, ...]:
    """Every day of the rhythm in this time, and what holidays and free weeks make of it."""
    return tuple(
        Occurrence(day, meeting_day(rhythm, day)) for day in rhythm_days(rhythm, first, last)
    )


def meeting_day(rhythm: Rhythm, planned: datetime.date) -> datetime.date | None:
    """When the forum meets instead of `planned`: the day itself, another one, or not at all."""
    if _is_free(rhythm, planned):
        return None
    if is_working_day(planned):
        return planned
    if rhythm.on_holiday is OnHoliday.SKIP:
        return None
    step = 1 if rhythm.on_holiday is OnHoliday.LATER else -1
    found = next_working_day(planned, step)
    too_far = abs(found - planned) > LONGEST_MOVE
    return None if too_far or _is_free(rhythm, found) else found


def same_turn(rhythm: Rhythm, day: datetime.date) -> datetime.date | None:
    """The rhythm's day in the week (month) of `day`: where a meeting of an older rhythm goes."""
    if rhythm.beat is Beat.WEEKLY:
        first = day - datetime.timedelta(days=day.weekday())
        last = first + LONGEST_MOVE
    else:
        first = day.replace(day=1)
        last = _next_month(first) - datetime.timedelta(days=1)
    return next(rhythm_days(rhythm, first, last), None)


def parse_weeks(text: str) -> tuple[int, ...]:
    """ "7, 28-31 og 42" → the weeks. Raises UserError for what is no week of a year."""
    plain = text.lower().replace("uger", "").replace("uge", "").replace("weeks", "")
    plain = plain.replace("week", "").replace("–", "-").replace(" og ", ",").replace(" and ", ",")
    weeks: set[int] = set()
    for part in filter(None, (part.strip() for part in plain.replace(";", ",").split(","))):
        ends = [end.strip() for end in part.split("-")]
        if len(ends) > 2 or not all(end.isdecimal() and 1 <= int(end) <= 53 for end in ends):
            raise UserError(_("Write weeks between 1 and 53, for example 7, 28-31, 42."))
        first, last = int(ends[0]), int(ends[-1])
        if last < first:
            raise UserError(_("Weeks run upwards: write 51-52, 1 for a time over new year."))
        weeks.update(range(first, last + 1))
    return tuple(sorted(weeks))


def format_weeks(weeks: tuple[int, ...]) -> str:
    """The weeks as `parse_weeks` reads them: "7, 28-31, 42"."""
    runs: list[list[int]] = []
    for week in weeks:
        if runs and week == runs[-1][-1] + 1:
            runs[-1].append(week)
        else:
            runs.append([week])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)


def _is_free(rhythm: Rhythm, day: datetime.date) -> bool:
    return day.isocalendar().week in rhythm.free_weeks


def _weekly(rhythm: Rhythm, last: datetime.date) -> Iterator[datetime.date]:
    monday = rhythm.first - datetime.timedelta(days=rhythm.first.weekday())
    day = monday + datetime.timedelta(days=rhythm.weekday)
    while day <= last:
        yield day
        day += max(1, rhythm.every) * WEEK


def _monthly(rhythm: Rhythm, last: datetime.date) -> Iterator[datetime.date]:
    month = rhythm.first.replace(day=1)
    while month <= last:
        yield _nth_weekday(month, rhythm.weekday, rhythm.ordinal)
        for _month in range(max(1, rhythm.every)):
            month = _next_month(month)


def _nth_weekday(month: datetime.date, weekday: int, ordinal: int) -> datetime.date:
    if ordinal == LAST:
        end = _next_month(month) - datetime.timedelta(days=1)
        return end - datetime.timedelta(days=(end.weekday() - weekday) % 7)
    first = month + datetime.timedelta(days=(weekday - month.weekday()) % 7)
    return first + (ordinal - 1) * WEEK


def _next_month(month: datetime.date) -> datetime.date:
    return (month + datetime.timedelta(days=31)).replace(day=1)
