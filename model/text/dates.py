"""Dates in words and numbers, and what people type for a date.

Names of months and weekdays are Babel's, imported when first needed; weeks are ISO 8601, for Babel's
"da" without a country counts American ones.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from model.errors import UserError
from model.text.translate import _

if TYPE_CHECKING:
    from babel import Locale

_KEPT_TEXTS = 2_000

# --- writing --------------------------------------------------------------------------------------

_PATTERNS = {
    "da": {
        "words": "EEEE 'den' d. MMMM y",
        "long": "d. MMMM y",
        "short": "d. MMM",
        "numbers": "dd-MM-y",
    },
    "en": {"words": "EEEE d MMMM y", "long": "d MMMM y", "short": "d MMM", "numbers": "dd/MM/y"},
}
_LOCALES = {"da": "da_DK", "en": "en_GB"}


def date_in_words(day: date, language: str = "da") -> str:
    """ "torsdag den 14. oktober 2021"."""
    return _format(day, "words", language)


def long_date(day: date, language: str = "da") -> str:
    """ "14. oktober 2021"."""
    return _format(day, "long", language)


def short_date(day: date, language: str = "da") -> str:
    """ "14. okt."; May has no point."""
    return _format(day, "short", language)


def numeric_date(day: date, language: str = "da") -> str:
    """ "14-10-2021"."""
    return _format(day, "numbers", language)


def weekday_name(day: date, language: str = "da") -> str:
    """ "torsdag"."""
    from babel.dates import format_date

    return format_date(day, "EEEE", _locale(language))


def short_weekday_name(day: date, language: str = "da") -> str:
    """ "to.", in English "Thu"."""
    name = weekday_name(day, language)
    return f"{name[:2]}." if _known(language) == "da" else name[:3]


def month_name(month: int, language: str = "da") -> str:
    """ "oktober" for 10."""
    return _names("months", "wide", language)[month]


def short_month_name(month: int, language: str = "da") -> str:
    """ "okt" for 10, where a column or a square has room for no more."""
    return _names("months", "wide", language)[month][:3]


def week_number(day: date) -> int:
    """The ISO week, as every Danish calendar counts."""
    return day.isocalendar().week


def _format(day: date, pattern: str, language: str) -> str:
    from babel.dates import format_date

    return format_date(day, _PATTERNS[_known(language)][pattern], _locale(language))


def _known(language: str) -> str:
    return language if language in _PATTERNS else "en"


@cache
def _locale(language: str) -> Locale:
    from babel import Locale

    return Locale.parse(_LOCALES[_known(language)])


@cache
def _names(what: str, width: str, language: str) -> dict[int, str]:
    """Names by number: months from 1, weekdays from 0 (Monday)."""
    locale = _locale(language)
    table = locale.months if what == "months" else locale.days
    return dict(table["format"][width].items())


FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
"""What is typed or chosen lies between them: beyond is a slip of the hand, such as 0206 for 2026."""

# --- reading --------------------------------------------------------------------------------------

_ISO = r"(?P<iso_year>[0-9]{4})-(?P<iso_month>[0-9]{1,2})-(?P<iso_day>[0-9]{1,2})"
_NUMBERS = r"(?P<day>[0-9]{1,2})\s?[./ -]\s?(?P<month>[0-9]{1,2})"
_NUMBERS_IN_TEXT = (
    r"(?P<day>[0-9]{1,2})\s?[./-]\s?(?P<month>[0-9]{1,2})\s?[./ -]\s?(?P<year>[0-9]{4})"
)
_NUMBERS_YEAR = r"\s?[./ -]\s?(?P<year>[0-9]{4}|[0-9]{2})"
_WORDS = (
    r"(?P<word_day>[0-9]{1,2})(?:\.\s?|\s)(?P<word>[a-zæøå]{3,9})\b\.?"
    r"(?:,?\s(?P<word_year>[0-9]{4}))?"
)
_BEFORE = r"(?:\b(?!den\b)(?P<weekday>[a-zæøå]{3,9})\b\.?,?\s+)?(?:\bd(?:en\b|\.)\s*)?"
_TYPED = re.compile(rf"{_BEFORE}(?:{_ISO}|{_NUMBERS}(?:{_NUMBERS_YEAR})?|{_WORDS})")
_FOUND = re.compile(rf"(?<![0-9.,/-])(?:{_ISO}|{_NUMBERS_IN_TEXT}|{_WORDS})(?![0-9]|[.,/-][0-9])")
_WEEKDAY = re.compile(rf"{_BEFORE}$")
LANGUAGES = ("da", "en")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date that stands in a text, and what was written with it."""

    day: date
    weekday: int | None
    """The weekday as written, 0 is Monday; it need not be the right one. None where there is none."""
    has_year: bool
    """False where the year was taken from the caller."""
    start: int
    end: int
    """Where it stands, the weekday left out."""


