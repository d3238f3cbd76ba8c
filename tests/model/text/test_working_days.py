"""Danish days off, and counting in working days."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.text.working_days import (
    holiday_name,
    is_working_day,
    next_working_day,
    working_days_before,
    working_days_between,
)

DAYS = st.dates(datetime.date(2000, 1, 1), datetime.date(2040, 12, 31))


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("2026-04-02", "Skærtorsdag"),
        ("2026-05-14", "Kristi himmelfartsdag"),
        ("2026-05-25", "Anden pinsedag"),
        ("2023-05-05", "Store bededag"),
        ("2024-04-26", ""),  # the great prayer day was abolished from 2024
        ("2026-06-05", "Grundlovsdag"),
        ("2026-12-24", "Juleaftensdag"),
        ("2026-12-31", "Nytårsaften"),
        ("2026-05-01", ""),
        ("2026-10-14", ""),
    ],
)
def test_the_names_of_days_off(written: str, name: str) -> None:
    assert holiday_name(day(written)) == name


def test_english_names() -> None:
    assert holiday_name(day("2026-04-03"), "en") == "Good Friday"
    assert holiday_name(day("2026-12-24"), "en") == "Christmas Eve"


@pytest.mark.parametrize(
    ("meeting", "count", "saturdays", "found"),
    [
        ("2026-10-15", 0, False, "2026-10-15"),
        ("2026-10-15", 4, False, "2026-10-09"),
        ("2026-10-15", 5, True, "2026-10-09"),
        ("2026-04-09", 4, False, "2026-03-31"),  # over Easter: the 8th, 7th, 1st, 31st
        ("2027-01-04", 2, False, "2026-12-29"),  # over new year
        ("2026-10-17", 1, False, "2026-10-16"),  # a Saturday meeting
    ],
)
def test_working_days_before(meeting: str, count: int, saturdays: bool, found: str) -> None:
    assert working_days_before(day(meeting), count, saturdays=saturdays) == day(found)


def test_a_negative_count_is_refused() -> None:
    with pytest.raises(ValueError, match="-1"):
        working_days_before(day("2026-10-15"), -1)


@given(DAYS, st.integers(0, 30), st.booleans())
def test_counting_back_and_forth(start: datetime.date, count: int, saturdays: bool) -> None:
    found = working_days_before(start, count, saturdays=saturdays)
    assert working_days_between(found, start, saturdays=saturdays) == count
    assert count == 0 or is_working_day(found, saturdays=saturdays)
    assert working_days_between(start, found, saturdays=saturdays) == 0


@given(DAYS, st.sampled_from([-1, 1]))
def test_the_next_working_day_is_near(start: datetime.date, step: int) -> None:
    found = next_working_day(start, step)
    assert is_working_day(found)
    assert 0 < (found - start).days * step <= 6
