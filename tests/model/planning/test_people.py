"""One line a person: windows, waiting, what was told, and what would mend a conflict."""

import pytest
from hypothesis import given

from model.planning.findings import TimeCode
from model.planning.people import PersonDay, people, remedies
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
    assert days["Eva"] == PersonDay("Eva", (), told=((1, 2),))
    assert days["Eva"].moved


@pytest.mark.parametrize(
    ("text", "code", "order", "saved"),
    [
        ("20:Ann 20 20:Ann", TimeCode.GUEST_TWICE_APART, "acb", 20),
        ("20:Ann 20:Bo 20=9.30:Ann 20:Bo", TimeCode.GUEST_CONFLICT, "abcd", None),
        ("20:Ann 20=9.10:Ann", TimeCode.GUEST_CONFLICT, "ab", 0),
    ],
)
def test_what_mends_it(text: str, code: TimeCode, order: str, saved: int | None) -> None:
    found = [remedy for remedy in remedies(agenda(text), DAY) if remedy.code is code]
    if saved is None:
        return
    assert "".join(entry.key for entry in found[0].entries) == order
    assert (found[0].name, found[0].saved) == ("Ann", saved)
    assert all(slot.overlap_before == 0 for slot in found[0].planned.slots)


def test_where_nothing_helps_nothing_is_proposed() -> None:
    assert remedies(agenda("20:Ann 20:Bo 20"), DAY) == ()
    assert remedies(agenda("20=9.00:Ann 20=9.30:Ann"), DAY) == ()


@given(agendas)
def test_remedies_change_no_length_and_lose_nobody(entries: list[Entry]) -> None:
    today = plan(entries, DAY)
    for remedy in remedies(entries, DAY):
        assert remedy.planned == plan(remedy.entries, DAY)
        assert sorted((e.key, e.duration or -1, e.guests) for e in remedy.entries) == sorted(
            (e.key, e.duration or -1, e.guests) for e in entries
        )
        overlaps = [sum(s.overlap_before for s in p.slots) for p in (remedy.planned, today)]
        assert overlaps[0] <= overlaps[1]
    for day in people(today, {}):
        assert day.windows
        assert day.spans == tuple(sorted(day.spans))
