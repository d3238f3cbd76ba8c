"""The day's times, by table and by property: the design's chapter 3, "Time"."""

from dataclasses import replace

import pytest
from hypothesis import given

from model.planning.schedule import by_key, end_of, plan
from model.planning.shapes import Entry, Plan, Slot, StartRule, Window
from tests.model.planning.agendas import agenda, agendas, window, windows
from tests.model.planning.clock import at, clock, times


@pytest.mark.parametrize(
    ("meeting", "entries", "expected"),
    [
        # the meeting of 14 October 2021; "Eventuelt" has no duration
        (
            "8.30-10.00",
            "20 30 15 15 10 -",
            "8.30-8.50 8.50-9.20 9.20-9.35 9.35-9.50 9.50-10.00 -",
        ),
        # follows: at the cursor, whatever has no slot in between
        ("8.30-10.00", "20 - x30 10", "8.30-8.50 - - 8.50-9.00"),
        # not before: waits, but is never early and does not jump back
        ("8.30-10.00", "20 10>9.00 10", "8.30-8.50 9.00-9.10 9.10-9.20"),
        ("8.30-10.00", "45 10>9.00", "8.30-9.15 9.15-9.25"),
        ("8.30-10.00", "20>8.00", "8.30-8.50"),
        # fixed: at its time, also into another slot and before the meeting
        ("8.30-10.00", "20 10=9.00 10", "8.30-8.50 9.00-9.10 9.10-9.20"),
        ("8.30-10.00", "45 10=9.00 10", "8.30-9.15 9.00-9.10 9.15-9.25"),
        ("8.30-10.00", "20=8.00 10", "8.00-8.20 8.30-8.40"),
        ("8.30-10.00", "60=8.00 10", "8.00-9.00 9.00-9.10"),
        # a slot of no length
        ("8.30-10.00", "0 20 0", "8.30-8.30 8.30-8.50 8.50-8.50"),
        # the rule of what has no slot is ignored, and so is the clock time of what follows
        ("8.30-10.00", "20 -=9.30 x20=9.30 10", "8.30-8.50 - - 8.50-9.00"),
        # past midnight, and past 25 hours
        ("23.00-24.30", "60 30 60", "23.00-24.00 24.00-24.30 24.30-25.30"),
        # an end before the start
        ("10.00-9.00", "20 10", "10.00-10.20 10.20-10.30"),
        ("8.30-10.00", "", ""),
    ],
)
def test_times(meeting: str, entries: str, expected: str) -> None:
    assert times(plan(agenda(entries), window(meeting))) == expected


@pytest.mark.parametrize(
    ("meeting", "entries", "planned_end", "total", "over_under"),
    [
        ("8.30-10.00", "20 30 15 15 10 -", "10.00", 90, 0),
        ("8.30-10.00", "20 30", "9.20", 50, -40),
        ("8.30-10.00", "60 45", "10.15", 105, 15),
        ("8.30-10.00", "20 10>9.30", "9.40", 70, -20),  # a gap is part of the total
        ("8.30-10.00", "60 10=8.40", "9.30", 60, -30),  # the latest end, not the last
        ("8.30-10.00", "", "8.30", 0, -90),
        ("8.30-10.00", "- x20", "8.30", 0, -90),
        ("8.30-10.00", "20=7.30", "7.50", -40, -130),  # all before the meeting
        ("10.00-10.00", "20", "10.20", 20, 20),
        ("10.00-9.00", "20", "10.20", 20, 80),
    ],
)
def test_sums(meeting: str, entries: str, planned_end: str, total: int, over_under: int) -> None:
    planned = plan(agenda(entries), window(meeting))
    assert (clock(planned.planned_end), planned.total, planned.over_under) == (
        planned_end,
        total,
        over_under,
    )


@pytest.mark.parametrize(
    ("meeting", "minutes"),
    [("8.30-10.00", 90), ("10.00-10.00", 0), ("10.00-9.00", 0), ("23.30-24.30", 60)],
)
def test_window_is_never_negative(meeting: str, minutes: int) -> None:
    assert window(meeting).minutes == minutes


@pytest.mark.parametrize(
    ("entries", "gaps_and_overlaps"),
    [
        ("20 30", "0 0"),
        ("20>9.00 10>9.30", "+30 +10"),
        ("20=9.00 10", "+30 0"),
        ("45 10=9.00 10", "0 -15 0"),
        ("45 10=9.00 10=9.10", "0 -15 -5"),  # against the latest end, not the slot before
        ("20=8.00 10", "-30 0"),  # against the meeting's start
        ("20 - x9 10>9.00", "0 0 0 +10"),
        ("60 0=9.00", "0 -30"),
    ],
)
def test_gaps_and_overlaps(entries: str, gaps_and_overlaps: str) -> None:
    slots = plan(agenda(entries), window("8.30-10.00")).slots
    assert gaps_and_overlaps == " ".join(
        f"+{slot.gap_before}" if slot.gap_before else str(-slot.overlap_before) for slot in slots
    )


