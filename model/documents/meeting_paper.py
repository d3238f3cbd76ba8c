"""The frame that every document on a meeting has: title, running head, marks on every page."""

from collections.abc import Iterable

from model.documents.content import ContentBlock, Document
from model.documents.notices import notices
from model.documents.opening import meeting_name, running_head, title
from model.documents.words import Words
from model.views import MeetingView


def meeting_paper(
    view: MeetingView,
    kind: str,
    blocks: Iterable[ContentBlock],
    *,
    draft: bool = False,
    closed: bool | None = None,
    also: tuple[str, ...] = (),
) -> Document:
    """A document of this kind. `draft`: it says what was decided. `closed`: it holds closed points,
    where that is not simply what the view says. `also` are more marks for every page.
    """
    words = Words(view.language)
    holds_closed = view.holds_closed if closed is None else closed
    return Document(
        title=title(view, kind, words),
        language=view.language,
        blocks=tuple(blocks),
        running_head=running_head(view, words),
        subject=meeting_name(view),
        author=view.forum,
        notices=(*also, *notices(view, words, draft=draft, closed=holds_closed)),
    )
