"""Words that mean a day, as they are said at a meeting: "uge 24", "inden jul", "ultimo maj".

Only a proposal: what is loose is shown for confirmation and never taken unasked. A deadline is the
last day that the words allow; weeks end on Friday, holidays begin the day after.
"""

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass

from model.errors import UserError
from model.text.dates import parse_date

_DAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
_FRIDAY = 4
_MONTHS = (
    *("januar", "februar", "marts", "april", "maj", "juni", "juli", "august"),
    *("september", "oktober", "november", "december"),
)
_NUMBERS = {"en": 1, "et": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "otte": 8}
_SUMMER_WEEK, _AFTER_SUMMER_WEEK, _AUTUMN_WEEK, _WINTER_WEEK = 26, 33, 41, 6
"""The last weeks before the holidays of schools and offices, and the first after the summer's."""


@dataclass(frozen=True, slots=True)
class LooseDate:
    """Words and the day they mean. `certain` where a day and a month were written."""

    text: str
    day: datetime.date
    certain: bool
    start: int
    end: int


def find_deadline(
    text: str, today: datetime.date, next_meeting: datetime.date | None = None
) -> LooseDate | None:
    """The last words in a text that mean a day not before `today`; None where there are none.

    The words before a date that belong to it ("senest", "inden") are in its stretch.
    """
    lower = text.lower()
    if len(lower) != len(text):
        return None
    found = [
        match
        for pattern, resolve in _PATTERNS
        for match in _matches(pattern, resolve, lower, text, today)
    ]
    if next_meeting is not None:
        found.extend(
            LooseDate(text[m.start() : m.end()], next_meeting, False, m.start(), m.end())
            for m in re.finditer(rf"{_LEAD}(?:det )?næste (?:\w*møde)\b", lower)
        )
    if not found:
        return None
    last = max(match.end for match in found)
    return min((one for one in found if one.end == last), key=lambda one: one.start)


Resolve = Callable[[re.Match[str], datetime.date], datetime.date | None]


def _matches(
    pattern: re.Pattern[str], resolve: Resolve, lower: str, text: str, today: datetime.date
) -> list[LooseDate]:
    found: list[LooseDate] = []
    for match in pattern.finditer(lower):
        day = resolve(match, today)
        if day is not None:
            words = text[match.start() : match.end()].strip()
            certain = resolve is _written
            found.append(LooseDate(words, day, certain, match.start(), match.end()))
    return found


# --- what each form means ---------------------------------------------------------------------------


def _written(match: re.Match[str], today: datetime.date) -> datetime.date | None:
    try:
        day = parse_date(match["date"], today.year)
    except UserError:
        return None
    if day < today and not re.search(r"[0-9]{4}|[./-][0-9]{2}$", match["date"]):
        return _same_day_in(day, today.year + 1)
    return day


def _week(match: re.Match[str], today: datetime.date) -> datetime.date | None:
    number = int(match["week"])
    if not 1 <= number <= 53:
        return None
    return _in_week(number, today, _FRIDAY)


def _month(match: re.Match[str], today: datetime.date) -> datetime.date | None:
    number = _MONTHS.index(match["month"]) + 1
    year = int(match["year"]) if match["year"] else today.year
    day = _within(match[0], match["part"], year, number)
    return (
        day if day >= today or match["year"] else _within(match[0], match["part"], year + 1, number)
    )


def _within(words: str, part: str, year: int, month: int) -> datetime.date:
    if part.startswith(("primo", "starten")):
        return datetime.date(year, month, 10)
    if part.startswith(("medio", "midten")):
        return datetime.date(year, month, 15)
    if not part and _BEFORE.match(words):
        return datetime.date(year, month, 1) - datetime.timedelta(days=1)
    return _last_of(year, month)


def _holiday(match: re.Match[str], today: datetime.date) -> datetime.date | None:
    word = match["holiday"]
    for year in (today.year, today.year + 1):
        day = _before_holiday(word, year)
        if day >= today:
            return day
    return None


def _before_holiday(word: str, year: int) -> datetime.date:
    if word.startswith("jul"):
        return datetime.date(year, 12, 23)
    if word.startswith("påske"):
        return _easter(year) - datetime.timedelta(days=4)
    if word.startswith("sommer"):
        return datetime.date.fromisocalendar(year, _SUMMER_WEEK, 5)
    if word.startswith("efterår"):
        return datetime.date.fromisocalendar(year, _AUTUMN_WEEK, 5)
    if word.startswith("vinter"):
        return datetime.date.fromisocalendar(year, _WINTER_WEEK, 5)
    return datetime.date(year, 12, 31)


def _after_summer(_match: re.Match[str], today: datetime.date) -> datetime.date | None:
    return _in_week(_AFTER_SUMMER_WEEK, today, 0)


def _quarter(match: re.Match[str], today: datetime.date) -> datetime.date | None:
    number = int(match["quarter"] or match["q"])
    year = int(match["year"]) if match["year"] else today.year
    day = _last_of(year, number * 3)
    return day if day >= today or match["year"] else _last_of(year + 1, number * 3)


def _soon(match: re.Match[str], today: datetime.date) -> datetime.date | None:
    word = match["soon"]
    if word == "i dag":
        return today
    if word == "i morgen":
        return today + datetime.timedelta(days=1)
    if word == "i overmorgen":
        return today + datetime.timedelta(days=2)
    weeks = 1 if word.startswith("næste") else 0
    return today + datetime.timedelta(days=_FRIDAY - today.weekday(), weeks=weeks)


