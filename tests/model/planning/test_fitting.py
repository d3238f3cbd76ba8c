"""Proposals for a day that is too long: what they change, what they never touch, what is left."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.planning.critical import critical_keys
from model.planning.fitting import (
    Agenda,
    FitKind,
    Proposal,
    eat_break,
    end_later,
    move_away,
    proposals,
    shorten,
)
from model.planning.schedule import plan
from model.planning.shapes import Entry, StartRule, Window
from tests.model.planning.agendas import agenda, agendas, window, windows
from tests.model.planning.clock import at


def day(text: str, hours: str, breaks: str = "", protected: str = "") -> Agenda:
    return Agenda(tuple(agenda(text)), window(hours), frozenset(breaks), frozenset(protected))


def lengths(proposal: Proposal | None) -> list[int | None]:
    assert proposal is not None
    return [entry.duration for entry in proposal.entries]


@pytest.mark.parametrize(
    ("text", "hours", "protected", "expected", "left"),
    [
        ("60 30 30", "9.00-10.30", "", [40, 25, 25], 0),
        ("60 30 30", "9.00-10.30", "a", [60, 15, 15], 0),
        ("20 20", "9.00-9.30", "ab", None, 0),
        ("8 8", "9.00-9.12", "", [6, 6], 0),
        ("10 10", "9.00-9.05", "", [5, 5], 5),
        ("60 20=11.00 20", "10.00-11.30", "", [60, 15, 15], 0),
        ("x60 20 - 20", "9.00-9.30", "", [60, 15, None, 15], 0),
    ],
)
def test_shorter_in_proportion(
    text: str, hours: str, protected: str, expected: list[int | None] | None, left: int
) -> None:
    proposal = shorten(day(text, hours, protected=protected))
    if expected is None:
        assert proposal is None
        return
    assert lengths(proposal) == expected
    assert proposal is not None
    assert proposal.left == left


def test_no_shorter_than_is_said_of_an_entry() -> None:
    asked = replace(day("60 30 30", "9.00-10.30"), least={"a": 50, "b": 30})
    assert lengths(shorten(asked)) == [50, 30, 10]
    tight = replace(day("10 10", "9.00-9.10"), least={"a": 2})
    assert lengths(shorten(tight)) == [5, 5]
    assert lengths(shorten(replace(tight, window=window("9.00-9.07")))) == [2, 5]


def test_a_break_keeps_its_least() -> None:
    asked = replace(day("60 30", "9.00-10.10", breaks="b"), least={"b": 15})
    assert lengths(eat_break(asked)) == [60, 15]


def test_the_break_is_eaten_and_goes_when_nothing_is_left() -> None:
    proposal = eat_break(day("30 12 30", "9.00-10.05", breaks="b"))
    assert lengths(proposal) == [30, 2, 30]
    gone = eat_break(day("30 10 30", "9.00-9.55", breaks="b"))
    assert lengths(gone) == [30, 30]
    assert gone is not None
    assert (gone.gone, gone.saved, gone.left) == (("b",), 10, 5)
    assert eat_break(day("30 10 30", "9.00-9.55", breaks="b", protected="b")) is None


def test_points_for_the_next_meeting_that_suffice_come_first() -> None:
    found = move_away(day("10 30 20 10", "9.00-9.55", breaks="d", protected="c"))
    assert [(p.gone, p.left) for p in found] == [(("b",), 0), (("a",), 5)]


def test_a_later_end_is_on_the_five_minutes_and_the_same_day() -> None:
    later = end_later(day("62", "9.00-10.00"))
    assert later is not None
    assert later.planned.window.end == at("10.05")
    assert (later.saved, later.left) == (5, 0)
    assert end_later(day("600", "20.00-22.00")) is None


def test_what_suffices_stands_before_what_does_not() -> None:
    found = proposals(day("30 5 30", "9.00-10.00", breaks="b"))
    assert [p.left > 0 for p in found] == sorted(p.left > 0 for p in found)
    assert {p.kind for p in found} == set(FitKind)
    assert proposals(day("30", "9.00-10.00")) == ()
    assert proposals(day("30", "10.00-9.00")) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("20 20 20", "abc"),
        ("20 20=10.00 20", "bc"),
        ("20 20>9.10 20", "abc"),
        ("20 20>10.00 20", "bc"),
        ("90 10=9.10 -", "a"),
        ("", ""),
    ],
)
def test_what_decides_the_end(text: str, expected: str) -> None:
    entries = agenda(text)
    assert "".join(critical_keys(entries, plan(entries, window("9.00-10.00")))) == expected


@given(agendas, windows, st.data())
def test_no_proposal_breaks_a_promise(
    entries: list[Entry], hours: Window, data: st.DataObject
) -> None:
    keys = [entry.key for entry in entries]
    chosen = st.frozensets(st.sampled_from(keys)) if keys else st.just(frozenset())
    asked = Agenda(tuple(entries), hours, data.draw(chosen), data.draw(chosen))
    before = {entry.key: entry for entry in entries}
    today = plan(entries, hours)
    for proposal in proposals(asked):
        assert proposal.planned == plan(proposal.entries, proposal.planned.window)
        assert proposal.left == max(0, proposal.planned.over_under)
        assert proposal.saved > 0
        order = [key for key in keys if key not in proposal.gone]
        assert [entry.key for entry in proposal.entries] == order
        assert not asked.protected & {*proposal.keys, *proposal.gone}
        assert proposal.planned.planned_end <= today.planned_end
        for entry in proposal.entries:
            old = before[entry.key]
            assert (entry.rule, entry.start_at, entry.guests, entry.withdrawn) == (
                *(old.rule, old.start_at, old.guests, old.withdrawn),
            )
            if entry.duration != old.duration:
                assert entry.key in proposal.keys
                assert old.duration is not None
                assert entry.duration is not None
                assert old.duration > entry.duration
                assert entry.key in asked.breaks or entry.duration >= 5
    assert all(entry.rule in StartRule for entry in entries)