@pytest.mark.parametrize(
    ("meeting", "entries", "latest"),
    [
        ("8.30-10.00", "20 30 15 15 10 -", "8.30 8.50 9.20 9.35 9.50 -"),
        ("8.30-10.00", "20 30", "9.10 9.30"),
        ("8.30-10.00", "20 x30 - 10", "9.30 - - 9.50"),
        ("8.30-10.00", "20 10=9.00 10", "8.40 9.00 9.50"),
        ("8.30-10.00", "20 10=9.55", "9.35 9.55"),  # fixed stands at its time, fits or not
        ("8.30-10.00", "20 10>9.55", "9.30 9.50"),  # "not before" does not change it
        ("8.30-10.00", "60 60", "8.00 9.00"),  # too long: before the planned start
        ("8.30-10.00", "0", "10.00"),
        ("10.00-9.00", "20", "8.40"),
    ],
)
def test_latest_starts(meeting: str, entries: str, latest: str) -> None:
    slots = plan(agenda(entries), window(meeting)).slots
    assert latest == " ".join(
        "-" if slot.latest_start is None else clock(slot.latest_start) for slot in slots
    )


@pytest.mark.parametrize(
    "entries",
    [
        [Entry("a", -1)],
        [Entry("a", -1, withdrawn=True)],
        [Entry("a", 5, StartRule.FIXED)],
        [Entry("a", 5, StartRule.NOT_BEFORE)],
        [Entry("a", 5), Entry("a", 5)],
    ],
    ids=["negative", "negative, withdrawn", "fixed at nothing", "not before nothing", "key twice"],
)
def test_refuses_what_storage_forbids(entries: list[Entry]) -> None:
    with pytest.raises(ValueError, match=r"'a'|key"):
        plan(entries, Window(510, 600))


def test_slots_are_found_by_key() -> None:
    planned = plan(agenda("20 -"), window("8.30-10.00"))
    assert by_key(planned) == {"a": planned.slots[0], "b": planned.slots[1]}
    assert planned.slot("b") == Slot("b", None)
    with pytest.raises(KeyError):
        planned.slot("c")


def slow_plan(entries: list[Entry], meeting: Window) -> list[Slot]:
    """The design's sentences one by one, with no regard for speed."""

    def has_slot(entry: Entry) -> bool:
        return entry.duration is not None and not entry.withdrawn

    slots: list[Slot] = []
    for index, entry in enumerate(entries):
        if not has_slot(entry):
            slots.append(Slot(entry.key, None))
            continue
        duration, asked = entry.duration or 0, entry.start_at or 0
        cursor = max([meeting.start, *(slot.end for slot in slots if slot.end is not None)])
        start = {
            StartRule.FOLLOWS: cursor,
            StartRule.NOT_BEFORE: max(cursor, asked),
            StartRule.FIXED: asked,
        }[entry.rule]
        # forwards to the next fixed one or the meeting's end, then back by every length between
        between = [other for other in entries[index:] if has_slot(other)]
        until_fixed: list[Entry] = []
        limit = meeting.end
        for other in between:
            if other.rule is StartRule.FIXED:
                limit = other.start_at or 0
                break
            until_fixed.append(other)
        latest = limit - sum(other.duration or 0 for other in until_fixed)
        gap, overlap = max(0, start - cursor), max(0, cursor - start)
        slots.append(Slot(entry.key, duration, start, start + duration, latest, gap, overlap))
    return slots


def with_times(planned: Plan) -> list[tuple[Slot, int, int]]:
    return [
        (slot, slot.start, slot.end)
        for slot in planned.slots
        if slot.start is not None and slot.end is not None
    ]


@given(agendas, windows)
def test_equals_the_slow_reading_of_the_rules(entries: list[Entry], meeting: Window) -> None:
    assert list(plan(entries, meeting).slots) == slow_plan(entries, meeting)


@given(agendas, windows)
def test_one_slot_an_entry_and_times_only_where_it_has_one(
    entries: list[Entry], meeting: Window
) -> None:
    planned = plan(entries, meeting)
    assert [slot.key for slot in planned.slots] == [entry.key for entry in entries]
    for entry, slot in zip(entries, planned.slots, strict=True):
        if entry.duration is None or entry.withdrawn:
            assert slot == Slot(entry.key, None)
        else:
            assert slot.start is not None
            assert slot.end == slot.start + entry.duration
            assert slot.duration == entry.duration


