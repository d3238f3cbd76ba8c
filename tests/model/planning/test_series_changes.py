"""A changed series beside a meeting: what is taken over, what was changed by hand."""

import datetime
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from model.planning.series import Notice, Rhythm
from model.planning.series_changes import (
    EntryStep,
    Present,
    PresentEntry,
    changes,
    wanted_order,
)
from model.planning.series_shape import (
    Given,
    MeetingShape,
    PlacedEntry,
    Series,
    StandingEntry,
    from_json,
    to_json,
)

DAY = datetime.date(2026, 10, 15)
SERIES = Series(
    rhythm=Rhythm(datetime.date(2026, 1, 1), 3),
    start=510,
    end=720,
    location="Mødelokale 1",
    members=("Anna", "Bo"),
    deadline=Notice(4, 720),
    entries=(
        StandingEntry("Godkendelse af referat", 5, id=1),
        StandingEntry("Pause", 10, is_break=True, id=2),
        StandingEntry("Eventuelt", 10, id=3),
    ),
)
GIVEN = Given(
    SERIES.shape(DAY),
    tuple(PlacedEntry(e.id or 0, 10 + (e.id or 0), e) for e in SERIES.entries),
)
AS_GIVEN = Present(GIVEN.shape, tuple(PresentEntry(p.entry_id, p.entry) for p in GIVEN.entries))


def test_nothing_changes_where_nothing_changed() -> None:
    found = changes(SERIES, GIVEN, AS_GIVEN, DAY)
    assert (found.fields, found.entries, found.taken, found.reordered) == ((), (), False, False)


def test_a_new_hour_is_taken_and_a_room_by_hand_is_seen() -> None:
    here = replace(AS_GIVEN, shape=replace(AS_GIVEN.shape, location="Byrådssalen"))
    found = changes(replace(SERIES, start=540), GIVEN, here, DAY)
    assert [(c.field, c.before, c.after, c.by_hand) for c in found.fields] == [
        ("start", 510, 540, False),
        ("location", "Byrådssalen", "Mødelokale 1", True),
    ]
    assert found.taken
    assert found.by_hand


def test_another_weekday_takes_date_and_deadline_along() -> None:
    wednesdays = replace(SERIES, rhythm=replace(SERIES.rhythm, weekday=2))
    found = changes(wednesdays, GIVEN, AS_GIVEN, DAY)
    assert [(c.field, c.after) for c in found.fields] == [
        ("date", datetime.date(2026, 10, 14)),
        ("submission_deadline", datetime.datetime(2026, 10, 8, 12)),
    ]


def test_a_meeting_whose_day_falls_away_stays() -> None:
    found = changes(
        replace(SERIES, rhythm=replace(SERIES.rhythm, free_weeks=(42,))), GIVEN, AS_GIVEN, DAY
    )
    assert (found.off_rhythm, found.fields, found.wanted.date) == (True, (), DAY)


def test_standing_points_are_added_changed_and_removed() -> None:
    entries = (
        StandingEntry("Godkendelse af referat", 10, id=1),
        StandingEntry("Nyt fra direktøren", 15, id=4),
        StandingEntry("Eventuelt", 10, id=3),
    )
    found = changes(replace(SERIES, entries=entries), GIVEN, AS_GIVEN, DAY)
    assert [(c.step, c.title, c.entry_id, c.by_hand) for c in found.entries] == [
        (EntryStep.CHANGE, "Godkendelse af referat", 11, False),
        (EntryStep.ADD, "Nyt fra direktøren", None, False),
        (EntryStep.REMOVE, "Pause", 12, False),
    ]


def test_by_hand_are_a_changed_a_used_and_a_deleted_point() -> None:
    longer = PresentEntry(11, StandingEntry("Godkendelse af referat", 20))
    used = PresentEntry(12, GIVEN.entries[1].entry, used=True)
    here = Present(GIVEN.shape, (longer, used))
    wanted = replace(SERIES, entries=(SERIES.entries[0], SERIES.entries[2]))
    found = changes(wanted, GIVEN, here, DAY)
    assert [(c.step, c.title, c.by_hand) for c in found.entries] == [
        (EntryStep.CHANGE, "Godkendelse af referat", True),
        (EntryStep.ADD, "Eventuelt", True),
        (EntryStep.REMOVE, "Pause", True),
    ]
    assert not found.taken


def test_the_order_of_the_series_unless_somebody_moved_a_point() -> None:
    placed = {1: 11, 2: 12, 3: 13}
    turned = (SERIES.entries[2], SERIES.entries[0], SERIES.entries[1])
    assert wanted_order(turned, placed, [11, 12, 13], [11, 99, 12, 13]) == (13, 99, 11, 12)
    assert wanted_order(turned, placed, [11, 12, 13], [12, 11, 99, 13]) == (12, 11, 99, 13)


shapes = st.builds(
    MeetingShape,
    date=st.dates(),
    start=st.integers(0, 1439),
    end=st.integers(0, 1439),
    location=st.text(),
    members=st.lists(st.text()).map(tuple),
    submission_deadline=st.none() | st.datetimes(),
    dispatch_at=st.none() | st.datetimes(),
)


@given(shapes, st.lists(st.text()))
def test_what_was_given_is_kept_whole(shape: MeetingShape, titles: list[str]) -> None:
    entries = tuple(
        PlacedEntry(i, i + 5, StandingEntry(title, 5, purpose="decision"))
        for i, title in enumerate(titles)
    )
    whole = Given(shape, entries)
    assert from_json(to_json(whole)) == whole
