"""Dates as people write them in running Danish text: "torsdag den 5. februar 2026", "5/2-2026"."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

MONTHS = (
    *("januar", "februar", "marts", "april", "maj", "juni"),
    *("juli", "august", "september", "oktober", "november", "december"),
)
WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")

_MONTH = "|".join((*MONTHS, "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept?", "okt", "nov"))
_DAY = r"(?:(?P<weekday>{})s?,?\s+)?(?:(?:den|d\.)\s*)?".format("|".join(WEEKDAYS))
_WORDS = re.compile(
    rf"\b{_DAY}(?P<day>[0-3]?\d)\.\s*(?P<month>{_MONTH}|dec)\b\.?(?:,?\s*(?P<year>\d{{4}})\b)?",
    re.IGNORECASE,
)
_DIGITS = re.compile(
    rf"\b{_DAY}(?P<day>[0-3]?\d)[./-](?P<month>[01]?\d)(?:[./-]\s?|\s)(?P<year>\d{{4}})\b",
    re.IGNORECASE,
)
_ISO = re.compile(r"\b(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)\b")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: the words, its parts, and the weekday (Monday is 0) where one is written.

    The day exists in the calendar (29 February where no year is written).
    """

    text: str
    day: int
    month: int
    year: int | None = None
    weekday: int | None = None

    def in_year(self, year: int) -> datetime.date | None:
        """The date, in this year where none is written; None for 29 February in most years."""
        try:
            return datetime.date(self.year or year, self.month, self.day)
        except ValueError:
            return None


def find_dates(text: str) -> Iterator[FoundDate]:
    """Every date of the text, in no certain order."""
    for pattern in (_WORDS, _DIGITS, _ISO):
        for match in pattern.finditer(text):
            found = _found(match)
            if found.in_year(2000) is not None:
                yield found


def find_date(text: str) -> datetime.date | None:
    """The first whole date, with a year; None where there is none."""
    for found in find_dates(text):
        if found.year is not None:
            return found.in_year(found.year)
    return None


def _found(match: re.Match[str]) -> FoundDate:
    groups = match.groupdict()
    month, weekday = groups["month"].lower(), groups.get("weekday")
    names = [name[:3] for name in MONTHS]
    return FoundDate(
        text=match[0].strip(),
        day=int(groups["day"]),
        month=int(month) if month.isdigit() else names.index(month[:3]) + 1,
        year=int(groups["year"]) if groups["year"] else None,
        weekday=WEEKDAYS.index(weekday.lower()) if weekday else None,
    )