@given(agendas, windows)
def test_every_rule_is_kept(entries: list[Entry], meeting: Window) -> None:
    cursor = meeting.start
    planned = by_key(plan(entries, meeting))
    for entry in entries:
        slot = planned[entry.key]
        if slot.start is None or slot.end is None:
            continue
        if entry.rule is StartRule.FOLLOWS:
            assert slot.start == cursor
        elif entry.rule is StartRule.FIXED:
            assert slot.start == entry.start_at
        else:
            assert slot.start >= cursor
            assert entry.start_at is not None
            assert slot.start >= entry.start_at
        cursor = max(cursor, slot.end)


@given(agendas, windows)
def test_a_slot_has_a_gap_or_an_overlap_never_both(entries: list[Entry], meeting: Window) -> None:
    for slot in plan(entries, meeting).slots:
        assert slot.gap_before >= 0
        assert slot.overlap_before >= 0
        assert not (slot.gap_before and slot.overlap_before)


@given(agendas, windows)
def test_sums_agree(entries: list[Entry], meeting: Window) -> None:
    planned = plan(entries, meeting)
    ends = [end for _, _, end in with_times(planned)]
    assert planned.planned_end == max(ends, default=meeting.start) == end_of(entries, meeting)
    assert planned.total == planned.planned_end - meeting.start
    assert planned.total - planned.over_under == meeting.end - meeting.start
    if meeting.end >= meeting.start:
        assert planned.total - planned.over_under == meeting.minutes


@given(agendas, windows)
def test_without_fixed_times_lengths_and_gaps_make_the_total(
    entries: list[Entry], meeting: Window
) -> None:
    loose = [
        replace(entry, rule=StartRule.NOT_BEFORE) if entry.rule is StartRule.FIXED else entry
        for entry in entries
    ]
    planned = plan(loose, meeting)
    assert planned.total == sum((slot.duration or 0) + slot.gap_before for slot in planned.slots)
    assert not any(slot.overlap_before for slot in planned.slots)


@given(agendas, windows)
def test_a_plan_that_fits_starts_nothing_too_late(entries: list[Entry], meeting: Window) -> None:
    planned = plan(entries, meeting)
    fits = planned.over_under <= 0 and not any(slot.overlap_before for slot in planned.slots)
    for slot, start, _ in with_times(planned):
        assert slot.latest_start is not None
        assert not fits or start <= slot.latest_start


@given(agendas, windows)
def test_starting_at_the_latest_still_ends_in_time(entries: list[Entry], meeting: Window) -> None:
    """From one slot that starts at its latest, those that only follow end by the meeting's end."""
    following = [replace(entry, rule=StartRule.FOLLOWS) for entry in entries]
    planned = plan(following, meeting)
    lasting = with_times(planned)
    for index, (slot, _, _) in enumerate(lasting):
        rest = sum(later.duration or 0 for later, _, _ in lasting[index:])
        assert slot.latest_start == meeting.end - rest


@given(agendas, windows)
def test_withdrawing_is_as_good_as_taking_away(entries: list[Entry], meeting: Window) -> None:
    planned = plan(entries, meeting)
    kept = [entry for entry in entries if entry.duration is not None and not entry.withdrawn]
    without = plan(kept, meeting)
    assert replace(planned, slots=()) == replace(without, slots=())
    assert [slot for slot in planned.slots if slot.start is not None] == list(without.slots)


@given(agendas, windows)
def test_a_day_later_is_the_same_plan_a_day_later(entries: list[Entry], meeting: Window) -> None:
    """Nothing wraps at midnight."""
    day = 24 * 60
    moved = [
        replace(entry, start_at=None if entry.start_at is None else entry.start_at + day)
        for entry in entries
    ]
    today = plan(entries, meeting)
    tomorrow = plan(moved, Window(meeting.start + day, meeting.end + day))
    assert tomorrow.planned_end == today.planned_end + day
    assert (tomorrow.total, tomorrow.over_under) == (today.total, today.over_under)
    for before, after in zip(with_times(today), with_times(tomorrow), strict=True):
        assert (after[1], after[2]) == (before[1] + day, before[2] + day)


def test_the_table_of_this_file_reads_what_it_says() -> None:
    assert agenda("20>9.00:Ann,Bo x-") == [
        Entry("a", 20, StartRule.NOT_BEFORE, at("9.00"), guests=("Ann", "Bo")),
        Entry("b", None, withdrawn=True),
    ]
