"""What mends a day for somebody who joins, and what a remedy never does."""

import pytest
from hypothesis import given

from model.planning.people import Available, minutes_outside
from model.planning.remedies import Day, Remedy, Trouble, remedies
from model.planning.schedule import plan
from model.planning.shapes import Entry, Plan, StartRule
from tests.model.planning.agendas import agenda, agendas, given_times, window
from tests.model.planning.clock import at

HOURS = window("9.00-10.00")


def day(text: str, **more: object) -> Day:
    return Day(tuple(agenda(text)), HOURS, **more)  # type: ignore[arg-type]


def only(found: tuple[Remedy, ...], trouble: Trouble) -> Remedy:
    (remedy,) = [remedy for remedy in found if remedy.trouble is trouble]
    return remedy


def order(remedy: Remedy) -> str:
    return "".join(entry.key for entry in remedy.entries)


def test_points_that_lie_apart_are_put_together() -> None:
    remedy = only(remedies(day("20:Ann 20 20:Ann")), Trouble.APART)
    assert (order(remedy), remedy.name, remedy.saved, remedy.whole) == ("acb", "Ann", 20, True)


def test_nobody_else_waits_as_much_longer_for_it() -> None:
    assert remedies(day("20:Ann,Cai 20:Cai,Bo 20:Ann,Bo")) == ()


def test_points_at_once_follow_each_other() -> None:
    remedy = only(remedies(day("20:Ann 20=9.10:Ann")), Trouble.AT_ONCE)
    assert (order(remedy), remedy.entries[1].rule) == ("ab", StartRule.FOLLOWS)
    assert all(slot.overlap_before == 0 for slot in remedy.planned.slots)


@pytest.mark.parametrize(
    ("text", "available", "expected", "start"),
    [
        # Later, behind the point that nobody needs; the nearest place is enough.
        ("20:Ann 20 20", (at("9.20"), None), "bac", "9.20"),
        # Earlier.
        ("20 20 20:Ann", (None, at("9.20")), "cab", "9.00"),
        # Only by waiting for it: there is nothing to put before.
        ("20:Ann", (at("9.30"), None), "a", "9.30"),
    ],
)
def test_into_the_time_that_somebody_gave(
    text: str, available: Available, expected: str, start: str
) -> None:
    remedy = only(remedies(day(text, available={"Ann": available})), Trouble.OUTSIDE)
    assert (order(remedy), remedy.whole) == (expected, True)
    assert remedy.planned.slot("abc"[text.split().index("20:Ann")]).start == at(start)


def test_not_after_the_end_of_the_meeting() -> None:
    remedy = only(remedies(day("30 30 20:Ann")), Trouble.LATE)
    assert (order(remedy), remedy.whole) == ("acb", True)


def test_what_nobody_comes_for_makes_room() -> None:
    remedy = only(remedies(day("40 20:Ann 20:Ann")), Trouble.LATE)
    assert (order(remedy), remedy.keys, remedy.whole) == ("bca", ("c", "a"), True)


def test_a_pinned_point_stays_last() -> None:
    found = remedies(
        day("20:Ann 20 20", available={"Ann": (at("9.40"), None)}, pinned=frozenset("c"))
    )
    assert order(only(found, Trouble.OUTSIDE)) == "abc"
    assert only(found, Trouble.OUTSIDE).entries[0].rule is StartRule.NOT_BEFORE


def test_nothing_is_put_behind_the_last_point() -> None:
    assert remedies(day("40 40:Ann", pinned=frozenset("b"))) == ()


def test_members_wait_for_nothing() -> None:
    assert remedies(day("20:Ann 20 50:Ann", members=frozenset({"Ann"}))) == ()


def test_where_nothing_helps_nothing_is_proposed() -> None:
    assert remedies(day("20:Ann 20:Bo 20")) == ()
    assert remedies(day("20=9.00:Ann 20=9.30:Ann", pinned=frozenset("ab"))) == ()
    assert remedies(day("90:Ann")) == ()


def test_of_a_day_that_is_all_wrong_everybody_is_mended_a_little() -> None:
    """Ann is late on fourteen points before Bo is on one: there is something for both."""
    found = remedies(day(" ".join(["60", *["5:Ann"] * 14, "5:Bo"])))
    assert {remedy.name for remedy in found} == {"Ann", "Bo"}
    assert len(found) <= 12


@given(agendas, given_times)
def test_a_remedy_loses_nobody_and_makes_nothing_worse(
    entries: list[Entry], available: dict[str, Available]
) -> None:
    asked = Day(tuple(entries), HOURS, available=available)
    today = plan(entries, HOURS)
    for remedy in remedies(asked):
        assert remedy.planned == plan(remedy.entries, HOURS)
        assert sorted((e.key, e.duration or -1, e.guests) for e in remedy.entries) == sorted(
            (e.key, e.duration or -1, e.guests) for e in entries
        )
        for harm in (overlaps, lateness, lambda p: outside(p, available)):
            assert harm(remedy.planned) <= harm(today)


def overlaps(planned: Plan) -> int:
    return sum(slot.overlap_before for slot in planned.slots)


def lateness(planned: Plan) -> int:
    end = planned.window.end
    return sum(max(0, w.end - max(w.start, end)) for w in planned.guest_windows)


def outside(planned: Plan, available: dict[str, Available]) -> int:
    return sum(minutes_outside(w, available.get(w.guest)) for w in planned.guest_windows)
