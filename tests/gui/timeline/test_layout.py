"""The numbers of the timeline, without a window."""

from itertools import pairwise

from hypothesis import given, strategies

from gui.timeline.axis import Span, fit
from gui.timeline.layout import LEAST_SLOT, lay_out
from model.planning.schedule import plan
from model.planning.shapes import Entry, StartRule, Window

DAY = Window(540, 720)

entries = strategies.lists(
    strategies.builds(
        lambda duration, rule, start, withdrawn, guests: (
            duration,
            rule,
            start if rule is not StartRule.FOLLOWS else None,
            withdrawn,
            tuple(guests),
        ),
        strategies.one_of(strategies.none(), strategies.integers(0, 240)),
        strategies.sampled_from(StartRule),
        strategies.integers(0, 1500),
        strategies.booleans(),
        strategies.sets(strategies.sampled_from("abcdef"), max_size=3).map(sorted),
    ),
    max_size=25,
).map(
    lambda rows: [
        Entry(str(at), duration, rule, start, withdrawn, guests)
        for at, (duration, rule, start, withdrawn, guests) in enumerate(rows)
    ]
)
windows = strategies.builds(Window, strategies.integers(0, 1400), strategies.integers(0, 1500))


@given(entries, windows, strategies.floats(50, 3000), strategies.floats(1, 4))
def test_every_entry_has_one_readable_place(
    agenda: list[Entry], window: Window, height: float, zoom: float
) -> None:
    day = plan(agenda, window)
    layout = lay_out(day, height, zoom)
    keys = [box.key for box in layout.slots] + [row.key for row in layout.rows]
    assert sorted(keys) == sorted(entry.key for entry in agenda)
    for box in layout.slots:
        assert box.stripe.height >= LEAST_SLOT - 0.01
        assert 0 <= box.column < box.columns
        assert layout.axis.top - 0.01 <= box.stripe.top
        assert box.stripe.bottom <= layout.day_bottom + 0.01
    for row in layout.rows:
        assert layout.day_bottom <= row.stripe.top
        assert row.stripe.bottom <= layout.height


@given(entries, windows, strategies.floats(50, 3000))
def test_nothing_lies_on_anything(agenda: list[Entry], window: Window, height: float) -> None:
    layout = lay_out(plan(agenda, window), height)
    boxes = sorted(layout.slots, key=lambda box: box.stripe.top)
    for at, one in enumerate(boxes):
        for other in boxes[at + 1 :]:
            if other.stripe.top >= one.stripe.bottom - 0.01:
                break
            apart = one.column != other.column and one.columns == other.columns
            no_length = min(one.stripe.height, other.stripe.height) <= LEAST_SLOT + 0.01
            assert apart or no_length
    lanes = layout.lanes
    for one in lanes:
        for other in lanes:
            if one is not other and one.lane == other.lane:
                assert (
                    one.stripe.bottom <= other.stripe.top + 0.51
                    or other.stripe.bottom <= one.stripe.top + 0.51
                )


@given(entries, windows, strategies.floats(50, 3000))
def test_later_is_never_higher(agenda: list[Entry], window: Window, height: float) -> None:
    axis = lay_out(plan(agenda, window), height).axis
    first, last = axis.minutes[0], axis.minutes[-1]
    heights = [axis.y(minute) for minute in range(first, last + 1, 7)]
    assert heights == sorted(heights)
    for minute in range(first, last, 11):
        assert abs(axis.minute(axis.y(minute)) - minute) < 0.01


def test_the_day_fills_the_height_when_it_can() -> None:
    agenda = [Entry(str(at), 30) for at in range(6)]
    layout = lay_out(plan(agenda, DAY), 900)
    assert abs(layout.height - 900) < 2
    heights = {round(box.stripe.height, 1) for box in layout.slots}
    assert len(heights) == 1


def test_a_short_meeting_is_not_blown_up() -> None:
    layout = lay_out(plan([Entry("a", 30)], Window(540, 570)), 2000)
    assert layout.height < 300


def test_many_entries_scroll() -> None:
    agenda = [Entry(str(at), 5) for at in range(60)]
    layout = lay_out(plan(agenda, Window(540, 840)), 600)
    assert layout.height >= 60 * LEAST_SLOT


def test_slots_are_in_proportion_where_there_is_room() -> None:
    layout = lay_out(plan([Entry("a", 20), Entry("b", 60)], Window(540, 620)), 600)
    one, three = (box.stripe.height for box in layout.slots)
    assert abs(three - 3 * one) < 0.01


def test_overflow_gap_and_overlap() -> None:
    agenda = [
        Entry("a", 60),
        Entry("b", 30, StartRule.FIXED, 580),
        Entry("c", 60, StartRule.NOT_BEFORE, 680),
    ]
    layout = lay_out(plan(agenda, DAY), 800)
    a, b, c = layout.slots
    assert (a.column, a.columns) == (0, 2)
    assert (b.column, b.columns) == (1, 2)
    assert b.overlap is not None
    assert b.overlap.top == b.stripe.top
    assert abs(b.overlap.bottom - layout.y(600)) < 0.01
    assert c.columns == 1
    assert c.beyond_end is not None
    assert c.beyond_end.top == layout.end_y
    assert c.beyond_end.bottom == c.stripe.bottom
    assert [gap.minutes for gap in layout.gaps] == [70]
    assert layout.day_bottom > c.stripe.bottom


def test_people_who_never_meet_share_a_lane() -> None:
    agenda = [
        Entry("a", 30, guests=("m", "k")),
        Entry("b", 30, guests=("m",)),
        Entry("c", 30, guests=("n",)),
    ]
    lanes = {box.window.guest: box.lane for box in lay_out(plan(agenda, DAY), 800).lanes}
    assert lanes == {"m": 0, "k": 1, "n": 0}


def test_hours_stand_where_there_is_room() -> None:
    layout = lay_out(plan([Entry("a", 60)], Window(495, 720)), 700)
    labels = [tick.minute for tick in layout.ticks if tick.label]
    assert labels[0] == 495
    assert 720 in labels
    assert 540 in labels
    heights = [tick.y for tick in layout.ticks if tick.label]
    assert all(b - a >= 15.9 for a, b in pairwise(heights))


def test_an_empty_or_backward_day_is_a_day() -> None:
    for window in (Window(540, 540), Window(600, 540), Window(540, 720)):
        layout = lay_out(plan([], window), 400)
        assert layout.height > 0
        assert layout.slots == ()


def test_past_midnight_goes_on() -> None:
    layout = lay_out(plan([Entry("a", 300)], Window(1380, 1470)), 600)
    assert layout.slots[0].beyond_end is not None
    assert layout.y(1470) < layout.y(1680)


def test_slots_of_no_length_stand_below_each_other() -> None:
    axis = fit([Span(10, 10), Span(10, 10), Span(10, 20)], 0, 20, 200, 24, 1)
    assert axis.y(10) - axis.y_end(10) == 48
    layout = lay_out(plan([Entry("a", 0), Entry("b", 0), Entry("c", 30)], DAY), 600)
    a, b, c = (box.stripe for box in layout.slots)
    assert a.bottom == b.top
    assert b.bottom == c.top
