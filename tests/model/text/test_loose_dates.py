"""What words said at a meeting mean as a day. The meeting is on Thursday 5 March 2026."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.text.loose_dates import find_deadline

TODAY = datetime.date(2026, 3, 5)
NEXT = datetime.date(2026, 3, 19)


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("tidsplan senest 1/5", "senest 1/5", "2026-05-01"),
        ("tidsplan senest den 1. maj", "senest den 1. maj", "2026-05-01"),
        ("notat d. 14.4.2027", "d. 14.4.2027", "2027-04-14"),
        ("notat 3/2", "3/2", "2027-02-03"),  # past: next year's
        ("rykkes 3/2-2026", "3/2-2026", "2026-02-03"),  # as written
        ("uge 24", "uge 24", "2026-06-12"),
        ("udkast i uge 10", "i uge 10", "2026-03-06"),
        ("udkast i uge 9", "i uge 9", "2027-03-05"),
        ("oplæg inden jul", "inden jul", "2026-12-23"),
        ("oplæg inden påske", "inden påske", "2026-04-01"),
        ("oplæg inden sommerferien", "inden sommerferien", "2026-06-26"),
        ("oplæg efter sommerferien", "efter sommerferien", "2026-08-10"),
        ("inden årsskiftet", "inden årsskiftet", "2026-12-31"),
        ("maj", "maj", "2026-05-31"),
        ("fremlægges i maj", "i maj", "2026-05-31"),
        ("senest i februar", "senest i februar", "2027-02-28"),
        ("klar ultimo april", "ultimo april", "2026-04-30"),
        ("klar primo april", "primo april", "2026-04-10"),
        ("klar medio april 2027", "medio april 2027", "2027-04-15"),
        ("inden udgangen af juni", "inden udgangen af juni", "2026-06-30"),
        ("klar inden maj", "inden maj", "2026-04-30"),
        ("i 3. kvartal", "i 3. kvartal", "2026-09-30"),
        ("i Q1", "i Q1", "2026-03-31"),
        ("i morgen", "i morgen", "2026-03-06"),
        ("næste uge", "næste uge", "2026-03-13"),
        ("om 14 dage", "om 14 dage", "2026-03-19"),
        ("om to uger", "om to uger", "2026-03-19"),
        ("om en måned", "om en måned", "2026-04-05"),
        ("senest fredag", "senest fredag", "2026-03-06"),
        ("på torsdag", "på torsdag", "2026-03-12"),
        ("næste mandag", "næste mandag", "2026-03-09"),
        ("til næste møde", "til næste møde", "2026-03-19"),
        ("i 2027", "i 2027", "2027-12-31"),
        ("budget 2027 drøftes i maj", "i maj", "2026-05-31"),  # the last one counts
    ],
)
def test_words(text: str, words: str, day: str) -> None:
    found = find_deadline(text, TODAY, NEXT)
    assert found is not None
    assert (found.text.strip(), found.day.isoformat()) == (words, day)


@pytest.mark.parametrize(
    "text",
    ["", "budget 2019", "bilag 3", "kl. 9.10-9.40", "uge 60", "majoriteten", "30/2", "marsk"],
)
def test_no_day(text: str) -> None:
    assert find_deadline(text, TODAY, NEXT) is None


@pytest.mark.parametrize(("text", "certain"), [("1/5", True), ("1. maj", True), ("maj", False)])
def test_only_what_names_a_day_is_certain(text: str, certain: bool) -> None:
    found = find_deadline(text, TODAY)
    assert found is not None
    assert found.certain is certain


@given(st.text(max_size=60))
def test_any_text_is_read_without_a_fault(text: str) -> None:
    found = find_deadline(text, TODAY, NEXT)
    assert found is None or text[found.start : found.end].strip() == found.text.strip()
