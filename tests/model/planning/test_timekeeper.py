"""The meeting's time over sleep, a clock that is set, and midnight."""

import datetime

import pytest

from model.planning.timekeeper import Reading, Timekeeper, day_of, minutes_of, moment_of

DAY = datetime.date(2026, 3, 5)


def at(clock: str, day: int = 5) -> datetime.datetime:
    hour, minute = clock.split(".")
    return datetime.datetime(2026, 3, day, int(hour), int(minute))


def test_time_is_counted_not_read() -> None:
    keeper = Timekeeper(Reading(at("8.30"), 1000))
    assert keeper.now(Reading(at("8.31"), 1060)) == at("8.31")
    assert keeper.jump(Reading(at("8.31"), 1060)) == 0


def test_small_differences_are_nobodys_business() -> None:
    keeper = Timekeeper(Reading(at("8.30"), 0))
    late = at("8.40") + datetime.timedelta(seconds=20)
    assert keeper.jump(Reading(late, 600)) == 0
    assert keeper.now(Reading(late, 600)) == at("8.40")


def test_after_sleep_the_wall_clock_may_be_followed() -> None:
    keeper = Timekeeper(Reading(at("8.30"), 0))
    woken = Reading(at("9.30"), 60)  # asleep, this monotonic clock stood still
    assert keeper.jump(woken) == 59 * 60
    assert keeper.now(woken) == at("8.31")
    keeper.follow_wall(woken)
    assert keeper.jump(woken) == 0
    assert keeper.now(Reading(at("9.31"), 120)) == at("9.31")


def test_a_clock_set_back_changes_nothing_by_itself() -> None:
    keeper = Timekeeper(Reading(at("8.30"), 0))
    back = Reading(at("7.40"), 600)
    assert keeper.jump(back) == -3600
    assert keeper.now(back) == at("8.40")
    keeper.keep_counting(back)
    assert keeper.jump(Reading(at("7.45"), 900)) == 0
    assert keeper.now(Reading(at("7.45"), 900)) == at("8.45")
    assert keeper.jump(Reading(at("8.45"), 900)) == 3600  # and set right again


def test_summer_time_is_a_clock_that_somebody_set() -> None:
    """At 2.00 the clocks show 3.00: asked once, the meeting's time goes on as it was counted."""
    keeper = Timekeeper(Reading(at("1.50", 29), 0))
    summer = Reading(at("3.05", 29), 900)
    assert keeper.jump(summer) == 3600
    assert keeper.now(summer) == at("2.05", 29)
    keeper.keep_counting(summer)
    assert keeper.jump(Reading(at("3.35", 29), 2700)) == 0
    assert keeper.now(Reading(at("3.35", 29), 2700)) == at("2.35", 29)


def test_midnight_is_an_hour_like_any_other() -> None:
    keeper = Timekeeper(Reading(at("23.50"), 0))
    now = keeper.now(Reading(at("0.20", 6), 1800))
    assert minutes_of(now, DAY) == 24 * 60 + 20
    assert moment_of(24 * 60 + 20, DAY) == now


@pytest.mark.parametrize(
    ("started", "day"),
    [
        (at("8.37"), 5),
        (at("0.10", 6), 5),  # begun in the night after it
        (at("8.30", 6), 6),  # the next morning is another day
        (at("13.00", 6), 6),
        (at("9.00", 12), 12),
        (at("9.00", 4), 4),
    ],
)
def test_the_day_that_minutes_count_from(started: datetime.datetime, day: int) -> None:
    assert day_of(DAY, started).day == day
