"""The days of a rhythm, holidays and free weeks."""

import datetime
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import UserError
from model.planning.series import (
    LAST,
    Beat,
    Notice,
    OnHoliday,
    Rhythm,
    format_weeks,
    meeting_day,
    occurrences,
    parse_weeks,
    rhythm_days,
    same_turn,
)
from model.text.working_days import holiday_name, is_working_day

THURSDAY = 3
NEW_YEAR = datetime.date(2026, 1, 1)
END = datetime.date(2026, 12, 31)


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def rhythms() -> st.SearchStrategy[Rhythm]:
    return st.builds(
        Rhythm,
        first=st.dates(datetime.date(2000, 1, 1), datetime.date(2040, 12, 31)),
        weekday=st.integers(0, 4),
        beat=st.sampled_from(Beat),
        every=st.integers(1, 5),
        ordinal=st.sampled_from([1, 2, 3, 4, LAST]),
        on_holiday=st.sampled_from(OnHoliday),
        free_weeks=st.lists(st.integers(1, 53), max_size=8).map(lambda w: tuple(sorted(set(w)))),
    )


@pytest.mark.parametrize(
    ("rhythm", "days"),
    [
        (Rhythm(day("2026-10-01"), THURSDAY), "01 08 15 22 29"),
        (Rhythm(day("2026-10-06"), THURSDAY, every=2), "08 22"),
        (Rhythm(day("2026-09-29"), THURSDAY, every=3), "01 22"),
        (Rhythm(day("2026-01-01"), THURSDAY, Beat.MONTHLY, ordinal=1), "01"),
        (Rhythm(day("2026-01-01"), THURSDAY, Beat.MONTHLY, ordinal=LAST), "29"),
        (Rhythm(day("2026-08-01"), THURSDAY, Beat.MONTHLY, every=2, ordinal=3), "15"),
        (Rhythm(day("2026-09-01"), THURSDAY, Beat.MONTHLY, every=2, ordinal=3), ""),
        (Rhythm(day("2026-10-16"), THURSDAY), "22 29"),
    ],
)
def test_the_days_of_a_month(rhythm: Rhythm, days: str) -> None:
    found = rhythm_days(rhythm, day("2026-10-01"), day("2026-10-31"))
    assert [f"{found:%d}" for found in found] == days.split()


@pytest.mark.parametrize(
    ("planned", "choice", "free", "found"),
    [
        ("2026-10-15", OnHoliday.SKIP, (), "2026-10-15"),
        ("2026-10-15", OnHoliday.SKIP, (42,), None),
        ("2026-04-02", OnHoliday.SKIP, (), None),
        ("2026-04-02", OnHoliday.EARLIER, (), "2026-04-01"),
        ("2026-04-02", OnHoliday.LATER, (), "2026-04-07"),  # over Good Friday and Easter Monday
        ("2026-05-14", OnHoliday.LATER, (), "2026-05-15"),
        ("2026-12-24", OnHoliday.LATER, (53,), None),  # the first day possible lies in a free week
        ("2026-12-31", OnHoliday.EARLIER, (), "2026-12-30"),
    ],
)
def test_holidays_and_free_weeks(
    planned: str, choice: OnHoliday, free: tuple[int, ...], found: str | None
) -> None:
    rhythm = Rhythm(NEW_YEAR, THURSDAY, on_holiday=choice, free_weeks=free)
    assert meeting_day(rhythm, day(planned)) == (day(found) if found else None)


def test_a_year_of_thursdays() -> None:
    """2026 has 53 weeks; the Thursdays off are new year, Maundy Thursday, Ascension and two Eves."""
    found = occurrences(Rhythm(NEW_YEAR, THURSDAY, free_weeks=(29, 30, 42)), NEW_YEAR, END)
    assert len(found) == 53
    away = [o.planned for o in found if o.date is None]
    assert [f"{d:%m-%d}" for d in away] == [
        *("01-01", "04-02", "05-14", "07-16", "07-23", "10-15", "12-24", "12-31")
    ]
    assert found[-1].planned.isocalendar().week == 53


@given(rhythms(), st.dates(datetime.date(2000, 1, 1), datetime.date(2040, 12, 31)))
def test_what_holds_of_every_rhythm(rhythm: Rhythm, first: datetime.date) -> None:
    last = first + datetime.timedelta(days=500)
    found = occurrences(rhythm, first, last)
    planned = [o.planned for o in found]
    assert planned == sorted(set(planned))
    assert all(
        max(first, rhythm.first) <= d <= last and d.weekday() == rhythm.weekday for d in planned
    )
    dates = [o.date for o in found if o.date is not None]
    assert dates == sorted(set(dates))
    for occurrence in found:
        if occurrence.date is None:
            off = holiday_name(occurrence.planned)
            assert off or occurrence.planned.isocalendar().week in rhythm.free_weeks
            continue
        assert is_working_day(occurrence.date)
        assert occurrence.date.isocalendar().week not in rhythm.free_weeks
        assert occurrence.is_moved == bool(holiday_name(occurrence.planned))
    if rhythm.beat is Beat.WEEKLY:
        assert all((b - a).days == 7 * rhythm.every for a, b in itertools.pairwise(planned))
    else:
        months = [d.year * 12 + d.month for d in planned]
        assert all(b - a == rhythm.every for a, b in itertools.pairwise(months))


@given(rhythms(), st.dates(datetime.date(2001, 1, 1), datetime.date(2040, 1, 1)))
def test_a_part_of_the_time_is_a_part_of_the_days(rhythm: Rhythm, middle: datetime.date) -> None:
    first, last = middle - datetime.timedelta(days=200), middle + datetime.timedelta(days=200)
    before = list(rhythm_days(rhythm, first, middle))
    after = list(rhythm_days(rhythm, middle + datetime.timedelta(days=1), last))
    assert before + after == list(rhythm_days(rhythm, first, last))


def test_a_new_rhythm_takes_the_turn_of_the_old_one() -> None:
    wednesdays = Rhythm(day("2026-01-01"), 2)
    assert same_turn(wednesdays, day("2026-10-15")) == day("2026-10-14")
    monthly = Rhythm(day("2026-01-01"), 0, Beat.MONTHLY, ordinal=LAST)
    assert same_turn(monthly, day("2026-10-15")) == day("2026-10-26")
    assert same_turn(Rhythm(day("2026-01-01"), 2, every=2), day("2026-10-15")) is None


def test_notice_in_working_days() -> None:
    notice = Notice(4, 12 * 60)
    assert notice.before(day("2026-10-15")) == datetime.datetime(2026, 10, 9, 12)
    assert notice.before(day("2026-10-15"), saturdays=True) == datetime.datetime(2026, 10, 10, 12)


@pytest.mark.parametrize(
    ("text", "weeks"),
    [
        ("", ()),
        ("7, 28-31, 42", (7, 28, 29, 30, 31, 42)),
        ("uge 42 og uge 7", (7, 42)),
        ("28–30; 52", (28, 29, 30, 52)),
    ],
)
def test_free_weeks_are_read(text: str, weeks: tuple[int, ...]) -> None:
    assert parse_weeks(text) == weeks


@pytest.mark.parametrize("text", ["0", "54", "sommer", "7-", "30-28", "1-2-3", "-"])
def test_what_is_no_week_is_said(text: str) -> None:
    with pytest.raises(UserError):
        parse_weeks(text)


@given(st.sets(st.integers(1, 53)).map(lambda found: tuple(sorted(found))))
def test_weeks_are_written_as_they_are_read(weeks: tuple[int, ...]) -> None:
    assert parse_weeks(format_weeks(weeks)) == weeks
