"""What the timeline must know of an entry besides its time, and how it is put into words."""

from dataclasses import dataclass

from gui.theme import Tone
from model.planning.shapes import Slot
from model.text.clock import format_clock, format_span
from model.text.translate import _, ngettext


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """One entry as it is shown. `number` is empty for a break; `kept` is protected by the user."""

    key: str
    number: str
    title: str
    tone: Tone = Tone.OTHER
    closed: bool = False
    withdrawn: bool = False
    is_break: bool = False
    kept: bool = False


@dataclass(frozen=True, slots=True)
class SlotFace:
    """Everything that one slot paints. Equal faces need no repaint.

    `latest` is when it must start, `""` where that is not shown. `was` is the time it has now, while
    a proposal shows another.
    """

    item: TimelineItem
    time: str
    minutes: str
    overlap: tuple[float, float] | None = None
    beyond_end: tuple[float, float] | None = None
    latest: str = ""
    late: bool = False
    was: str = ""


def span_text(start: int, end: int) -> str:
    """`9.05-9.35`, or one time where nothing passes."""
    if start == end:
        return format_clock(start)
    return format_span(start, end)


def minutes_text(minutes: int) -> str:
    """`50 min.`."""
    return _("{minutes} min.").format(minutes=minutes)


def latest_text(minute: int) -> str:
    """When it must start so that the meeting ends on time: `start by 9.10`."""
    return _("start by {time}").format(time=format_clock(minute))


def spoken(item: TimelineItem, slot: Slot, meeting_end: int) -> str:
    """The slot in words, as a screen reader says it: "Point 3 Budget, 9.35 to 10.25, 50 minutes"."""
    parts = [_heading(item)]
    if slot.start is None or slot.end is None:
        parts.append(_("withdrawn") if item.withdrawn else _("without a time"))
    else:
        clock = _("{start} to {end}")
        parts.append(clock.format(start=format_clock(slot.start), end=format_clock(slot.end)))
        parts.append(_spoken_minutes(slot.end - slot.start))
    if item.closed:
        parts.append(_("closed"))
    if item.kept:
        parts.append(_("kept as it is"))
    parts.extend(_troubles(slot, meeting_end))
    return ", ".join(parts)


def over_text(minutes: int) -> str:
    """The pill at the meeting's end: `10 min. too much`."""
    return _("{minutes} min. too much").format(minutes=minutes)


def gap_text(minutes: int) -> str:
    """What stands in free time."""
    return _("{minutes} min. free").format(minutes=minutes)


def _heading(item: TimelineItem) -> str:
    if item.is_break and _("Break").casefold() not in item.title.casefold():
        return _("{title}, break").format(title=item.title)
    if not item.number:
        return item.title
    return _("Point {number} {title}").format(number=item.number, title=item.title)


def _spoken_minutes(minutes: int) -> str:
    return ngettext("{count} minute", "{count} minutes", minutes).format(count=minutes)


def _troubles(slot: Slot, meeting_end: int) -> list[str]:
    troubles = []
    if slot.overlap_before > 0:
        troubles.append(_("overlaps by {span}").format(span=_spoken_minutes(slot.overlap_before)))
    if slot.end is not None and slot.end > meeting_end:
        over = slot.end - meeting_end
        after = _("{span} after the end of the meeting")
        troubles.append(after.format(span=_spoken_minutes(over)))
    return troubles
