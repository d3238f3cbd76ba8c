"""Days as people say them, typed into a field for a date: "tirsdag", "i morgen", "om 14 dage".

The field shows the date that they became, so that a wrong guess is seen at once. Danish and English
words are both understood, whichever the window speaks; what means no one day is refused.
"""

import re
from contextlib import suppress
from datetime import date, timedelta

from model.errors import UserError
from model.text.dates import named_weekday, parse_date

_AHEAD = timedelta(days=150)
"""A day without a year then lies a month back at most."""
_FROM_TODAY = {
    **dict.fromkeys(("i går", "igår", "yesterday"), -1),
    **dict.fromkeys(("i dag", "idag", "today"), 0),
    **dict.fromkeys(("i morgen", "imorgen", "tomorrow"), 1),
    **dict.fromkeys(("i overmorgen", "overmorgen", "the day after tomorrow"), 2),
}
_COUNTS = {
    "en": 1,
    "et": 1,
    "to": 2,
    "tre": 3,
    "fire": 4,
    "a": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
}
_SPAN = re.compile(
    rf"(?:om|in) (?P<count>[0-9]{{1,3}}|{'|'.join(_COUNTS)}) "
    r"(?:(?P<days>dage?|days?)|(?:uger?|weeks?))"
)
_WEEKDAY = re.compile(
    r"(?:(?:på|nu på|kommende|on|this) )?(?P<next>(?:næste|next) )?(?P<name>[a-zæøå]{3,9})\.?"
    r"(?P<week> (?:i )?næste uge| next week)?"
)


def typed_day(text: str, today: date, near: date | None = None) -> date:
    """What somebody means who types this for a day: words, or a date as `parse_date` reads it.

    A date without a year is the one nearest to `near`, today for None: in December 7/1 is next month.
    Raises UserError for what is no day.
    """
    spoken = spoken_day(text, today)
    return spoken if spoken is not None else _nearest(text, near or today)


def coming_day(text: str, today: date) -> date:
    """The same of a day that most likely is to come: in March 15/12 is next December's."""
    return typed_day(text, today, near=today + _AHEAD)


def spoken_day(text: str, today: date) -> date | None:
    """The day of words that mean one; None for any others.

    A weekday is the first one after today, and with "næste" that of next week.
    """
    words = " ".join(text.lower().split())
    if words in _FROM_TODAY:
        return today + timedelta(days=_FROM_TODAY[words])
    if span := _SPAN.fullmatch(words):
        count = _COUNTS.get(span["count"]) or int(span["count"])
        return today + timedelta(days=count * (1 if span["days"] else 7))
    match = _WEEKDAY.fullmatch(words)
    weekday = named_weekday(match["name"]) if match else None
    if match is None or weekday is None:
        return None
    if match["next"] or match["week"]:
        return today + timedelta(days=7 - today.weekday() + weekday)
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _nearest(text: str, near: date) -> date:
    found: list[date] = []
    for year in (near.year + 1, near.year - 1):
        with suppress(UserError):  # 29 February
            found.append(parse_date(text, year))
    try:
        found.append(parse_date(text, near.year))
    except UserError:
        if not found:
            raise
    return min(found, key=lambda day: abs(day - near))
