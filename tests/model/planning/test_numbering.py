"""The numbers of the points: the design's chapter 3, "Numbers", and the exchange format."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.planning.numbering import (
    NumberChange,
    NumberClashError,
    NumberedEntry,
    assign_numbers,
    number_imported,
    order_for_late_point,
    renumber_revised,
)


def entries(text: str) -> list[NumberedEntry]:
    """One word an entry, its key first: `a`, `a3` has number 3, `pause` is a break, `evt` is
    "Eventuelt", and `a+10` is supplementary and was received at 10 o'clock (`a+` at no known time).
    """
    return [_entry(word) for word in text.split()]


def _entry(word: str) -> NumberedEntry:
    if word.startswith("pause"):
        return NumberedEntry(word, is_break=True)
    key, plus, hour = word.partition("+")
    number = key.lstrip("abcdefghijklmnopqrstuvwxyz")
    key = key.removesuffix(number)
    return NumberedEntry(
        key,
        number=int(number) if number else None,
        supplementary=bool(plus),
        received_at=datetime(2026, 10, 5, int(hour)) if hour else None,
        any_other_business=key == "evt",
    )


def said(numbers: dict[str, int]) -> str:
    return " ".join(f"{key}{number}" for key, number in numbers.items())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a b pause c", "a1 b2 c3"),
        ("c3 a1 pause b2", "c1 a2 b3"),  # free: moving renumbers
        ("b2 c3 d", "b1 c2 d3"),
        ("a1 b1", "a1 b2"),  # what was given before does not matter
        ("a+12 b+10 c", "a1 b2 c3"),  # nothing is late before dispatch
        ("pause", ""),
        ("", ""),
    ],
)
def test_before_dispatch_numbers_are_places(before: str, after: str) -> None:
    assert said(assign_numbers(entries(before), frozen=False)) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a1 b2 c3", "a1 b2 c3"),
        ("c3 a1 pause b2", "c3 a1 b2"),  # moving keeps
        ("a1 b2 late+10 evt3", "a1 b2 late4 evt3"),  # a late point is last by number only
        ("a1 late evt3", "a1 late4 evt3"),  # a hole is not filled
        ("a1 x+12 y+10 evt2", "a1 x4 y3 evt2"),  # two at once: by when they came
        ("a1 x+ y+10 z evt2", "a1 x5 y4 z3 evt2"),  # unknown moment last, ordinary ones first
        ("a b evt", "a1 b2 evt3"),  # the moment of dispatch itself
    ],
)
def test_from_dispatch_on_numbers_are_kept(before: str, after: str) -> None:
    assert said(assign_numbers(entries(before), frozen=True)) == after


@pytest.mark.parametrize(
    ("given_", "after"),
    [
        ("a b pause evt", "a1 b2 evt3"),
        ("a1 b2 d4 e5", "a1 b2 d4 e5"),  # an open file with a hole
        ("a x+12 y+10 evt", "a1 x4 y3 evt2"),
        ("x+ y+10 evt", "x3 y2 evt1"),
        ("x+10 y+10", "x1 y2"),  # the same moment: file order
        ("a c3 b d", "a1 c3 b2 d4"),  # mixed: the lowest that are free
        ("c3 x+10 a", "c3 x4 a1"),  # mixed: a late one goes after the highest, hole or not
        ("a9 b", "a9 b1"),
        ("", ""),
    ],
)
def test_import_keeps_what_is_given_and_fills_in_the_rest(given_: str, after: str) -> None:
    assert said(number_imported(entries(given_))) == after


def test_two_points_with_one_number_are_refused_by_name() -> None:
    twice = entries("a2 b1 c2 d1 e3")
    for numbering in (number_imported, lambda points: assign_numbers(points, frozen=True)):
        with pytest.raises(NumberClashError, match="number 1: b, d; number 2: a, c") as refusal:
            numbering(twice)
        assert refusal.value.clashes == {1: ("b", "d"), 2: ("a", "c")}


def test_a_number_on_a_break_is_none() -> None:
    pause = NumberedEntry("pause", number=1, is_break=True)
    assert number_imported([pause, *entries("a1")]) == {"a": 1}


def test_a_revised_agenda_lists_what_changes() -> None:
    assert renumber_revised(entries("a1 late4 pause b2 new evt3")) == (
        NumberChange("late", 4, 2),
        NumberChange("b", 2, 3),
        NumberChange("new", None, 4),
        NumberChange("evt", 3, 5),
    )
    assert renumber_revised(entries("a1 b2")) == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a b evt", "a b LATE evt"),
        ("a b", "a b LATE"),
        ("a x+10 evt", "a x LATE evt"),
        ("a pause evt pause2", "a pause LATE evt pause2"),
        ("evt a evt", "evt a LATE evt"),
        ("", "LATE"),
    ],
)
def test_a_late_point_stands_before_eventuelt(before: str, after: str) -> None:
    agenda = entries(before)
    keys = [entry.key for entry in agenda]
    keys.insert(order_for_late_point(agenda), "LATE")
    assert " ".join(keys) == after


def _keyed(parts: list[tuple[int | None, bool, bool, datetime | None]]) -> list[NumberedEntry]:
    return [NumberedEntry(f"e{index}", *part) for index, part in enumerate(parts)]


agendas = st.lists(
    st.tuples(
        st.none() | st.integers(1, 40),
        st.booleans(),
        st.booleans(),
        st.none() | st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)),
    ),
    max_size=12,
    unique_by=lambda part: part[0] if part[0] is not None else object(),
).map(_keyed)


@given(agendas)
def test_every_point_has_a_number_of_its_own_and_no_break_has_one(
    agenda: list[NumberedEntry],
) -> None:
    keys = [entry.key for entry in agenda if not entry.is_break]
    free, kept = assign_numbers(agenda, frozen=False), assign_numbers(agenda, frozen=True)
    assert list(free.values()) == list(range(1, len(keys) + 1))
    for numbers in (free, kept, number_imported(agenda)):
        assert list(numbers) == keys
        assert len(set(numbers.values())) == len(keys)


@given(agendas)
def test_given_numbers_are_kept_and_late_ones_are_above(agenda: list[NumberedEntry]) -> None:
    kept, imported = assign_numbers(agenda, frozen=True), number_imported(agenda)
    given_ = {e.key: e.number for e in agenda if e.number is not None and not e.is_break}
    for entry in agenda:
        if entry.is_break:
            continue
        if entry.key in given_:
            assert kept[entry.key] == imported[entry.key] == given_[entry.key]
        else:
            assert kept[entry.key] > max(given_.values(), default=0)


@given(agendas)
def test_numbering_again_changes_nothing(agenda: list[NumberedEntry]) -> None:
    for number in (number_imported, lambda points: assign_numbers(points, frozen=True)):
        once = number(agenda)
        again = [NumberedEntry(entry.key, once.get(entry.key), entry.is_break) for entry in agenda]
        assert number(again) == once
