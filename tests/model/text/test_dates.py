"""Dates in words, and the dates that people type."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import UserError
from model.text.dates import (
    date_in_words,
    find_dates,
    long_date,
    month_name,
    numeric_date,
    parse_date,
    short_date,
    short_weekday_name,
    week_number,
    weekday_name,
)

THE_DAY = date(2021, 10, 14)
days = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@given(days)
def test_written_dates_are_read(day: date) -> None:
    for text in (date_in_words(day), long_date(day), numeric_date(day), day.isoformat()):
        assert parse_date(text) == day
        assert [found.day for found in find_dates(f"Mødet {text} kl. 8.30")] == [day]
    assert parse_date(short_date(day), day.year) == day
    assert parse_date(date_in_words(day, "en")) == day


@given(st.text(max_size=20) | st.text("0123456789./- dmartsokn", max_size=14))
def test_anything_typed_is_understood_or_refused(text: str) -> None:
    find_dates(text, 2021)
    with suppress(UserError):
        parse_date(text, 2021)


def test_danish() -> None:
    assert date_in_words(THE_DAY) == "torsdag den 14. oktober 2021"
    assert long_date(THE_DAY) == "14. oktober 2021"
    assert short_date(THE_DAY) == "14. okt."
    assert short_date(date(2021, 5, 4)) == "4. maj"
    assert numeric_date(date(2021, 5, 4)) == "04-05-2021"
    assert weekday_name(THE_DAY) == "torsdag"
    assert short_weekday_name(THE_DAY) == "to."
    assert month_name(3) == "marts"


@pytest.mark.parametrize("language", ["en", "de"])
def test_english_stands_in_for_what_we_lack(language: str) -> None:
    assert date_in_words(THE_DAY, language) == "Thursday 14 October 2021"
    assert short_date(THE_DAY, language) == "14 Oct"
    assert short_weekday_name(THE_DAY, language) == "Thu"


def test_weeks_are_iso_weeks() -> None:
    assert week_number(date(2027, 1, 1)) == 53
    assert week_number(THE_DAY) == 41


@pytest.mark.parametrize(
    "text",
    [
        "14/10-2021",
        "14/10 2021",
        "14/10-21",
        "14.10.21",
        "14.10.2021",
        "14-10-2021",
        "14 10 2021",
        "14. 10. 2021",
        "2021-10-14",
        "14. oktober 2021",
        "14.oktober 2021",
        "14 okt. 2021",
        "14. OKTOBER 2021.",
        "den 14. oktober 2021",
        "d. 14. okt 2021",
        "torsdag d. 14/10-2021",
        "fredag den 14. oktober 2021",  # the wrong weekday is a finding, not ours
        "14 October 2021",
        # without a year
        "14. oktober",
        "14/10",
        "14.10",
        "d. 14. okt.",
    ],
)
def test_typed_dates(text: str) -> None:
    assert parse_date(text, 2021) == THE_DAY


@pytest.mark.parametrize(
    "text",
    ["", "14", "14.", "30. februar 2021", "32/1-2021", "2021-13-01", "14. xyz 2021", "pkt. 14/10"],
)
def test_what_is_no_date(text: str) -> None:
    with pytest.raises(UserError):
        parse_date(text, 2021)


@pytest.mark.parametrize("text", ["14. oktober", "14/10"])
def test_a_year_is_needed(text: str) -> None:
    with pytest.raises(UserError, match=text):
        parse_date(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chefteammøde – 28. februar 2020", ["2020-02-28"]),
        ("Chefteammøde: 6.marts 2020", ["2020-03-06"]),
        ("14-10-2021 08:30 - 10:00", ["2021-10-14"]),
        ("frist 5/3-2020, HMU d. 18. juni", ["2020-03-05", "2022-06-18"]),
        ("kl. 9.10-10, 14.10-15.00, 1.140 km, 12.10.250 kr., 2019-2022, 3. status, 20 min", []),
        ("30. februar 2020", []),
    ],
)
def test_dates_in_a_text(text: str, expected: list[str]) -> None:
    assert [found.day.isoformat() for found in find_dates(text, 2022)] == expected


def test_what_stands_with_a_date() -> None:
    text = "Mødet er tirsdag den 14. oktober 2021 i Aarhus"
    [found] = find_dates(text)
    assert text[found.start : found.end] == "14. oktober 2021"
    assert (found.weekday, found.has_year) == (1, True)
    [found] = find_dates("den 3. maj", 2022)
    assert (found.weekday, found.has_year) == (None, False)
    assert find_dates("den 3. maj") == ()
