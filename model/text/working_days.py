"""Danish working days: public holidays, and the days on which a municipality is closed besides.

Holidays come from the package `holidays`, imported when first needed. Christmas Eve, New Year's Eve
and Constitution Day are no public holidays, but no secretary plans a meeting on them.
"""

from datetime import date, timedelta
from functools import cache

CLOSED_BESIDES = {
    (6, 5): {"da": "Grundlovsdag", "en": "Constitution Day"},
    (12, 24): {"da": "Juleaftensdag", "en": "Christmas Eve"},
    (12, 31): {"da": "Nytårsaften", "en": "New Year's Eve"},
}
"""Month and day → name. The first of May is left out: it is a working day unless agreed otherwise."""

_SATURDAY, _SUNDAY = 5, 6
_DAY = timedelta(days=1)
_LOCALES = {"da": "da", "en": "en_US"}


def holiday_name(day: date, language: str = "da") -> str:
    """ "Skærtorsdag"; "" on a day that is no holiday."""
    besides = CLOSED_BESIDES.get((day.month, day.day))
    found = _holidays(day.year, language).get(day)
    if found is None and besides is not None:
        return besides.get(language, besides["en"])
    return found or ""


def is_working_day(day: date, *, saturdays: bool = False) -> bool:
    """Monday to Friday (to Saturday where rules of procedure count it), and no holiday."""
    last = _SATURDAY if saturdays else _SATURDAY - 1
    return day.weekday() <= last and not holiday_name(day)


def working_days_before(day: date, count: int, *, saturdays: bool = False) -> date:
    """The day that lies so many working days before `day`; 0 is the day itself.

    `day` is not counted, the day found is. Raises ValueError for a negative count.
    """
    if count < 0:
        raise ValueError(f"{count} working days before")
    while count:
        day -= _DAY
        count -= is_working_day(day, saturdays=saturdays)
    return day


def working_days_between(first: date, last: date, *, saturdays: bool = False) -> int:
    """How many working days `first` lies before `last`: what `working_days_before` is undone by.

    A day off counts as the working day after it. 0 where `first` does not lie before `last`.
    """
    count = 0
    while last > first:
        last -= _DAY
        count += is_working_day(last, saturdays=saturdays)
    return count


def next_working_day(day: date, step: int) -> date:
    """The nearest working day after `day` (step 1) or before it (step -1)."""
    day += step * _DAY
    while not is_working_day(day):
        day += step * _DAY
    return day


@cache
def _holidays(year: int, language: str) -> dict[date, str]:
    from holidays import country_holidays

    known = _LOCALES.get(language, _LOCALES["en"])
    return dict(country_holidays("DK", years=year, language=known))
