"""The annual wheel: when a turn is due, and which meeting takes it."""

import datetime
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.planning.yearly import Yearly, meeting_for

SINCE = datetime.date(2025, 1, 1)
TODAY = datetime.date(2026, 9, 20)
LAST = datetime.date(2026, 12, 31)


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("month", "week", "year", "due"),
    [
        (10, None, 2026, "2026-10-01"),
        (1, 42, 2026, "2026-10-12"),
        (1, 1, 2026, "2025-12-29"),
        (1, 53, 2026, "2026-12-28"),
        (1, 53, 2027, "2027-12-27"),  # 2027 has 52 weeks
    ],
)
def test_the_day_of_a_turn(month: int, week: int | None, year: int, due: str) -> None:
    assert Yearly(month, week, SINCE).due(year) == day(due)


@pytest.mark.parametrize(
    ("treated", "open_"),
    [
        ([], ["2026-10-01"]),
        (["2025-10-08"], ["2026-10-01"]),
        (["2026-09-24"], []),
        (["2026-10-08"], []),
        (["2026-12-30"], []),
    ],
)
def test_a_turn_is_open_until_a_meeting_has_it(treated: list[str], open_: list[str]) -> None:
    found = Yearly(10, None, SINCE).open_dues(map(day, treated), TODAY, LAST)
    assert [str(due) for due in found] == open_


def test_a_missed_turn_stays_open_and_a_turn_before_the_decision_does_not() -> None:
    assert Yearly(6, None, SINCE).open_dues((), TODAY, LAST) == (day("2026-06-01"),)
    assert Yearly(6, None, TODAY).open_dues((), TODAY, LAST) == ()
    assert Yearly(9, None, TODAY).open_dues((), TODAY, LAST) == (day("2026-09-01"),)


def test_the_meeting_of_a_turn() -> None:
    days = [day("2026-09-24"), day("2026-10-08"), day("2026-10-15")]
    assert meeting_for(day("2026-10-01"), days) == day("2026-10-08")
    assert meeting_for(day("2026-10-16"), days) is None
    assert meeting_for(day("2026-06-01"), days) is None


@pytest.mark.parametrize(
    ("meeting", "due"),
    [("2026-09-17", "2026-10-01"), ("2027-02-01", "2026-10-01"), ("2027-05-01", "2027-10-01")],
)
def test_the_turn_that_a_meeting_takes(meeting: str, due: str) -> None:
    assert Yearly(10, None, SINCE).nearest(day(meeting)) == day(due)


@given(st.integers(1, 12), st.none() | st.integers(1, 53), st.integers(2000, 2040))
def test_a_turn_a_year(month: int, week: int | None, year: int) -> None:
    yearly = Yearly(month, week, datetime.date(1999, 1, 1))
    first, last = datetime.date(year, 1, 5), datetime.date(year + 1, 1, 4)
    assert all(first <= due <= last for due in yearly.dues(first, last))
    every = list(yearly.dues(datetime.date(2000, 1, 1), datetime.date(2040, 12, 31)))
    assert len(every) in (40, 41, 42)
    assert all(360 < (b - a).days < 375 for a, b in itertools.pairwise(every))
    treated = yearly.due(year)
    assert treated not in yearly.open_dues([treated], treated, treated)
