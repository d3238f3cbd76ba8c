"""Findings of the plan, in words."""

from collections.abc import Iterator

from model.checks.finding import Finding, finding
from model.checks.parts import label
from model.planning.findings import TimeCode, TimeFinding, time_findings
from model.planning.shapes import Entry
from model.text.clock import format_clock, format_duration
from model.text.translate import _, language
from model.views import BreakView, MeetingView, PointView


def times(view: MeetingView) -> Iterator[Finding]:
    """Every finding that the plan alone can tell."""
    entries = [_entry(entry) for entry in view.entries if isinstance(entry, PointView | BreakView)]
    breaks = {entry.key for entry in view.entries if isinstance(entry, BreakView)}
    names = _names(view)
    for found in time_findings(entries, view.plan, breaks):
        yield finding(found.code.value, found.key, _message(found, view, names))


def _entry(entry: PointView | BreakView) -> Entry:
    if isinstance(entry, BreakView):
        return Entry(entry.key, entry.duration, entry.rule, entry.start_at)
    guests = tuple(guest.name for guest in entry.guests)
    return Entry(entry.key, entry.duration, entry.rule, entry.start_at, entry.withdrawn, guests)


def _names(view: MeetingView) -> dict[str | None, str]:
    """What a sentence calls each entry; None is the start of the meeting."""
    names: dict[str | None, str] = {None: _("the start of the meeting")}
    for entry in view.entries:
        if isinstance(entry, PointView):
            names[entry.key] = _inside(entry)
        elif isinstance(entry, BreakView):
            names[entry.key] = _("“{title}”").format(title=entry.label)
    return names


def _inside(point: PointView) -> str:
    """What a sentence calls a point that it does not begin with."""
    if point.number is None:
        return label(point)
    return _("point {number}").format(number=point.number)


def _message(found: TimeFinding, view: MeetingView, names: dict[str | None, str]) -> str:
    message = _sentence(found.code).format(
        entry=names[found.key] if found.key is not None else "",
        other=names.get(found.other, ""),
        guest=found.guest or "",
        length=format_duration(found.minutes, language()),
        start=format_clock(view.start),
        end=format_clock(view.end),
        planned_end=format_clock(view.plan.planned_end),
    )
    return message[:1].upper() + message[1:]


def _sentence(code: TimeCode) -> str:
    return {
        TimeCode.MEETING_ENDS_BEFORE_START: _(
            "The meeting ends at {end}, not after its start at {start}. Correct the hours."
        ),
        TimeCode.OVERRUN: _("The plan ends at {planned_end}, {length} after the meeting."),
        TimeCode.NO_BUFFER: _("The plan ends exactly when the meeting does; there is no buffer."),
        TimeCode.OVERLAP: _("{entry} starts {length} before {other} ends."),
        TimeCode.STARTS_BEFORE_MEETING: _("{entry} starts {length} before the meeting."),
        TimeCode.STARTS_AFTER_MEETING_END: _(
            "{entry} starts {length} after the end of the meeting."
        ),
        TimeCode.GAP: _("There are {length} free between {other} and {entry}."),
        TimeCode.POINT_WITHOUT_SLOT: _("{entry} has no duration and so no time in the plan."),
        TimeCode.GUEST_CONFLICT: _(
            "{guest} is needed at {entry} and {other} at once for {length}."
        ),
        TimeCode.GUEST_TWICE_APART: _(
            "{guest} is needed several times and waits {length} in between."
        ),
    }[code]
