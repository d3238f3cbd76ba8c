"""What people type for a day. Today is Thursday 5 March 2026."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import UserError
from model.text.spoken_days import coming_day, spoken_day, typed_day

TODAY = date(2026, 3, 5)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("i dag", "2026-03-05"),
        ("I morgen ", "2026-03-06"),
        ("i overmorgen", "2026-03-07"),
        ("i går", "2026-03-04"),
        ("tirsdag", "2026-03-10"),
        ("på tirsdag", "2026-03-10"),
        ("tirs.", "2026-03-10"),
        ("fre", "2026-03-06"),
        ("torsdag", "2026-03-12"),  # said on a Thursday
        ("næste tirsdag", "2026-03-10"),
        ("næste fredag", "2026-03-13"),
        ("fredag i næste uge", "2026-03-13"),
        ("om 14 dage", "2026-03-19"),
        ("om en uge", "2026-03-12"),
        ("om tre uger", "2026-03-26"),
        ("today", "2026-03-05"),
        ("tomorrow", "2026-03-06"),
        ("Tuesday", "2026-03-10"),
        ("on Tuesday", "2026-03-10"),
        ("next Friday", "2026-03-13"),
        ("Friday next week", "2026-03-13"),
        ("in two weeks", "2026-03-19"),
        ("15. dec", "2025-12-15"),  # nearer than the one to come
        ("15/12", "2025-12-15"),
        ("1/5", "2026-05-01"),
        ("tirsdag d. 5/5", "2026-05-05"),
        ("15. dec 2026", "2026-12-15"),
    ],
)
def test_what_is_meant(text: str, day: str) -> None:
    assert typed_day(text, TODAY).isoformat() == day


@pytest.mark.parametrize(
    ("text", "near", "day"),
    [
        ("7/1", date(2026, 12, 1), "2027-01-07"),
        ("15. dec", date(2026, 11, 30), "2026-12-15"),
        ("29/2", date(2027, 5, 1), "2028-02-29"),
        ("i morgen", date(2030, 1, 1), "2026-03-06"),  # from today, whatever the field shows
    ],
)
def test_a_day_without_a_year_is_the_nearest(text: str, near: date, day: str) -> None:
    assert typed_day(text, TODAY, near).isoformat() == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("15/12", "2026-12-15"),
        ("15 dec", "2026-12-15"),
        ("7/2", "2026-02-07"),
        ("20/1", "2027-01-20"),
    ],
)
def test_a_deadline_is_most_likely_to_come(text: str, day: str) -> None:
    assert coming_day(text, TODAY).isoformat() == day


@pytest.mark.parametrize("text", ["", "ti", "næste uge", "uge 24", "inden jul", "maj", "30/2", "i"])
def test_what_is_no_one_day(text: str) -> None:
    assert spoken_day(text, TODAY) is None
    with pytest.raises(UserError):
        typed_day(text, TODAY)


@given(st.text(max_size=30) | st.text("omin 0123456789dagetiruge./", max_size=14))
def test_anything_is_understood_or_refused(text: str) -> None:
    with suppress(UserError):
        typed_day(text, TODAY)
