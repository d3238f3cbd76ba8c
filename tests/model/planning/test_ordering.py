"""An order in which guests wait less: the best one for few points, never a worse one for many."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.planning.order_search import best_by_search
from model.planning.order_table import best_by_table
from model.planning.order_task import Task, cost_of, overlap
from model.planning.ordering import ends, is_movable, suggest
from model.planning.schedule import plan
from model.planning.shapes import Entry, StartRule, Window
from model.planning.waiting import waited
from tests.model.planning.agendas import GUESTS, agenda, agendas, window
from tests.model.planning.clock import at

DAY = window("9.00-12.00")


@pytest.mark.parametrize(
    ("text", "pinned", "expected", "gain"),
    [
        ("10:Ann 20 10:Ann", "", "bac", 20),
        ("10:Ann 20 10:Ann", "abc", None, 0),
        ("5 10:Ann 20 10:Ann 15", "ae", "acbde", 20),
        ("10:Ann 10 10:Ann 10:Bo 10 10:Bo", "", "bacdfe", 20),
        ("10:Ann 20=9.10 10:Ann 10", "", "dbac", 20),
        ("10:Ann 10:Bo 10:Cai", "", None, 0),
        ("10:Ann x10 10:Ann", "", None, 0),
    ],
)
def test_guests_points_come_together(
    text: str, pinned: str, expected: str | None, gain: int
) -> None:
    order = suggest(agenda(text), DAY, set(pinned))
    if expected is None:
        assert order is None
        return
    assert order is not None
    assert order.gain == gain
    assert order.exact
    assert [entry.key for entry in order.entries].count("a") == 1
    assert order.waiting == order.waiting_now - gain


def test_members_wait_for_nothing_and_stay_in_the_plan() -> None:
    entries = agenda("10:Ann 20:Bo 10:Ann 10:Bo")
    assert suggest(agenda("10:Ann 20 10:Ann"), DAY, members={"Ann"}) is None
    order = suggest(entries, DAY, members={"Ann"})
    assert order is not None
    assert order.gainers == ("Bo",)
    assert order.gain == 10
    assert {window.guest for window in order.planned.guest_windows} == {"Ann", "Bo"}
    assert {e.key: e.guests for e in order.entries} == {e.key: e.guests for e in entries}


def test_it_names_who_gains() -> None:
    order = suggest(agenda("10:Ann 20:Bo 10:Ann"), DAY)
    assert order is not None
    assert order.gainers == ("Ann",)
    assert (order.waiting_now, order.waiting) == (20, 0)


def test_the_nearest_of_equal_orders_is_taken() -> None:
    order = suggest(agenda("10 10 10:Ann 10 10:Ann 10 10"), DAY)
    assert order is not None
    assert "".join(entry.key for entry in order.entries) in ("abcedfg", "abdcefg")


def test_first_and_last_that_have_a_slot() -> None:
    assert ends(agenda("- 10 20 x5 0 -")) == {"b", "e"}
    assert ends([]) == frozenset()


def small(entries: list[Entry]) -> list[Entry]:
    return entries[:6]


_words = st.builds(
    Entry,
    st.just(""),
    st.sampled_from([5, 10, 15, 30]),
    st.just(StartRule.FOLLOWS),
    st.none(),
    st.just(False),
    st.lists(st.sampled_from(GUESTS), max_size=2).map(tuple),
)


@given(st.lists(_words, min_size=2, max_size=6), st.data())
def test_the_table_finds_what_trying_all_finds(found: list[Entry], data: st.DataObject) -> None:
    entries = [
        Entry(f"e{index}", entry.duration, guests=entry.guests) for index, entry in enumerate(found)
    ]
    early = data.draw(st.integers(0, len(entries) - 1))
    chosen = entries[early]
    rule = data.draw(st.sampled_from([StartRule.NOT_BEFORE, StartRule.FIXED]))
    start = at("9.00") + data.draw(st.sampled_from([0, 10, 60]))
    entries[early] = Entry(chosen.key, chosen.duration, rule, start, guests=chosen.guests)
    movable = tuple(i for i, entry in enumerate(entries) if is_movable(entry, ()))
    task = Task(tuple(entries), movable, DAY)
    best = min(cost_of(task, order) for order in permutations(movable))
    today = plan(entries, DAY)
    order = best_by_table(task)
    if overlap(plan(task.arranged(order), DAY)) == 0 and overlap(today) == 0:
        assert cost_of(task, order) == best
    assert cost_of(task, best_by_search(task)) >= best


@given(agendas, st.data())
def test_a_proposal_waits_less_and_moves_only_what_may_move(
    entries: list[Entry], data: st.DataObject
) -> None:
    pinned = data.draw(st.sets(st.sampled_from([f"e{index}" for index in range(6)])))
    order = suggest(entries, DAY, pinned)
    if order is None:
        return
    today = plan(entries, DAY)
    assert waited(order.planned) == order.waiting < order.waiting_now == waited(today)
    assert overlap(order.planned) <= overlap(today)
    assert max(0, order.planned.over_under) <= max(0, today.over_under)
    assert sorted(entry.key for entry in order.entries) == sorted(e.key for e in entries)
    for before, after in zip(entries, order.entries, strict=True):
        if not is_movable(before, pinned):
            assert before == after


def test_many_points_get_a_good_order() -> None:
    entries = [Entry(str(index), 10, guests=(f"g{index % 5}",)) for index in range(20)]
    order = suggest(entries, Window(480, 960))
    assert order is not None
    assert not order.exact
    assert order.waiting < order.waiting_now / 10
