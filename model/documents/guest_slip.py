"""A guest's slip (mødetid til deltager): when and where one person is needed, and nothing of others."""

from collections.abc import Iterator

from model.documents.content import (
    Column,
    ContentBlock,
    Document,
    Fact,
    Facts,
    Heading,
    Line,
    Table,
    Tone,
)
from model.documents.meeting_paper import meeting_paper
from model.documents.opening import meeting_name, place, when
from model.documents.words import Words, capitalised
from model.text.clock import format_span
from model.views import MeetingView, PointView


def guest_slip(view: MeetingView) -> Document:
    """The slip of a guest's view. Raises LookupError where it holds no point."""
    if not view.points:
        raise LookupError("no point")
    _ = Words(view.language).gettext
    return meeting_paper(view, _("Meeting time"), _blocks(view), closed=False)


def _blocks(view: MeetingView) -> Iterator[ContentBlock]:
    words = Words(view.language)
    _ = words.gettext
    guest = view.points[0].guests[0]
    yield Line(_("Meeting time for a participant"), Tone.KIND)
    yield Heading(guest.name, 1)
    times = [(window.start, window.end) for window in view.plan.guest_windows]
    if times:
        later = [format_span(start, end) for start, end in times[1:]]
        yield Line(capitalised(words.names([words.at(*times[0]), *later])), Tone.LEAD)
    yield Facts(tuple(_facts(view, words)))
    columns = (Column(_("Time"), 1.6), Column(_("Point"), 6), Column(_("Purpose"), 2))
    yield Table(columns, tuple(_row(point, words) for point in view.points))
    early = [g.arrive_before for point in view.points for g in point.guests if g.arrive_before]
    if early:
        text = words.ngettext(
            "Please be ready {minutes} minute before.",
            "Please be ready {minutes} minutes before.",
            max(early),
        )
        yield Line(text.format(minutes=max(early)))
    yield Line(_("Times may shift during the meeting; you will then be told."), Tone.QUIET)


def _facts(view: MeetingView, words: Words) -> Iterator[Fact]:
    _ = words.gettext
    yield Fact(_("Meeting"), meeting_name(view))
    yield Fact(_("Meets"), when(view, words))
    if where := place(view):
        yield Fact(_("Place"), where)
    if view.online_link:
        yield Fact(_("Link"), view.online_link)


def _row(point: PointView, words: Words) -> tuple[str, ...]:
    _ = words.gettext
    time = ""
    if point.start is not None and point.end is not None:
        time = format_span(point.start, point.end)
    title = f"{point.number}. {point.title}" if point.number is not None else point.title
    if point.withdrawn:
        return "", _("{title} (withdrawn)").format(title=title), ""
    purpose = words.purpose(point.purpose) if point.purpose is not None else ""
    return time, title, purpose
