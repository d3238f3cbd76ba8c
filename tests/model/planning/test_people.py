"""One line a person: windows, waiting, what was told, and what is wrong with their times."""

import pytest
from hypothesis import given

from model.planning.people import Available, PersonDay, people
from model.planning.schedule import plan
from model.planning.shapes import Entry
from tests.model.planning.agendas import agenda, agendas, window
from tests.model.planning.clock import at

DAY = window("9.00-10.00")


def test_a_line_a_person_and_those_no_longer_needed() -> None:
    planned = plan(agenda("20:Ann 20:Bo 30:Ann,Cai"), DAY)
    told = {"Ann": ((at("9.00"), at("9.20")),), "Bo": ((at("9.20"), at("9.40")),), "Eva": ((1, 2),)}
    days = {day.name: day for day in people(planned, told)}
    assert list(days) == ["Ann", "Bo", "Cai", "Eva"]
    ann = days["Ann"]
    assert [(w.start, w.end, w.keys) for w in ann.windows] == [
        (at("9.00"), at("9.20"), ("a",)),
        (at("9.40"), at("10.10"), ("c",)),
    ]
    assert (ann.wait, ann.late, ann.moved) == (20, True, True)
    assert (days["Bo"].moved, days["Cai"].moved, days["Cai"].told) == (False, False, None)
    assert [days[name].untold for name in ("Ann", "Bo", "Cai")] == [True, False, True]
    assert days["Eva"] == PersonDay("Eva", (), told=((1, 2),))
    assert days["Eva"].moved


@pytest.mark.parametrize(
    ("available", "outside"),
    [
        (None, 0),
        ((at("9.00"), at("10.00")), 0),
        ((at("9.20"), at("9.40")), 0),
        ((at("9.25"), None), 5),
        ((None, at("9.30")), 10),
        ((at("9.25"), at("9.30")), 15),
        ((at("11.00"), None), 20),
        ((None, at("8.00")), 20),
    ],
)
def test_minutes_outside_the_time_that_somebody_gave(
    available: Available | None, outside: int
) -> None:
    planned = plan(agenda("20 20:Ann"), DAY)
    given_times = {} if available is None else {"Ann": available}
    assert [day.outside for day in people(planned, {}, available=given_times)] == [outside]


def test_who_is_wanted_at_once() -> None:
    planned = plan(agenda("20:Ann,Bo 20=9.10:Ann"), DAY)
    found = people(planned, {}, conflicts=[("Ann", "a", "b"), ("Ann", "b", "c")])
    assert {day.name: day.at_once for day in found} == {"Ann": ("a", "b", "c"), "Bo": ()}


@given(agendas)
def test_spans_come_in_the_order_of_the_day(entries: list[Entry]) -> None:
    for day in people(plan(entries, DAY), {}):
        assert day.windows
        assert day.spans == tuple(sorted(day.spans))
