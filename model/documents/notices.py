"""What stands at the top of every page: that it is a draft, that it holds closed points."""

from model.documents.words import Words
from model.views import MeetingView
from model.vocabulary import MeetingStatus


def is_approved(view: MeetingView) -> bool:
    """Whether the minutes are more than a draft."""
    return view.approved is not None or view.status is MeetingStatus.APPROVED


def notices(view: MeetingView, words: Words, *, draft: bool, closed: bool) -> tuple[str, ...]:
    """`draft`: it says what was decided, and is one until that is approved."""
    _ = words.gettext
    found = [_("DRAFT")] if draft and not is_approved(view) else []
    return (*found, _("Holds closed points")) if closed else tuple(found)
