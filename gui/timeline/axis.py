"""From minutes to pixels and back, with room for slots that would be too low. No Qt."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

_LEAST_SCALE = 0.6
_MOST_SCALE = 7.0
_TRIES = 14


@dataclass(frozen=True, slots=True)
class Span:
    """From a minute to a minute of the day."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Axis:
    """At each of `minutes` something begins or ends.

    Slots of no length lie between a minute's `ends` and its `starts`.
    """

    minutes: tuple[int, ...]
    ends: tuple[float, ...]
    starts: tuple[float, ...]
    scale: float = 1.0
    """Pixels a minute, where no short slot stretches it."""
    _known: dict[float, int] = field(init=False, repr=False, compare=False)
    """Where in `minutes` one stands: nearly all that is asked for stands there."""

    def __post_init__(self) -> None:
        known = {float(minute): at for at, minute in enumerate(self.minutes)}
        object.__setattr__(self, "_known", known)

    @property
    def top(self) -> float:
        """Where the day begins."""
        return self.ends[0]

    @property
    def bottom(self) -> float:
        """Where the day ends."""
        return self.starts[-1]

    def y(self, minute: float) -> float:
        """Where something that starts at a minute begins."""
        return self._place(minute, self.starts)

    def y_end(self, minute: float) -> float:
        """Where something that ends at a minute ends."""
        return self._place(minute, self.ends)

    def minute(self, y: float) -> float:
        """The time at a height."""
        at = max(0, min(bisect_right(self.starts, y) - 1, len(self.minutes) - 2))
        top, bottom = self.starts[at], self.ends[at + 1]
        first, last = self.minutes[at], self.minutes[at + 1]
        share = (y - top) / (bottom - top) if bottom > top else 0.0
        return first + max(0.0, min(1.0, share)) * (last - first)

    def moved(self, by: float) -> "Axis":
        """The same axis further down."""
        ends = tuple(y + by for y in self.ends)
        return Axis(self.minutes, ends, tuple(y + by for y in self.starts), self.scale)

    def _place(self, minute: float, exact: tuple[float, ...]) -> float:
        last = len(self.minutes) - 1
        if (known := self._known.get(minute)) is not None:
            return exact[known]
        at = bisect_right(self.minutes, minute) - 1
        if at < 0:
            return self.ends[0]
        if at >= last:
            return exact[last]
        share = (minute - self.minutes[at]) / (self.minutes[at + 1] - self.minutes[at])
        return self.starts[at] + share * (self.ends[at + 1] - self.starts[at])


def fit(
    spans: Sequence[Span], first: int, last: int, room: float, least: float, zoom: float
) -> Axis:
    """The axis that fills `room`, or the lowest one above it; then `zoom` times as high."""
    ground = _Ground(spans, first, last, least)
    low, high = _LEAST_SCALE, _MOST_SCALE
    if ground.height(high) <= room:
        low = high
    elif ground.height(low) < room:
        for _step in range(_TRIES):
            middle = (low + high) / 2
            if ground.height(middle) > room:
                high = middle
            else:
                low = middle
    return ground.axis(low * zoom)


def at_scale(spans: Sequence[Span], first: int, last: int, least: float, scale: float) -> Axis:
    """The axis with so many pixels a minute, whatever room there is."""
    return _Ground(spans, first, last, least).axis(scale)


class _Ground:
    """What does not change while the scale is sought."""

    def __init__(self, spans: Sequence[Span], first: int, last: int, least: float) -> None:
        times = {first, last}
        for span in spans:
            times.update((span.start, span.end))
        self.minutes = sorted(times)
        place = {minute: at for at, minute in enumerate(self.minutes)}
        self._lengths = [
            after - before for before, after in zip(self.minutes, self.minutes[1:], strict=False)
        ]
        self._ranges = [
            (place[span.start], place[span.end]) for span in spans if span.end > span.start
        ]
        # The shortest first: a long slot round them may then need nothing more.
        self._ranges.sort(key=lambda ends: self.minutes[ends[1]] - self.minutes[ends[0]])
        self._points = Counter(place[span.start] for span in spans if span.end == span.start)
        self._least = least

    def height(self, scale: float) -> float:
        return sum(self._steps(scale)) + self._least * self._points.total()

    def axis(self, scale: float) -> Axis:
        ends, starts = [], []
        y = 0.0
        steps = [0.0, *self._steps(scale)]
        for at, step in enumerate(steps):
            y += step
            ends.append(y)
            y += self._points[at] * self._least
            starts.append(y)
        return Axis(tuple(self.minutes), tuple(ends), tuple(starts), scale)

    def _steps(self, scale: float) -> list[float]:
        steps = [length * scale for length in self._lengths]
        for first, last in self._ranges:
            missing = self._least - sum(steps[first:last])
            if missing > 0:
                whole = self.minutes[last] - self.minutes[first]
                for at in range(first, last):
                    steps[at] += missing * self._lengths[at] / whole
        return steps
