"""The gate: fills the views for the full edition, the open one and one guest.

The only room that does. What a view may not show is not in it, and everything downstream takes a
view and nothing else, so that a document cannot leak what it never received.
"""

from dataclasses import replace

from sqlalchemy.orm import Session

from model.editions.dispatched import SentOut, as_sent_out
from model.editions.guest import guest_view
from model.editions.member import left_out, without_points
from model.editions.open import open_view
from model.queries.forum_settings import (
    closed_display,
    document_language,
    letterhead,
    letterhead_logo,
)
from model.queries.papers import last_dispatched
from model.queries.revisions import view_of_revision
from model.queries.whole_meeting import whole_meeting
from model.views import MeetingView
from model.vocabulary import Edition

__all__ = [
    "SentOut",
    "for_guest",
    "full",
    "guest_view",
    "left_out",
    "minutes_as_kept",
    "open_edition",
    "open_view",
    "sent_out",
    "without_points",
]


def full(session: Session, meeting_id: int) -> MeetingView:
    """Everything but own notes, which are in no view. Raises LookupError for an unknown meeting."""
    view = whole_meeting(session, meeting_id, document_language(session, meeting_id))
    logo, words = letterhead_logo(session, meeting_id)
    return replace(view, letterhead=letterhead(session, meeting_id), logo=logo, logo_words=words)


def open_edition(session: Session, meeting_id: int) -> MeetingView:
    """What everybody may see, closed points as the forum wants them shown.

    Raises LookupError for an unknown meeting.
    """
    return open_view(full(session, meeting_id), closed_display(session, meeting_id))


def sent_out(session: Session, meeting_id: int, edition: Edition) -> SentOut | None:
    """The meeting as it last went out, full or open. None where nothing was kept of it."""
    kept = last_dispatched(session, meeting_id)
    if kept is None:
        return None
    at, view = kept
    if edition is not Edition.FULL:
        view = as_sent_out(view, full(session, meeting_id))
    return SentOut(at, view)


def minutes_as_kept(
    session: Session, meeting_id: int, revision: int, edition: Edition
) -> MeetingView:
    """The meeting as a revision of its minutes has it (counted from 1), full or open.

    Raises LookupError where no such revision was kept whole.
    """
    view = view_of_revision(session, meeting_id, revision)
    if edition is Edition.FULL:
        return view
    return as_sent_out(view, full(session, meeting_id), closed_display(session, meeting_id))


def for_guest(session: Session, meeting_id: int, name: str) -> MeetingView:
    """One person's own points and nothing of others. Raises LookupError for an unknown meeting."""
    return guest_view(full(session, meeting_id), name)
