"""What is wrong with a plan's times."""

import pytest
from hypothesis import given

from model.planning.findings import TimeCode, TimeFinding, time_findings
from model.planning.schedule import plan
from model.planning.shapes import Entry, Window
from tests.model.planning.agendas import agenda, agendas, window, windows


def said(found: tuple[TimeFinding, ...]) -> list[str]:
    return [_said(one) for one in found]


def _said(one: TimeFinding) -> str:
    about = "".join(
        f" {part}" for part in (one.key, one.minutes or None, one.other, one.guest) if part
    )
    return f"{one.code}{about}"


@pytest.mark.parametrize(
    ("meeting", "entries", "expected"),
    [
        ("8.30-10.00", "20 30", []),
        ("8.30-10.00", "", []),
        ("8.30-10.00", "20 30 15 15 10 -", ["NO_BUFFER", "POINT_WITHOUT_SLOT f"]),
        ("8.30-10.00", "60 45", ["OVERRUN 15"]),
        ("8.30-10.00", "20 x-", []),  # withdrawn: no slot is right
        ("8.30-10.00", "20 x99", []),
        ("8.30-10.00", "20 0", []),  # no length is a slot
        ("8.30-10.00", "20 10>9.00", ["GAP b 10 a"]),
        ("8.30-10.00", "20>9.00", ["GAP a 30"]),  # from the meeting's start
        ("8.30-10.00", "45 10=9.00 10=9.10", ["OVERLAP b 15 a", "OVERLAP c 5 a"]),
        ("8.30-10.00", "20=8.00 10", ["OVERLAP a 30", "STARTS_BEFORE_MEETING a 30"]),
        ("8.30-10.00", "20 10=10.05",
         ["OVERRUN 15", "STARTS_AFTER_MEETING_END b 5", "GAP b 75 a"]),
        ("8.30-10.00", "90 10", ["OVERRUN 10"]),  # at the end is not after it
        ("10.00-10.00", "20", ["MEETING_ENDS_BEFORE_START", "OVERRUN 20"]),
        ("10.00-9.00", "20 10", ["MEETING_ENDS_BEFORE_START 60", "OVERRUN 90"]),
        ("10.00-10.00", "", ["MEETING_ENDS_BEFORE_START"]),
        ("10.00-10.00", "0", ["MEETING_ENDS_BEFORE_START"]),
        # guests
        ("8.30-10.00", "20:Ann 30 15:Ann", ["GUEST_TWICE_APART c 30 a Ann"]),
        ("8.30-10.00", "20:Ann 30:Ann", []),
        ("8.30-10.00", "10:Ann 10 10:Ann 10 10:Ann", ["GUEST_TWICE_APART c 20 a Ann"]),
        ("8.30-10.00", "30:Ann 20=8.50:Ann,Ann", ["OVERLAP b 10 a", "GUEST_CONFLICT b 10 a Ann"]),
        ("8.30-10.00", "30:Ann 20=8.50:Bo", ["OVERLAP b 10 a"]),
        ("8.30-10.00", "30:Ann 0=8.50:Ann", ["OVERLAP b 10 a"]),  # nobody is needed for no time
        ("8.30-10.00", "60:Ann 5=8.40:Ann 5=8.50:Ann",
         ["OVERLAP b 50 a", "OVERLAP c 40 a", "GUEST_CONFLICT b 5 a Ann",
          "GUEST_CONFLICT c 5 a Ann"]),
    ],
)  # fmt: skip
def test_findings(meeting: str, entries: str, expected: list[str]) -> None:
    parsed = agenda(entries)
    assert said(time_findings(parsed, plan(parsed, window(meeting)))) == expected


def test_a_break_without_duration_is_no_point_without_slot() -> None:
    entries = agenda("20 - -")
    planned = plan(entries, window("8.30-10.00"))
    assert said(time_findings(entries, planned, breaks={"b"})) == ["POINT_WITHOUT_SLOT c"]


@given(agendas, windows)
def test_findings_say_what_the_plan_says(entries: list[Entry], meeting: Window) -> None:
    planned = plan(entries, meeting)
    found = time_findings(entries, planned)

    def keys(code: TimeCode) -> list[str | None]:
        return [one.key for one in found if one.code is code]

    assert keys(TimeCode.OVERLAP) == [slot.key for slot in planned.slots if slot.overlap_before]
    assert keys(TimeCode.GAP) == [slot.key for slot in planned.slots if slot.gap_before]
    assert bool(keys(TimeCode.OVERRUN)) == (planned.over_under > 0)
    assert bool(keys(TimeCode.MEETING_ENDS_BEFORE_START)) == (meeting.end <= meeting.start)
    assert not (keys(TimeCode.OVERRUN) and keys(TimeCode.NO_BUFFER))
    assert all(one.minutes >= 0 for one in found)
    several = {
        one.guest
        for one in planned.guest_windows
        if sum(other.guest == one.guest for other in planned.guest_windows) > 1
    }
    assert {one.guest for one in found if one.code is TimeCode.GUEST_TWICE_APART} == several


@given(agendas, windows)
def test_a_guest_conflict_is_a_minute_needed_twice(entries: list[Entry], meeting: Window) -> None:
    planned = plan(entries, meeting)
    found = time_findings(entries, planned)
    needed: dict[str, list[int]] = {}
    for entry, slot in zip(entries, planned.slots, strict=True):
        if slot.start is not None and slot.end is not None:
            for guest in set(entry.guests):
                needed.setdefault(guest, []).extend(range(slot.start, slot.end))
    twice = {guest for guest, minutes in needed.items() if len(set(minutes)) < len(minutes)}
    assert {one.guest for one in found if one.code is TimeCode.GUEST_CONFLICT} == twice
