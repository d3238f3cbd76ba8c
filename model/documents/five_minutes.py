"""News for the whole house (Chefteamets 5 minutter): the points whose decision is told on."""

from collections.abc import Iterator

from model.documents.content import ContentBlock, Document, Heading, Line, Section, Text, Tone
from model.documents.meeting_paper import meeting_paper
from model.documents.words import Words
from model.text.subjects import subject_of
from model.views import MeetingView, PointView
from model.vocabulary import Edition


def five_minutes(view: MeetingView) -> Document:
    """The ticked points of an open view. Raises LookupError where none is ticked."""
    if view.edition is not Edition.OPEN:
        raise ValueError("the whole house reads it: the open view only")
    points = [point for point in view.points if point.communicated and not point.withdrawn]
    if not points:
        raise LookupError("no point is ticked")
    _ = Words(view.language).gettext
    return meeting_paper(view, _("The 5 minutes"), _blocks(view, points), draft=True)


def _blocks(view: MeetingView, points: list[PointView]) -> Iterator[ContentBlock]:
    words = Words(view.language)
    _ = words.gettext
    yield Heading(_("5 minutes from {forum}").format(forum=_sender(view)), 1)
    yield Line(_("News from the meeting on {date}").format(date=words.date(view.date)), Tone.LEAD)
    for point in points:
        yield Section(tuple(_point(point, view)))


def _sender(view: MeetingView) -> str:
    """The forum as it is spoken of: "Chefteamet"; a name of another kind stays as it is."""
    forum = view.forum.strip() or view.name.strip()
    subject = subject_of(forum)
    return subject if view.language == "da" and subject.startswith(forum) else forum


def _point(point: PointView, view: MeetingView) -> Iterator[ContentBlock]:
    language = point.title_language if point.title_language != view.language else ""
    yield Heading(point.title, 2, language=language)
    if point.minutes:
        yield Text(point.minutes, heading_level=2)
