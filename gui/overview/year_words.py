"""What a day of the year says."""

import datetime
from collections.abc import Sequence

from model.queries.year import DayMark, MarkKind
from model.text.clock import format_clock, format_span
from model.text.dates import date_in_words, short_date, week_number
from model.text.translate import _, language
from model.text.working_days import holiday_name


def short_mark(mark: DayMark) -> str:
    """A mark in its cell."""
    if mark.kind is MarkKind.DEADLINE:
        return _("Deadline")
    if mark.kind is MarkKind.DISPATCH:
        return _("Dispatch")
    return mark.title


def mark_sentence(mark: DayMark) -> str:
    """The same with everything that is known of it."""
    if mark.kind in (MarkKind.MEETING, MarkKind.CANCELLED):
        hours = format_span(mark.at or 0, mark.until or 0)
        words = _("{title} {hours}")
        if mark.kind is MarkKind.CANCELLED:
            words = _("{title} {hours}, cancelled")
        return words.format(title=mark.title, hours=hours)
    if mark.kind is MarkKind.YEARLY:
        return _("every year: {title}").format(title=mark.title)
    words = _("deadline for {title} {date} at {time}")
    if mark.kind is MarkKind.DISPATCH:
        words = _("dispatch of {title} {date} at {time}")
    date = short_date(mark.date, language()) if mark.date is not None else ""
    return words.format(title=mark.title, date=date, time=format_clock(mark.at or 0))


def day_sentence(day: datetime.date, marks: Sequence[DayMark]) -> str:
    """A whole day for a screen reader."""
    parts = [
        date_in_words(day, language()),
        _("week {number}").format(number=week_number(day)),
        holiday_name(day, language()),
        *map(mark_sentence, marks),
    ]
    return ", ".join(part for part in parts if part)


def day_tip(day: datetime.date, marks: Sequence[DayMark]) -> str:
    """The same in lines, for the tooltip."""
    return day_sentence(day, marks).replace(", ", "\n").replace("<", "‹").replace(">", "›")
