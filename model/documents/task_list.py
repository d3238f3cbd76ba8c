"""The tasks that a meeting left behind, on one paper."""

from collections.abc import Iterator

from model.documents.content import ContentBlock, Document, Line, Spacer, Tone
from model.documents.meeting_paper import meeting_paper
from model.documents.opening import opening
from model.documents.tasks import numbered_task_table
from model.documents.words import Words
from model.views import MeetingView


def task_list(view: MeetingView) -> Document:
    """Every task of the points that the view holds."""
    _ = Words(view.language).gettext
    closed = any(point.holds_closed and point.follow_ups for point in view.points)
    return meeting_paper(view, _("Task list"), _blocks(view), draft=True, closed=closed)


def _blocks(view: MeetingView) -> Iterator[ContentBlock]:
    words = Words(view.language)
    _ = words.gettext
    yield from opening(view, _("Task list"), words)
    points = [point for point in view.points if point.follow_ups]
    if points:
        yield Spacer(0.3)
        yield numbered_task_table(points, words)
    else:
        yield Spacer(0.5)
        yield Line(_("The meeting left no tasks behind."), Tone.QUIET)
