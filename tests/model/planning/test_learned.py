"""What a point usually takes: a median, of measured times where there are any."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.planning.learned import Earlier, Usual, learned, usual
from model.planning.schedule import plan
from tests.model.planning.agendas import agenda, window

DAY = window("9.00-10.00")


@pytest.mark.parametrize(
    ("earlier", "expected"),
    [
        ([], None),
        ([Earlier(None)], None),
        ([Earlier(0), Earlier(0, 0.5)], None),
        ([Earlier(20)], Usual(20, 1, False)),
        ([Earlier(10), Earlier(20), Earlier(60)], Usual(20, 3, False)),
        ([Earlier(10, 18.4), Earlier(10)], Usual(18, 1, True)),
        ([Earlier(10, 12), Earlier(10, 18), Earlier(10, 90)], Usual(18, 3, True)),
    ],
)
def test_the_usual_length(earlier: list[Earlier], expected: Usual | None) -> None:
    assert usual(earlier) == expected


def test_only_what_differs_is_proposed_and_in_whole_steps() -> None:
    entries = agenda("10 20 18 x10 -")
    took = [Earlier(10, 18)]
    found = learned(entries, DAY, dict.fromkeys("abcde", took))
    assert [(each.key, each.before, each.after) for each in found] == [
        ("a", 10, 20),
        ("e", None, 20),
    ]
    assert [entry.duration for entry in found[0].entries] == [20, 20, 18, 10, None]
    assert found[0].planned == plan(found[0].entries, DAY)


def test_nothing_is_known_of_a_new_point() -> None:
    assert learned(agenda("10 20"), DAY, {}) == ()


@given(st.lists(st.builds(Earlier, st.none() | st.integers(0, 600), st.none() | st.floats(0, 600))))
def test_the_usual_length_lies_between_the_shortest_and_the_longest(earlier: list[Earlier]) -> None:
    found = usual(earlier)
    if found is not None:
        lengths = [each.taken if found.measured else each.planned for each in earlier]
        known = [length for length in lengths if length]
        assert round(min(known)) - 1 <= found.minutes <= round(max(known)) + 1
        assert found.times <= len(earlier)
