"""When each guest has to be there, before and after entries are dropped."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.planning.guest_windows import guest_windows
from model.planning.schedule import plan
from model.planning.shapes import Entry, GuestWindow, Window
from tests.model.planning.agendas import GUESTS, agenda, agendas, window, windows
from tests.model.planning.clock import clock


def lines(found: tuple[GuestWindow, ...]) -> list[str]:
    return [
        f"{one.guest} {clock(one.start)}-{clock(one.end)} {','.join(one.keys)}" for one in found
    ]


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ("20:Ann 30 15:Bo", ["Ann 8.30-8.50 a", "Bo 9.20-9.35 c"]),
        # touching and overlapping slots are one window, with a hole there are two
        ("20:Ann 30:Ann 15", ["Ann 8.30-9.20 a,b"]),
        ("20:Ann 30 15:Ann", ["Ann 8.30-8.50 a", "Ann 9.20-9.35 c"]),
        ("30:Ann 20=8.50:Ann", ["Ann 8.30-9.10 a,b"]),
        # one slot inside another does not shorten it
        ("60:Ann 10=8.40:Ann 10:Ann", ["Ann 8.30-9.40 a,b,c"]),
        # what comes first in time may stand later on the agenda; keys are in agenda order
        ("20:Ann 20=8.20:Ann", ["Ann 8.20-8.50 a,b"]),
        ("20:Ann 20=8.00:Ann", ["Ann 8.00-8.20 b", "Ann 8.30-8.50 a"]),
        # no slot, no window
        ("20 -:Ann x20:Bo", []),
        # a slot of no length joins or stands alone
        ("0:Ann 20:Ann", ["Ann 8.30-8.50 a,b"]),
        ("20 0:Ann", ["Ann 8.50-8.50 b"]),
        # twice on one entry counts once
        ("20:Ann,Ann", ["Ann 8.30-8.50 a"]),
        # sorted by start, then end, then who appears first
        ("20:Cai,Ann,Bo 10:Bo", ["Cai 8.30-8.50 a", "Ann 8.30-8.50 a", "Bo 8.30-9.00 a,b"]),
        ("20 10:Ann 10=8.30:Bo", ["Bo 8.30-8.40 c", "Ann 8.50-9.00 b"]),
    ],
)
def test_windows(entries: str, expected: list[str]) -> None:
    assert lines(plan(agenda(entries), window("8.30-10.00")).guest_windows) == expected


def test_dropping_a_point_takes_its_time_out_of_the_window() -> None:
    """As on 14 October 2021, where the guest of point 3 stands on point 2 as well."""
    entries = agenda("20:Ann,Bo 30:Cai,Dorte 15:Dorte 15:Eva 10:Fie -")
    planned = plan(entries, window("8.30-10.00"))
    assert "Dorte 8.50-9.35 b,c" in lines(planned.guest_windows)
    open_ones = [pair for pair in zip(planned.slots, entries, strict=True) if pair[1].key != "c"]
    kept = lines(guest_windows((slot, entry.guests) for slot, entry in open_ones))
    assert "Dorte 8.50-9.20 b" in kept
    assert len(kept) == 6


def test_dropping_the_middle_leaves_two_windows() -> None:
    entries = agenda("20:Ann 30:Ann 15:Ann")
    planned = plan(entries, window("8.30-10.00"))
    kept = guest_windows([(planned.slots[0], ["Ann"]), (planned.slots[2], ["Ann"])])
    assert lines(kept) == ["Ann 8.30-8.50 a", "Ann 9.20-9.35 c"]


def minutes_of(found: tuple[GuestWindow, ...], guest: str) -> set[int]:
    return {minute for one in found if one.guest == guest for minute in range(one.start, one.end)}


@given(agendas, windows)
def test_a_window_is_exactly_the_minutes_of_its_slots(
    entries: list[Entry], meeting: Window
) -> None:
    planned = plan(entries, meeting)
    for guest in GUESTS:
        needed: set[int] = set()
        for entry, slot in zip(entries, planned.slots, strict=True):
            if guest in entry.guests and slot.start is not None and slot.end is not None:
                needed.update(range(slot.start, slot.end))
        assert minutes_of(planned.guest_windows, guest) == needed


@given(agendas, windows)
def test_windows_of_one_guest_never_touch_and_cover_each_entry_once(
    entries: list[Entry], meeting: Window
) -> None:
    planned = plan(entries, meeting)
    order = [entry.key for entry in entries]
    for guest in GUESTS:
        own = [one for one in planned.guest_windows if one.guest == guest]
        assert all(earlier.end < later.start for earlier, later in pairwise(own))
        covered = [key for one in own for key in one.keys]
        assert sorted(covered, key=order.index) == [
            entry.key
            for entry, slot in zip(entries, planned.slots, strict=True)
            if guest in entry.guests and slot.start is not None
        ]
        for one in own:
            assert list(one.keys) == sorted(one.keys, key=order.index)


@given(agendas, windows)
def test_windows_are_sorted(entries: list[Entry], meeting: Window) -> None:
    found = plan(entries, meeting).guest_windows
    appearance = [
        guest
        for entry in entries
        if entry.duration is not None
        for guest in entry.guests
        if not entry.withdrawn
    ]
    keys = [(one.start, one.end, appearance.index(one.guest)) for one in found]
    assert keys == sorted(keys)


@given(agendas, windows, st.data())
def test_after_dropping_nothing_of_the_dropped_is_left(
    entries: list[Entry], meeting: Window, data: st.DataObject
) -> None:
    planned = plan(entries, meeting)
    dropped = data.draw(st.sets(st.sampled_from([entry.key for entry in entries] or ["-"])))
    kept = [
        (slot, entry.guests)
        for slot, entry in zip(planned.slots, entries, strict=True)
        if entry.key not in dropped
    ]
    found = guest_windows(kept)
    assert not dropped & {key for one in found for key in one.keys}
    for guest in GUESTS:
        needed: set[int] = set()
        for slot, guests in kept:
            if guest in guests and slot.start is not None and slot.end is not None:
                needed.update(range(slot.start, slot.end))
        assert minutes_of(found, guest) == needed
