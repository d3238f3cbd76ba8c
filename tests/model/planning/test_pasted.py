"""What pasted lines mean on an agenda, and that the same lines come out of it again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.planning.pasted import KnownEntry, PastedEntry, differs, pasted
from model.planning.schedule import plan
from model.planning.shapes import Entry, StartRule, Window
from model.text.information import break_line, point_line
from model.text.information_reader import read_lines
from tests.model.planning.agendas import window

DAY = window("8.30-12.00")


def known(*entries: Entry) -> list[KnownEntry]:
    found: list[KnownEntry] = []
    for entry in entries:
        points = sum(other.number is not None for other in found)
        number = None if entry.key.startswith("b") else points + 1
        found.append(KnownEntry(entry, number, "Pause" if number is None else f"Titel {number}"))
    return found


def lines_of(found: tuple[PastedEntry, ...], day: Window) -> list[str]:
    entries = [
        Entry(str(at), e.duration, e.rule, e.start_at, guests=e.guests)
        for at, e in enumerate(found)
    ]
    slots = plan(entries, day).slots
    return [
        break_line(entry.title, slot.start, slot.end)
        if entry.number is None
        else point_line(entry.number, slot.start, slot.end, entry.guests)
        for entry, slot in zip(found, slots, strict=True)
    ]


def test_lines_on_an_empty_agenda() -> None:
    text = "Pkt. 1 kl. 8.30-8.50 A\nPause kl. 8.50-9.00\nPkt. 2 kl. 9.10-9.20\nPkt. 3"
    found = pasted([], read_lines(text), DAY)
    assert [(e.number, e.duration, e.rule, e.start_at) for e in found] == [
        (1, 20, StartRule.FOLLOWS, None),
        (None, 10, StartRule.FOLLOWS, None),
        (2, 10, StartRule.NOT_BEFORE, 550),
        (3, None, StartRule.FOLLOWS, None),
    ]
    assert lines_of(found, DAY) == text.splitlines()


def test_a_missing_number_is_a_point_that_the_lines_do_not_show() -> None:
    found = pasted([], read_lines("Pkt. 2 kl. 9-9.20"), DAY)
    assert [(e.number, e.duration) for e in found] == [(1, None), (2, 20)]


def test_lines_on_an_agenda_change_times_and_people_and_leave_the_rest() -> None:
    agenda = known(
        Entry("p1", 20, guests=("A",)),
        Entry("b1", 10),
        Entry("p2", 20, StartRule.FIXED, 600),
        Entry("p3", None),
    )
    found = pasted(agenda, read_lines("Pkt. 2 kl. 10.00-10.30\nPkt. 1 kl. 8.30-8.45 B"), DAY)
    assert [(e.number, e.duration, e.rule, e.guests) for e in found] == [
        (1, 15, StartRule.FOLLOWS, ("B",)),
        (None, 10, StartRule.FOLLOWS, ()),
        (2, 30, StartRule.FIXED, ()),
        (3, None, StartRule.FOLLOWS, ()),
    ]
    assert [e.times_differ for e in found] == [True, False, True, False]
    assert [e.guests_differ for e in found] == [True, False, False, False]
    assert differs(agenda, found)


def test_the_lines_of_an_agenda_change_nothing() -> None:
    agenda = known(Entry("p1", 20, guests=("A",)), Entry("b1", 10), Entry("p2", None))
    text = "Pkt. 1 kl. 8.30-8.50 A\nPause kl. 8.50-9.00\nPkt. 2"
    assert not differs(agenda, pasted(agenda, read_lines(text), DAY))


@pytest.mark.parametrize("text", ["Pause kl. 8.30-8.40\nPkt. 1 kl. 8.40-9.00"])
def test_a_break_in_front(text: str) -> None:
    found = pasted([], read_lines(text), DAY)
    assert lines_of(found, DAY) == text.splitlines()


_spans = st.tuples(st.integers(0, 1380), st.integers(0, 119)).map(lambda t: (t[0], sum(t)))
_guests = st.lists(st.sampled_from(["Anna Holm", "Bo Kjær", "Åse"]), unique=True, max_size=3)


@given(st.lists(st.tuples(_spans | st.none(), _guests), min_size=1, max_size=14))
def test_the_same_lines_come_out_again(
    points: list[tuple[tuple[int, int] | None, list[str]]],
) -> None:
    written = [
        point_line(number, *(span or (None, None)), guests)
        for number, (span, guests) in enumerate(points, 1)
    ]
    found = pasted([], read_lines("\n".join(written)), DAY)
    assert lines_of(found, DAY) == written
    entries = known(
        *(
            Entry(f"p{at}", e.duration, e.rule, e.start_at, guests=e.guests)
            for at, e in enumerate(found)
        )
    )
    assert not differs(entries, pasted(entries, read_lines("\n".join(written)), DAY))
