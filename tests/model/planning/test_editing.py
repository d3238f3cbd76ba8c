"""What a drag does: where a slot lands, and that nothing but what was asked for changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.planning.editing import dragged, lengthened, resized, snapped, stepped
from model.planning.schedule import by_key, plan
from model.planning.shapes import Entry, StartRule
from tests.model.planning.agendas import agenda, agendas, window, windows
from tests.model.planning.clock import at

DAY = window("9.00-12.00")


def order(entries: tuple[Entry, ...]) -> str:
    return "".join(entry.key for entry in entries)


@pytest.mark.parametrize(
    ("text", "key", "minute", "expected"),
    [
        ("20 20 20", "a", "9.00", "abc"),
        ("20 20 20", "a", "9.09", "abc"),
        ("20 20 20", "a", "9.11", "bac"),
        ("20 20 20", "a", "9.40", "bca"),
        ("20 20 20", "c", "9.29", "acb"),
        ("20 20 20", "c", "8.00", "cab"),
        ("20 - 20 -", "a", "11.00", "bcad"),
        ("20 0 20", "a", "9.00", "abc"),
        ("20 20 - 20", "d", "9.25", "adbc"),
        ("20 x20 20", "a", "9.25", "bca"),
    ],
)
def test_where_a_dragged_slot_lands(text: str, key: str, minute: str, expected: str) -> None:
    assert order(dragged(agenda(text), DAY, key, at(minute))) == expected


def test_a_fixed_start_changes_its_time_and_takes_the_place_of_it() -> None:
    entries = agenda("20 20=10.00 20")
    moved = dragged(entries, DAY, "b", at("9.03"))
    assert order(moved) == "bac"
    assert moved[0].start_at == at("9.05")
    fine = dragged(entries, DAY, "b", at("9.03"), step=1)
    assert fine[0].start_at == at("9.03")
    assert dragged(entries, DAY, "b", -50)[0].start_at == 0


def test_steps_by_keys() -> None:
    entries = agenda("20 20=10.00 20")
    assert order(stepped(entries, DAY, "a", 1)) == "bac"
    assert order(stepped(entries, DAY, "c", 1)) == "abc"
    moved = stepped(entries, DAY, "b", 1)
    assert by_key(plan(moved, DAY))["b"].start == at("10.05")


@pytest.mark.parametrize(
    ("length", "by", "expected"), [("20", 5, 25), ("3", -5, 0), ("-", 5, 5), ("-", -5, None)]
)
def test_longer_and_shorter(length: str, by: int, expected: int | None) -> None:
    assert lengthened(agenda(length), "a", by)[0].duration == expected


def test_steps_are_whole() -> None:
    assert [snapped(minutes) for minutes in (0, 2.4, 2.5, 7.4, 33)] == [0, 0, 5, 5, 35]
    assert snapped(33.4, 1) == 33
    assert resized(agenda("20"), "a", -5)[0].duration == 0
    with pytest.raises(KeyError):
        lengthened(agenda("20"), "z", 5)


@given(agendas, windows, st.data())
def test_only_the_order_changes_and_a_slot_held_where_it_is_stays(
    entries: list[Entry], day: object, data: st.DataObject
) -> None:
    timed = [slot for slot in plan(entries, DAY).slots if slot.start is not None]
    if not timed:
        return
    slot = data.draw(st.sampled_from(timed))
    minute = data.draw(st.floats(-100, 2000))
    moved = dragged(entries, DAY, slot.key, minute)
    assert {entry.key for entry in moved} == {entry.key for entry in entries}
    kept = {e.key: e for e in entries if not (e.key == slot.key and e.rule is StartRule.FIXED)}
    assert all(kept.get(entry.key, entry) == entry for entry in moved)
    others = [entry.key for entry in moved if entry.key != slot.key]
    assert others == [entry.key for entry in entries if entry.key != slot.key]
    if all(entry.rule is StartRule.FOLLOWS for entry in entries):
        assert slot.start is not None
        assert order(dragged(entries, DAY, slot.key, slot.start)) == order(tuple(entries))
