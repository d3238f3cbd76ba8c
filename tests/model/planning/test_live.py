"""What to expect while the meeting runs: the design's chapter 3, "Live"."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.planning.live import Actual, Expected, Interval, Outlook, outlook
from model.planning.schedule import by_key, plan
from model.planning.shapes import Entry, StartRule, Window
from tests.model.planning.agendas import agenda, agendas, window, windows
from tests.model.planning.clock import at, clock

MEETING = "8.30-10.00"


def actuals(text: str) -> dict[str, Actual]:
    """What happened, one word an entry: `a:8.30-8.50` ended, `b:8.50-` runs, `b:8.50-9.00/` was
    left without being ended, `b:8.50-9.00,9.10-` runs again, `b:8.50-;5` has paused 5 minutes, and
    `b` alone was passed over.
    """
    found: dict[str, Actual] = {}
    for word in text.split():
        key, _, rest = word.partition(":")
        rest, _, paused = rest.partition(";")
        left = rest.endswith("/")
        intervals = [
            Interval(at(start), at(end) if end else None)
            for start, _, end in (
                part.partition("-") for part in rest.rstrip("/").split(",") if part
            )
        ]
        running = bool(intervals) and intervals[-1].end is None
        ended = not running and not left
        found[key] = Actual(tuple(intervals), float(paused or 0), ended)
    return found


def look(entries: str, happened: str, now: str, promised: str = "") -> Outlook:
    promises = {key: at(time) for key, time in (word.split("=") for word in promised.split())}
    parsed = agenda(entries)
    planned = plan(parsed, window(MEETING))
    return outlook(parsed, planned, actuals(happened), at(now), promises)


def said(found: Outlook) -> str:
    return " ".join(_said(one) for one in found.entries)


def _said(one: Expected) -> str:
    start = "" if one.start is None else clock(one.start)
    end = "" if one.end is None else clock(one.end)
    return f"{one.key}{'*' if one.running else ''}:{start}-{end}"


@pytest.mark.parametrize(
    ("entries", "happened", "now", "expected", "offset", "end"),
    [
        # nothing has begun: as planned, and late from the moment it should have
        ("20 30", "", "8.00", "a:8.30-8.50 b:8.50-9.20", 0, "9.20"),
        ("20 30", "", "8.37", "a:8.37-8.57 b:8.57-9.27", 7, "9.27"),
        # the running point: at least its length, and at least until now
        ("20 30", "a:8.30-", "8.40", "a*:8.30-8.50 b:8.50-9.20", 0, "9.20"),
        ("20 30", "a:8.35-", "8.40", "a*:8.35-8.55 b:8.55-9.25", 5, "9.25"),
        ("20 30", "a:8.30-", "8.58", "a*:8.30-8.58 b:8.58-9.28", 8, "9.28"),
        ("20 30", "a:8.25-", "8.30", "a*:8.25-8.45 b:8.45-9.15", -5, "9.15"),
        # pauses lengthen it, and so does being away from it
        ("20 30", "a:8.30-;5", "8.40", "a*:8.30-8.55 b:8.55-9.25", 5, "9.25"),
        ("20 30", "a:8.30-8.35,8.45-", "8.50", "a*:8.30-9.00 b:9.00-9.30", 10, "9.30"),
        ("20 30", "a:8.30-8.35,8.45-;5", "8.50", "a*:8.30-9.05 b:9.05-9.35", 15, "9.35"),
        # ended early: the next can begin at once; nobody begins: it slides
        ("20 30", "a:8.30-8.40 b:8.40-", "8.45", "b*:8.40-9.10", -10, "9.10"),
        ("20 30", "a:8.30-8.40", "8.42", "b:8.42-9.12", -8, "9.12"),
        # not before waits; a gap absorbs delay
        ("20 10>9.00", "a:8.30-", "8.30", "a*:8.30-8.50 b:9.00-9.10", 0, "9.10"),
        ("20 10>9.00 5", "a:8.38-", "8.40", "a*:8.38-8.58 b:9.00-9.10 c:9.10-9.15", 8, "9.15"),
        ("20 10>9.00 5", "a:8.45-", "8.50", "a*:8.45-9.05 b:9.05-9.15 c:9.15-9.20", 15, "9.20"),
        # fixed is never early, and starts when it can where it is late or overlaps
        ("20 10=9.00", "a:8.25-", "8.30", "a*:8.25-8.45 b:9.00-9.10", -5, "9.10"),
        ("20 10=9.00", "a:8.50-", "8.55", "a*:8.50-9.10 b:9.10-9.20", 20, "9.20"),
        ("60 10=9.00 5", "a:8.30-", "8.31", "a*:8.30-9.30 b:9.30-9.40 c:9.40-9.45", 0, "9.45"),
        # jumped over: follows after the running one, in agenda order
        ("20 30 15 10", "a:8.30-8.50 c:8.50-", "8.55",
         "c*:8.50-9.05 b:9.05-9.35 d:9.35-9.45", -30, "9.45"),
        # begun and left: only what is left of it follows
        ("20 30 15", "a:8.30-8.35/ b:8.35-", "8.40", "b*:8.35-9.05 a:9.05-9.20 c:9.20-9.35",
         -15, "9.35"),
        ("20 30", "a:8.30-9.00/ b:9.00-", "9.00", "b*:9.00-9.30 a:9.30-9.30", 10, "9.30"),
        # no slot, no time; but what runs pushes the others all the same
        ("20 - x15 10", "a:8.30-", "8.40", "a*:8.30-8.50 b:- c:- d:8.50-9.00", 0, "9.00"),
        ("20 - 10", "a:8.30-8.50 b:8.50-", "8.55", "b*:8.50- c:8.55-9.05", 5, "9.05"),
        ("20 -", "a:8.30-8.50 b:8.50-", "8.55", "b*:8.50-", 5, "8.55"),
        # passed over for good
        ("20 10 30", "a:8.30-8.50 b c:8.50-", "8.55", "c*:8.50-9.20", -10, "9.20"),
        # all have ended: now has no more to say
        ("20 30 x9", "a:8.30-8.50 b:8.50-9.25", "11.00", "c:-", 5, "9.25"),
        ("", "", "9.00", "", 0, "8.30"),
        # past midnight
        ("20 30", "a:24.10-", "24.20", "a*:24.10-24.30 b:24.30-25.00", 940, "25.00"),
    ],
)  # fmt: skip
def test_outlook(
    entries: str, happened: str, now: str, expected: str, offset: int, end: str
) -> None:
    found = look(entries, happened, now)
    assert said(found) == expected
    assert (found.offset, clock(found.expected_end)) == (offset, end)


@pytest.mark.parametrize(
    ("entries", "happened", "now", "promised", "expected"),
    [
        # ahead of the plan: a guest is expected when it was promised, others at once
        ("20 30:Ann 10", "a:8.20-", "8.30", "", "a*:8.20-8.40 b:8.50-9.20 c:9.20-9.30"),
        ("20 30 10:Ann", "a:8.20-", "8.30", "", "a*:8.20-8.40 b:8.40-9.10 c:9.20-9.30"),
        # told something else than the plan says now
        ("20 30:Ann", "a:8.20-", "8.30", "b=9.00", "a*:8.20-8.40 b:9.00-9.30"),
        ("20 30:Ann", "a:8.20-", "8.30", "b=8.35", "a*:8.20-8.40 b:8.40-9.10"),
        # behind: the promise holds nobody back
        ("20 30:Ann", "a:8.50-", "8.55", "b=9.00", "a*:8.50-9.10 b:9.10-9.40"),
        # a promise is made to guests
        ("20 30", "a:8.30-", "8.35", "b=9.30", "a*:8.30-8.50 b:8.50-9.20"),
        # the fixed time and the promise: the later
        ("20 30=9.00:Ann", "a:8.30-", "8.35", "b=9.10", "a*:8.30-8.50 b:9.10-9.40"),
        # a running point is not held back by anything
        ("20:Ann 30", "a:8.20-", "8.25", "a=8.30", "a*:8.20-8.40 b:8.40-9.10"),
    ],
)
def test_promises(entries: str, happened: str, now: str, promised: str, expected: str) -> None:
    assert said(look(entries, happened, now, promised)) == expected


def test_seconds_are_fractions() -> None:
    entries = agenda("20 30")
    found = outlook(
        entries, plan(entries, window(MEETING)), {"a": Actual((Interval(510.5),))}, 511.25
    )
    assert [one.end for one in found.entries] == [530.5, 560.5]
    assert found.offset == 0.5


def test_two_at_once_is_a_fault_of_the_caller() -> None:
    with pytest.raises(ValueError, match="a, b"):
        look("20 30", "a:8.30- b:8.40-", "8.45")


def test_a_clock_set_back_takes_nothing_away() -> None:
    found = look("20 30", "a:8.30-8.40,8.35-", "8.20")
    assert said(found) == "a*:8.30-8.50 b:8.50-9.20"
    found = look("20 30", "a:8.40-8.30/ b:8.50-", "8.50")
    assert said(found) == "b*:8.50-9.20 a:9.20-9.40"


@st.composite
def meetings_under_way(
    draw: st.DrawFn,
) -> tuple[list[Entry], Window, dict[str, Actual], int, dict[str, int]]:
    """Some entries ended or left one after the other, perhaps one runs, and some were promised."""
    entries, meeting = draw(agendas), draw(windows)
    now = meeting.start + draw(st.integers(-30, 60))
    happened: dict[str, Actual] = {}
    order = draw(st.permutations([entry.key for entry in entries if not entry.withdrawn]))
    treated = draw(st.integers(0, len(order)))
    for index, key in enumerate(order[:treated]):
        begun, now = now, now + draw(st.integers(0, 45))
        if index == treated - 1 and draw(st.booleans()):
            happened[key] = Actual((Interval(begun),), paused=draw(st.integers(0, 10)))
        else:
            happened[key] = Actual((Interval(begun, now),), ended=draw(st.booleans()))
    keys = st.sampled_from([entry.key for entry in entries] or ["-"])
    return entries, meeting, happened, now, draw(st.dictionaries(keys, st.integers(0, 1600)))


@given(meetings_under_way())
def test_whatever_happens_every_rule_holds_for_what_is_left(
    under_way: tuple[list[Entry], Window, dict[str, Actual], int, dict[str, int]],
) -> None:
    entries, meeting, happened, now, promised = under_way
    planned = plan(entries, meeting)
    found = outlook(entries, planned, happened, now, promised)
    entry_of, slots = {entry.key: entry for entry in entries}, by_key(planned)
    left = [e.key for e in entries if not happened.get(e.key, Actual()).ended]
    waiting = [one for one in found.entries if not one.running]
    assert sorted(one.key for one in found.entries) == sorted(left)
    assert [one.key for one in waiting] == [key for key in left if key != found.running]
    cursor = -1.0e9
    for one in found.entries:
        entry, slot = entry_of[one.key], slots[one.key]
        assert (one.end is None) == (slot.start is None)
        if one.running:
            assert one.end is None or one.end >= now
            cursor = now if one.end is None else one.end
        elif one.start is not None and one.end is not None and slot.start is not None:
            assert one.start >= cursor
            assert one.start >= (now if happened else min(now, meeting.start))
            if entry.rule is not StartRule.FOLLOWS:
                assert one.start >= (entry.start_at or 0)
            if entry.guests:
                assert one.start >= promised.get(one.key, slot.start)
            assert one.end - one.start <= (entry.duration or 0)
            cursor = one.end
    assert found.expected_end >= cursor


@given(agendas, windows)
def test_before_the_meeting_all_is_expected_as_planned_unless_slots_overlap(
    entries: list[Entry], meeting: Window
) -> None:
    planned = plan(entries, meeting)
    if any(slot.overlap_before for slot in planned.slots):
        return
    found = outlook(entries, planned, {}, meeting.start - 10)
    assert [(one.start, one.end) for one in found.entries] == [
        (slot.start, slot.end) for slot in planned.slots
    ]
    assert found.offset == 0
    if not all(entry.withdrawn for entry in entries):
        assert found.expected_end == planned.planned_end


@given(agendas, windows, st.integers(0, 120))
def test_a_meeting_that_begins_late_is_nowhere_more_behind_than_at_its_beginning(
    entries: list[Entry], meeting: Window, late: int
) -> None:
    loose = [
        replace(entry, rule=StartRule.NOT_BEFORE) if entry.rule is StartRule.FIXED else entry
        for entry in entries
    ]
    planned = plan(loose, meeting)
    found = outlook(loose, planned, {}, meeting.start + late)
    for one, slot in zip(found.entries, planned.slots, strict=True):
        if one.start is not None and slot.start is not None:
            assert 0 <= one.start - slot.start <= late