def parse_date(text: str, year: int | None = None) -> date:
    """A date as people type it: 14/10-2021, 14.10.21, 14. oktober, 6.marts 2020, 2021-10-14, 14/10.

    `year` is taken where none is written; two digits mean this century. A weekday before it is read
    over. Raises UserError for what is no date, or has no year.
    """
    match = _TYPED.fullmatch(" ".join(text.split()).lower().rstrip("."))
    if match is None or (match["weekday"] and _by_name("days", match["weekday"]) is None):
        raise _not_a_date(text)
    return _typed(match, text, year)


@lru_cache(_KEPT_TEXTS)
def find_dates(text: str, year: int | None = None) -> tuple[FoundDate, ...]:
    """The dates in a text, in order. Numbers need a full year: 9.10 may be a time, 9.10-10 a span.

    A date in words without a year is left out unless `year` is given; so is 30 February.
    """
    lower = text.lower()
    if len(lower) != len(text):  # a letter such as İ: positions would slip
        lower = text
    found: list[FoundDate] = []
    for match in _FOUND.finditer(lower):
        parts = _parts(match, year)
        day = parts and _date(*parts)
        if day:
            has_year = bool(match["iso_year"] or match["year"] or match["word_year"])
            weekday = _weekday_before(lower, match.start())
            found.append(FoundDate(day, weekday, has_year, match.start(), match.end()))
    return tuple(found)


def _typed(match: re.Match[str], text: str, year: int | None) -> date:
    parts = _parts(match, year)
    if parts is None and match["word"] and not _month(match["word"]):
        raise _not_a_date(text)
    if parts is None:
        raise UserError(
            _("“{text}” lacks the year. Write for instance 14-10-2027.").format(text=_shown(text))
        )
    day = _date(*parts)
    if day is None or not FIRST_DAY <= day <= LAST_DAY:
        raise UserError(
            _("There is no such day as “{text}”. Correct the date.").format(text=_shown(text))
        )
    return day


def _parts(match: re.Match[str], year: int | None) -> tuple[int, int, int] | None:
    """Year, month, day; None without a year or a month."""
    if match["iso_year"]:
        return int(match["iso_year"]), int(match["iso_month"]), int(match["iso_day"])
    written = match["year"] or match["word_year"]
    if written:
        year = int(written) + (2000 if len(written) == 2 else 0)
    month = _month(match["word"]) if match["word"] else int(match["month"])
    if year is None or month is None:
        return None
    return year, month, int(match["word_day"] or match["day"])


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(word: str) -> int | None:
    """The month that a name, or three and more letters of it, means in a language we know."""
    return _by_name("months", word)


def named_weekday(word: str) -> int | None:
    """The weekday, 0 is Monday, that a name or three and more letters of it mean; in small letters."""
    return _by_name("days", word)


def _weekday_before(text: str, position: int) -> int | None:
    match = _WEEKDAY.search(text, max(0, position - 20), position)
    return _by_name("days", match["weekday"]) if match and match["weekday"] else None


@lru_cache(maxsize=512)
def _by_name(what: str, word: str) -> int | None:
    for language in LANGUAGES:
        for number, name in _names(what, "wide", language).items():
            if len(word) >= 3 and name.lower().startswith(word):
                return number
    return None


def _not_a_date(text: str) -> UserError:
    return UserError(
        _("“{text}” is not a date. Write for instance 14-10-2027.").format(text=_shown(text))
    )


def _shown(text: str) -> str:
    text = text.strip()
    return text if len(text) <= 30 else f"{text[:30]}…"
