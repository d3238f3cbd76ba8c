"""The chair's script (drejebog): the day minute by minute, who waits outside, what is to be decided."""

from collections.abc import Iterator

from model.documents.content import (
    Column,
    ContentBlock,
    Document,
    Fact,
    Facts,
    From,
    Heading,
    KeepTogether,
    Line,
    Section,
    Table,
    Text,
    Tone,
)
from model.documents.meeting_paper import meeting_paper
from model.documents.opening import expected, nothing_yet, opening, roles
from model.documents.points import marks, point_title
from model.documents.recommendation import decision_points
from model.documents.words import Words
from model.text.clock import format_clock, format_duration, format_span
from model.views import BreakView, EntryView, GuestView, HiddenPointView, MeetingView, PointView

LEVEL = 2


def chair_script(view: MeetingView) -> Document:
    """The script of a full view."""
    _ = Words(view.language).gettext
    script = _Script(view)
    return meeting_paper(
        view, _("Chair's script"), script.blocks(), also=(_("For the chair only"),)
    )


class _Script:
    """Writes one meeting's script."""

    def __init__(self, view: MeetingView) -> None:
        self._view = view
        self._words = Words(view.language)
        self._latest = {slot.key: slot.latest_start for slot in view.plan.slots}

    def blocks(self) -> Iterator[ContentBlock]:
        """All of it."""
        view, words = self._view, self._words
        _ = words.gettext
        yield from opening(view, _("Chair's script"), words)
        facts = (*roles(view, words), *expected(view, words), *self._end())
        if facts:
            yield Facts(facts)
        yield from nothing_yet(view, words)
        if view.entries:
            yield Heading(_("The day"), LEVEL)
            yield self._table()
        for entry in view.entries:
            if isinstance(entry, PointView):
                yield Section((From(tuple(self._point(entry)), entry=entry.key),))

    def _end(self) -> Iterator[Fact]:
        _ = self._words.gettext
        plan = self._view.plan
        if not self._view.entries:
            return
        end = format_clock(plan.planned_end)
        if plan.over_under > 0:
            over = format_duration(plan.over_under, self._view.language)
            text = _("{time}, {minutes} too late").format(time=end, minutes=over)
        elif plan.over_under < 0:
            spare = format_duration(-plan.over_under, self._view.language)
            text = _("{time}, {minutes} to spare").format(time=end, minutes=spare)
        else:
            text = _("{time}, nothing to spare").format(time=end)
        yield Fact(_("Planned end"), text)

    # --- the table -------------------------------------------------------------------------------

    def _table(self) -> Table:
        _ = self._words.gettext
        columns = (
            Column(_("Time"), 1.9),
            Column(_("Point"), 4.4),
            Column(_("Min."), 0.9, numeric=True),
            Column(_("Start by"), 1.9),
            Column(_("People"), 3.4),
        )
        return Table(columns, tuple(self._row(entry) for entry in self._view.entries))

    def _row(self, entry: EntryView) -> tuple[str, ...]:
        _ = self._words.gettext
        if isinstance(entry, HiddenPointView):
            raise TypeError("the script is made from a full view")
        time = minutes = ""
        if entry.start is not None and entry.end is not None:
            time, minutes = format_span(entry.start, entry.end), str(entry.end - entry.start)
        latest = self._start_by(entry)
        if isinstance(entry, BreakView):
            return time, entry.label or _("Break"), minutes, latest, ""
        title = f"{entry.number}. {entry.title}" if entry.number is not None else entry.title
        if entry.withdrawn:
            return "", f"{title} ({_('withdrawn')})", "", "", ""
        return time, title, minutes, latest, self._words.people(entry.guests)

    def _start_by(self, entry: PointView | BreakView) -> str:
        """Its latest start; "" where it is planned to be later, which the planned end has told."""
        latest = self._latest.get(entry.key)
        if latest is None or entry.start is None or latest < entry.start:
            return ""
        return format_clock(latest)

    # --- one point -------------------------------------------------------------------------------

    def _point(self, point: PointView) -> Iterator[ContentBlock]:
        words = self._words
        _ = words.gettext
        head: list[ContentBlock] = [Heading(point_title(point.number, point.title, words), LEVEL)]
        if point.withdrawn:
            yield KeepTogether((*head, Line(_("The point has been withdrawn"), Tone.NOTICE)))
            return
        head.extend(self._times(point))
        head.extend(marks(point, words))
        guests = tuple(self._guest(guest, point) for guest in point.guests)
        if guests:
            head.append(Facts(guests))
        yield KeepTogether(tuple(head), with_next=bool(point.note_to_chair or point.treated_item))
        if point.note_to_chair:
            yield Heading(_("Note to the chair"), LEVEL + 1)
            yield Text(point.note_to_chair, heading_level=LEVEL + 1)
        if point.treated_item is not None:
            yield from decision_points(point.treated_item, words)

    def _times(self, point: PointView) -> Iterator[ContentBlock]:
        words = self._words
        _ = words.gettext
        parts: list[str] = []
        if point.start is not None and point.end is not None:
            parts.append(words.at(point.start, point.end))
            if latest := self._start_by(point):
                parts.append(_("has to start by {time}").format(time=latest))
        if point.purpose is not None and words.purpose(point.purpose):
            parts.append(words.purpose(point.purpose))
        if parts:
            text = " · ".join(parts)
            yield Line(text[:1].upper() + text[1:], Tone.QUIET)

    def _guest(self, guest: GuestView, point: PointView) -> Fact:
        """A guest, and when he waits outside."""
        _ = self._words.gettext
        parts: list[str] = [_("online")] if guest.online else []
        if point.start is not None:
            arrives = point.start - (guest.arrive_before or 0)
            parts.append(_("ready at {time}").format(time=format_clock(arrives)))
        return Fact(self._words.role(guest.role), ", ".join((guest.called, *parts)))
