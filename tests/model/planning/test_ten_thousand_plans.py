"""What must hold for every plan, on ten thousand random ones with every rule."""

import pytest
from hypothesis import given, settings

from model.planning.editing import dragged, lengthened, stepped
from model.planning.fitting import Agenda, proposals
from model.planning.people import Available, people
from model.planning.remedies import Day, remedies
from model.planning.schedule import plan
from model.planning.shapes import Entry, Plan, StartRule, Window
from tests.model.planning.agendas import agendas, given_times, windows


@pytest.mark.slow
@pytest.mark.timeout(900)
@settings(max_examples=10_000)
@given(agendas, windows)
def test_the_properties_of_a_plan(entries: list[Entry], day: Window) -> None:
    planned = plan(entries, day)
    holds(entries, planned)
    for proposal in proposals(Agenda(tuple(entries), day)):
        holds(proposal.entries, proposal.planned)
        assert proposal.planned.planned_end <= planned.planned_end
    if entries:
        key = entries[len(entries) // 2].key
        for changed in (
            dragged(entries, day, key, day.start + 17),
            stepped(entries, day, key, 1),
            lengthened(entries, key, -5),
        ):
            holds(changed, plan(changed, day))
            assert len(changed) == len(entries)


@pytest.mark.slow
@pytest.mark.timeout(900)
@settings(max_examples=2_000)
@given(agendas, windows, given_times)
def test_the_properties_of_the_people(
    entries: list[Entry], day: Window, available: dict[str, Available]
) -> None:
    planned = plan(entries, day)
    needed = {guest for entry in entries if has_slot(entry) for guest in entry.guests}
    assert {person.name for person in people(planned, {}, available=available)} == needed
    for remedy in remedies(Day(tuple(entries), day, available=available)):
        holds(remedy.entries, remedy.planned)


def holds(entries: list[Entry] | tuple[Entry, ...], planned: Plan) -> None:
    """One slot an entry, in order; by its rule; and the figures fit together."""
    assert [slot.key for slot in planned.slots] == [entry.key for entry in entries]
    cursor, ends = planned.window.start, []
    for entry, slot in zip(entries, planned.slots, strict=True):
        if not has_slot(entry):
            assert (slot.start, slot.end, slot.latest_start) == (None, None, None)
            continue
        assert slot.start is not None
        assert slot.end is not None
        assert slot.end == slot.start + (entry.duration or 0)
        if entry.rule is StartRule.FIXED:
            assert slot.start == entry.start_at
        elif entry.rule is StartRule.NOT_BEFORE:
            assert slot.start == max(cursor, entry.start_at or 0)
        else:
            assert slot.start == cursor
        assert slot.start == cursor + slot.gap_before - slot.overlap_before
        assert 0 in (slot.gap_before, slot.overlap_before)
        assert slot.end is not None
        cursor = max(cursor, slot.end)
        ends.append(slot.end)
    assert planned.planned_end == max(ends, default=planned.window.start)
    assert planned.total == planned.planned_end - planned.window.start
    assert planned.over_under == planned.planned_end - planned.window.end


def has_slot(entry: Entry) -> bool:
    return entry.duration is not None and not entry.withdrawn
