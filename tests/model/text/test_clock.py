"""Times and lengths: every written form is read back, what people type is understood."""

import datetime
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import UserError
from model.text.clock import (
    clock_of,
    format_clock,
    format_duration,
    format_iso_clock,
    format_span,
    minute_of_day,
    next_day_clock,
    parse_clock,
    parse_duration,
    parse_iso_clock,
    parse_span,
)

of_day = st.integers(0, 25 * 60 - 1)


@given(of_day)
def test_written_times_are_read(minutes: int) -> None:
    hours, rest = divmod(minutes, 60)
    written = format_clock(minutes)
    for text in (written, f"kl. {written}", f"{hours}:{rest:02d}", f"{hours:02d}{rest:02d}"):
        assert parse_clock(text) == minutes


@given(st.integers(-100 * 60, 100 * 60))
def test_iso_times_are_read(minutes: int) -> None:
    assert parse_iso_clock(format_iso_clock(minutes)) == minutes


@given(st.integers(0, 24 * 60), st.sampled_from(["da", "en"]))
def test_written_lengths_are_read(minutes: int, language: str) -> None:
    assert parse_duration(format_duration(minutes, language)) == minutes


@given(of_day, of_day)
def test_written_spans_are_read(one: int, other: int) -> None:
    start, end = sorted((one, other))
    for text in (format_span(start, end), f"{format_clock(start)} til {format_clock(end)}"):
        assert parse_span(text) == (start, end)


@given(st.text(max_size=12) | st.text("0123456789.:,-+½ tmkl(){}", max_size=12))
def test_anything_typed_is_understood_or_refused(text: str) -> None:
    for parse in (parse_clock, parse_duration, parse_span):
        with suppress(UserError):
            parse(text)


@pytest.mark.parametrize(
    ("minutes", "clock", "iso", "next_day"),
    [
        (0, "0.00", "00:00", ""),
        (545, "9.05", "09:05", ""),
        (1440, "24.00", "24:00", ""),
        (1470, "24.30", "24:30", "0.30"),
        (-30, "-0.30", "-00:30", ""),
    ],
)
def test_format(minutes: int, clock: str, iso: str, next_day: str) -> None:
    assert format_clock(minutes) == clock
    assert format_iso_clock(minutes) == iso
    assert next_day_clock(minutes) == next_day


def test_a_moment_is_written_as_its_clock_shows_it() -> None:
    moment = datetime.datetime(2026, 10, 8, 9, 5, 59)
    assert minute_of_day(moment) == 545
    assert clock_of(moment) == "9.05"
    assert clock_of(moment.replace(hour=0)) == "0.05"


def test_format_lengths_and_spans() -> None:
    assert format_span(545, 575) == "9.05-9.35"
    lengths = {75: "1 t. 15 min.", 20: "20 min.", 60: "1 t.", 0: "0 min.", -5: "-5 min."}
    assert {minutes: format_duration(minutes) for minutes in lengths} == lengths
    assert format_duration(75, "en") == "1 h 15 min"


@pytest.mark.parametrize(
    ("clock", "typed"),
    [
        ("8.30", "8.30|8:30|8,30|08.30|0830|830| 8.30 |8 . 30|kl. 8.30|KL 08.30|8½|halv ni|halv 9"),
        ("9.00", "9|09|9.|kl. 9|kl.9|kl 9|klokken 9|at 9|900|0900"),
        ("8.15", "kvart over 8|kvart over otte"),
        ("8.45", "kvart i ni"),
        ("12.00", "12|middag|12.00"),
        ("1.15", "1.15"),
        ("24.00", "24|24.00|2400"),
        ("24.30", "24.30"),
    ],
)
def test_typed_times(clock: str, typed: str) -> None:
    for text in typed.split("|"):
        assert format_clock(parse_clock(text)) == clock, text


@pytest.mark.parametrize(
    "text",
    ["", " ", "25", "25.00", "9.75", "8.60", "9.5", "12345", "abc", "-1", "halv", "8.30-9", "٩"],
)
def test_what_is_no_time(text: str) -> None:
    with pytest.raises(UserError):
        parse_clock(text)


@pytest.mark.parametrize(
    ("minutes", "typed"),
    [
        (0, "0|0 min"),
        (15, "15|kvarter|et kvarter|0.15"),
        (20, "20|20m|20 m|20min|20 min.|20 minutter| 20  MIN |ca. 20 min|20 minutes"),
        (30, "½ time|en halv time|halv time|½t|0,5 t"),
        (60, "60|1t|1 t.|1 time|en time|1h|1 hour"),
        (75, "1.15|1:15|1.15 t|1:15 t|1 t. 15 min.|1t15|1 time og 15 min|1,25 time|1 t 15"),
        (90, "90|1t30|1t 30m|1½ time|1 ½ t|1,5 time|1.5 t|halvanden time|1h30"),
        (120, "2 timer|to timer|120 min"),
    ],
)
def test_typed_lengths(minutes: int, typed: str) -> None:
    for text in typed.split("|"):
        assert parse_duration(text) == minutes, text


@pytest.mark.parametrize(
    ("text", "current", "minutes"),
    [("+10", 20, 30), ("+ 10 min", 20, 30), ("-5", 20, 15), ("−5", 5, 0), ("+1t", 0, 60)],
)
def test_lengths_relative_to_the_present_one(text: str, current: int, minutes: int) -> None:
    assert parse_duration(text, current) == minutes
    with pytest.raises(UserError):
        parse_duration(text)


@pytest.mark.parametrize(
    "text",
    ["", "1t90", "1.75", "1,5", "1.5", "½", "1½ t 15", "1441", "99 t", "tyve", "-", "1,15 t"],
)
def test_what_is_no_length(text: str) -> None:
    with pytest.raises(UserError):
        parse_duration(text, 20)


def test_a_length_does_not_go_below_nothing() -> None:
    with pytest.raises(UserError):
        parse_duration("-30", 20)


@pytest.mark.parametrize(
    ("span", "typed"),
    [
        ("8.30-8.50", "8.30-8.50|8:30 - 8:50|8.30–8.50|830-850|8.30 til 8.50|kl. 8.30-kl. 8.50"),
        ("8.30-8.50", "8.30 (20 min)|8.30 + 20|kl. 8.30, 20 min.|8.30 to 8.50"),
        ("9.00-10.00", "9-10|fra 9 til 10|kl. 9-10|from 9 to 10"),
        ("13.00-14.30", "13-14.30|13-14½"),
        ("8.30-8.30", "8.30-8.30"),
        ("23.30-24.30", "23.30-24.30"),
    ],
)
def test_typed_spans(span: str, typed: str) -> None:
    for text in typed.split("|"):
        assert format_span(*parse_span(text)) == span, text


@pytest.mark.parametrize("text", ["", "8.30", "8.30-", "-9", "8.30-9-10", "10-9", "8.30-25", "a-b"])
def test_what_is_no_span(text: str) -> None:
    with pytest.raises(UserError):
        parse_span(text)


@pytest.mark.parametrize(
    "text", ["9:05", "09.05", "09:60", "", "aa:bb", "09:05 ", "+09:05", "٠٩:٠٥"]
)
def test_what_is_no_iso_time(text: str) -> None:
    with pytest.raises(ValueError, match="HH:MM"):
        parse_iso_clock(text)
