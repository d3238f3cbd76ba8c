"""Where everything on the timeline stands: numbers only, no Qt. From a plan and a height to pixels.

Slots are in proportion to their minutes, but none is too low to be read and hit: a short slot
stretches the axis where it stands, so the hour lines beside it stay true.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from gui.timeline.axis import Axis, Span, at_scale, fit
from model.planning.shapes import GuestWindow, Plan, Slot

LEAST_SLOT = 24.0
_LABEL_ROOM = 16.0
_TOP = 12.0
_BOTTOM = 12.0
_LIST_HEADING = 34.0
_LIST_ROW = 32.0
_TAIL_MINUTES = 10
_EMPTY_DAY = 60

_Part = TypeVar("_Part")


@dataclass(frozen=True, slots=True)
class Stripe:
    """A stretch of the picture from top to bottom."""

    top: float
    bottom: float

    @property
    def height(self) -> float:
        """How much it takes."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class SlotBox:
    """A slot. Overlapping ones stand side by side: column 0 … columns − 1."""

    key: str
    stripe: Stripe
    column: int = 0
    columns: int = 1
    overlap: Stripe | None = None
    beyond_end: Stripe | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """Free time before a slot."""

    stripe: Stripe
    minutes: int


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across, with the hour beside it where there is room."""

    minute: int
    y: float
    label: bool
    strong: bool


@dataclass(frozen=True, slots=True)
class LaneBox:
    """When a guest is needed, in a lane of its own beside the slots."""

    window: GuestWindow
    lane: int
    stripe: Stripe


@dataclass(frozen=True, slots=True)
class Row:
    """An entry without a slot, listed below the day."""

    key: str
    stripe: Stripe


@dataclass(frozen=True, slots=True)
class TimelineLayout:
    """The whole picture. `over` is by how many minutes the day is too long, never negative."""

    height: float
    over: int
    slots: tuple[SlotBox, ...]
    gaps: tuple[Gap, ...]
    ticks: tuple[Tick, ...]
    lanes: tuple[LaneBox, ...]
    lane_count: int
    end_y: float
    day_bottom: float
    rows: tuple[Row, ...]
    axis: Axis

    def y(self, minute: int) -> float:
        """Where a time of the day stands."""
        return self.axis.y(minute)


def lay_out(
    plan: Plan, height: float, zoom: float = 1.0, scale: float | None = None
) -> TimelineLayout:
    """Fit the day into `height` where its slots stay readable; else it is higher.

    With a `scale`, so many pixels a minute instead: while something is dragged, minutes keep theirs.
    """
    timed = [slot for slot in plan.slots if slot.start is not None and slot.end is not None]
    untimed = [slot for slot in plan.slots if slot.start is None or slot.end is None]
    list_height = _LIST_HEADING + len(untimed) * _LIST_ROW if untimed else 0.0
    spans = [_span(slot) for slot in timed]
    first, last = _extent(plan, spans)
    room = max(120.0, height - _TOP - _BOTTOM - list_height)
    if scale is None:
        axis = fit(spans, first, last, room, LEAST_SLOT, zoom).moved(_TOP)
    else:
        axis = at_scale(spans, first, last, LEAST_SLOT, scale).moved(_TOP)
    day_bottom = axis.bottom
    return TimelineLayout(
        height=day_bottom + _BOTTOM + list_height,
        over=max(0, plan.over_under),
        slots=_slot_boxes(plan, timed, axis),
        gaps=_gaps(timed, axis),
        ticks=_ticks(plan, first, last, axis),
        lanes=(lanes := _lanes(plan.guest_windows, axis)),
        lane_count=max((box.lane + 1 for box in lanes), default=0),
        end_y=axis.y_end(plan.window.end),
        day_bottom=day_bottom,
        rows=_rows(untimed, day_bottom + _LIST_HEADING),
        axis=axis,
    )


def altered(before: TimelineLayout, after: TimelineLayout) -> Stripe | None:
    """Between which heights hours, free time, the end and what has no time lie elsewhere now."""
    changed = [tick.y for tick in _unlike(before.ticks, after.ticks)]
    for gap in _unlike(before.gaps, after.gaps):
        changed += [gap.stripe.top, gap.stripe.bottom]
    for minute_y in _unlike(_places(before.axis), _places(after.axis)):
        changed += minute_y[1:]
    if (before.end_y, before.over) != (after.end_y, after.over):
        changed += [before.end_y, after.end_y]
    if before.day_bottom != after.day_bottom:
        changed += [before.day_bottom, after.day_bottom]
    if before.rows != after.rows:
        changed += [before.day_bottom, after.day_bottom, before.height, after.height]
    return Stripe(min(changed), max(changed)) if changed else None


def _places(axis: Axis) -> list[tuple[int, float, float]]:
    return list(zip(axis.minutes, axis.ends, axis.starts, strict=True))


def _unlike(before: Sequence[_Part], after: Sequence[_Part]) -> list[_Part]:
    """What is left of both without the parts that are equal at their beginnings and ends."""
    shorter = min(len(before), len(after))
    head = 0
    while head < shorter and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < shorter - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    return [*before[head : len(before) - tail], *after[head : len(after) - tail]]


def _span(slot: Slot) -> Span:
    assert slot.start is not None
    assert slot.end is not None
    return Span(slot.start, slot.end)


def _extent(plan: Plan, spans: Sequence[Span]) -> tuple[int, int]:
    first = min([plan.window.start, *(span.start for span in spans)])
    last = max([plan.window.end, *(span.end for span in spans)])
    if last > plan.window.end:
        last += _TAIL_MINUTES
    return first, last if last > first else first + _EMPTY_DAY


def _slot_boxes(plan: Plan, timed: Sequence[Slot], axis: Axis) -> tuple[SlotBox, ...]:
    columns = _columns([_span(slot) for slot in timed])
    zero_seen: dict[int, int] = {}
    boxes = []
    for slot, (column, count) in zip(timed, columns, strict=True):
        span = _span(slot)
        if span.start == span.end:
            nth = zero_seen.get(span.start, 0)
            zero_seen[span.start] = nth + 1
            top = axis.y_end(span.start) + nth * LEAST_SLOT
            boxes.append(SlotBox(slot.key, Stripe(top, top + LEAST_SLOT), column, count))
            continue
        stripe = Stripe(axis.y(span.start), axis.y_end(span.end))
        boxes.append(
            SlotBox(
                slot.key,
                stripe,
                column,
                count,
                overlap=_overlap(slot, span, axis),
                beyond_end=_beyond(span, plan.window.end, axis),
            )
        )
    return tuple(boxes)


def _overlap(slot: Slot, span: Span, axis: Axis) -> Stripe | None:
    if slot.overlap_before <= 0:
        return None
    until = min(span.end, span.start + slot.overlap_before)
    return Stripe(axis.y(span.start), axis.y_end(until))


def _beyond(span: Span, end: int, axis: Axis) -> Stripe | None:
    if span.end <= end:
        return None
    start = axis.y(span.start) if span.start >= end else axis.y_end(end)
    return Stripe(start, axis.y_end(span.end))


def _columns(spans: Sequence[Span]) -> list[tuple[int, int]]:
    """For each span its column and the number of columns among those that it collides with."""
    order = sorted(range(len(spans)), key=lambda index: (spans[index].start, index))
    column = [0] * len(spans)
    count = [1] * len(spans)
    cluster: list[int] = []
    ends: list[int] = []
    for index in order:
        span = spans[index]
        if span.start == span.end:
            continue
        if ends and span.start >= max(ends):
            cluster, ends = [], []
        free = next((at for at, end in enumerate(ends) if end <= span.start), len(ends))
        ends[free : free + 1] = [span.end]
        column[index] = free
        cluster.append(index)
        for member in cluster:
            count[member] = len(ends)
    return list(zip(column, count, strict=True))


def _gaps(timed: Sequence[Slot], axis: Axis) -> tuple[Gap, ...]:
    found = []
    for slot in timed:
        if slot.gap_before > 0:
            start = _span(slot).start
            stripe = Stripe(axis.y(start - slot.gap_before), axis.y_end(start))
            found.append(Gap(stripe, slot.gap_before))
    return tuple(found)


def _ticks(plan: Plan, first: int, last: int, axis: Axis) -> tuple[Tick, ...]:
    """A line at the meeting's start and end and at every step of the clock."""
    scale = (axis.bottom - axis.top) / (last - first)
    step = next((step for step in (15, 30, 60, 120) if step * scale >= 20), 240)
    label_step = max(30, step)
    own = (plan.window.start, plan.window.end)
    own_places = [axis.y_end(minute) for minute in own]
    ticks = [Tick(minute, y, True, True) for minute, y in zip(own, own_places, strict=True)]
    above = -_LABEL_ROOM
    for minute in range(-(-first // step) * step, last + 1, step):
        if minute in own:
            continue
        y = axis.y(minute)
        free = all(abs(y - other) >= _LABEL_ROOM for other in (above, *own_places))
        label = minute % label_step == 0 and free
        if label:
            above = y
        ticks.append(Tick(minute, y, label, minute % label_step == 0))
    return tuple(sorted(ticks, key=lambda tick: tick.minute))


def _lanes(windows: Sequence[GuestWindow], axis: Axis) -> tuple[LaneBox, ...]:
    """First free lane, so that people who never meet share one."""
    bottoms: list[float] = []
    boxes = []
    for window in sorted(windows, key=lambda window: (window.start, -window.end)):
        top = axis.y(window.start)
        bottom = max(axis.y_end(window.end), top + LEAST_SLOT)
        lane = next((at for at, end in enumerate(bottoms) if end <= top + 0.5), len(bottoms))
        bottoms[lane : lane + 1] = [bottom]
        boxes.append(LaneBox(window, lane, Stripe(top, bottom)))
    return tuple(boxes)


def _rows(untimed: Sequence[Slot], top: float) -> tuple[Row, ...]:
    return tuple(
        Row(slot.key, Stripe(top + index * _LIST_ROW, top + (index + 1) * _LIST_ROW))
        for index, slot in enumerate(untimed)
    )