def _span(match: re.Match[str], today: datetime.date) -> datetime.date | None:
    count = int(match["count"]) if match["count"].isdigit() else _NUMBERS[match["count"]]
    unit = match["unit"]
    if unit.startswith("dag"):
        return today + datetime.timedelta(days=count)
    if unit.startswith("uge"):
        return today + datetime.timedelta(weeks=count)
    months = today.month - 1 + count
    year, month = today.year + months // 12, months % 12 + 1
    return datetime.date(year, month, min(today.day, _last_of(year, month).day))


def _weekday(match: re.Match[str], today: datetime.date) -> datetime.date | None:
    wanted = _DAYS.index(match["weekday"])
    if match["next"]:
        monday = today - datetime.timedelta(days=today.weekday())
        return monday + datetime.timedelta(weeks=1, days=wanted)
    return today + datetime.timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)


def _year(match: re.Match[str], today: datetime.date) -> datetime.date | None:
    year = int(match["year"])
    return datetime.date(year, 12, 31) if today.year <= year <= today.year + 10 else None


# --- the calendar -----------------------------------------------------------------------------------


def _in_week(number: int, today: datetime.date, weekday: int) -> datetime.date | None:
    """That day of the first such week that is not past. Few years have a week 53."""
    for year in range(today.year, today.year + 7):
        try:
            day = datetime.date.fromisocalendar(year, number, weekday + 1)
        except ValueError:
            continue
        if day >= today:
            return day
    return None


def _last_of(year: int, month: int) -> datetime.date:
    following = datetime.date(year + month // 12, month % 12 + 1, 1)
    return following - datetime.timedelta(days=1)


def _same_day_in(day: datetime.date, year: int) -> datetime.date:
    try:
        return day.replace(year=year)
    except ValueError:  # 29 February
        return datetime.date(year, 2, 28)


def _easter(year: int) -> datetime.date:
    """Easter Sunday (Meeus, Jones, Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return datetime.date(year, month, day + 1)


_LEAD = (
    r"(?:\b(?:(?:senest|frist|deadline|inden for|inden|forud for|før|til|i løbet af|fra)[:,]? )*"
    r"(?:i |på |om |d\. ?|den )?)?"
)
_BEFORE = re.compile(r"(?:senest )?(?:inden|før) ")
_MONTH = "|".join(_MONTHS)
_PATTERNS: tuple[tuple[re.Pattern[str], Resolve], ...] = (
    (
        re.compile(
            rf"{_LEAD}(?<![0-9.,/-])(?P<date>[0-9]{{4}}-[0-9]{{1,2}}-[0-9]{{1,2}}"
            r"|[0-9]{1,2} ?[./] ?[0-9]{1,2}(?:[ ./-]{1,2}(?:[0-9]{4}|[0-9]{2}))?"
            rf"|[0-9]{{1,2}}\. ?(?:{_MONTH}|jan|feb|mar|apr|jun|jul|aug|sep|okt|nov|dec)\b\.?"
            r"(?: [0-9]{4})?)(?![0-9]|[.,/-][0-9])"
        ),
        _written,
    ),
    (re.compile(rf"{_LEAD}\buge (?P<week>[0-9]{{1,2}})\b"), _week),
    (
        re.compile(
            rf"(?<![0-9]\. )(?<![0-9]\.){_LEAD}"
            r"(?P<part>udgangen af |slutningen af |ultimo |primo |starten af |"
            rf"medio |midten af |)\b(?P<month>{_MONTH})\b(?: (?P<year>20[0-9]{{2}}))?"
        ),
        _month,
    ),
    (
        re.compile(
            r"\b(?:senest )?(?:inden|før|op til|til) (?P<holiday>jul(?:en|eferien)?|påske(?:n|ferien)?|"
            r"sommer(?:en|ferien)?|efterårsferien|vinterferien|nytår|årsskiftet|"
            r"årets udgang|udgangen af året)\b"
        ),
        _holiday,
    ),
    (re.compile(r"\befter sommer(?:en|ferien)\b"), _after_summer),
    (
        re.compile(
            rf"{_LEAD}\b(?:(?P<quarter>[1-4])\. ?kvartal|q(?P<q>[1-4]))\b(?: (?P<year>20[0-9]{{2}}))?"
        ),
        _quarter,
    ),
    (
        re.compile(
            r"\b(?:senest )?(?P<soon>i dag|i morgen|i overmorgen|(?<!i )næste uge|(?:i )?denne uge)\b"
        ),
        _soon,
    ),
    (
        re.compile(
            rf"\b(?:senest )?(?:om|inden for) (?P<count>[0-9]{{1,3}}|{'|'.join(_NUMBERS)}) "
            r"(?P<unit>dage?|uger?|måneder?|måned)\b"
        ),
        _span,
    ),
    (
        re.compile(
            rf"{_LEAD}(?P<next>næste )?\b(?P<weekday>{'|'.join(_DAYS)})\b(?! ?(?:d\.|den|[0-9]))"
        ),
        _weekday,
    ),
    (re.compile(r"\b(?:senest |inden udgangen af )?i (?P<year>20[0-9]{2})\b"), _year),
)
