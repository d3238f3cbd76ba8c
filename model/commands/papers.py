"""What is kept of papers that left: the meeting as sent out, what is told on, what was filed."""

import datetime

from sqlalchemy.orm import Session

from model.commands import lookup, values
from model.entities import Communicated, DispatchedView, Filing, Meeting
from model.queries.forum_settings import document_language
from model.queries.whole_meeting import whole_meeting
from model.storage.view_codec import to_text


def keep_dispatched(session: Session, meeting: Meeting, at: datetime.datetime) -> None:
    """Keep the whole meeting as it goes out, to tell later what has changed since."""
    moment = values.moment(at)
    content = kept_view(session, meeting.id)
    meeting.dispatched_views.append(DispatchedView(at=moment, content=content))


def kept_view(session: Session, meeting_id: int) -> str:
    """The full view of a meeting as it stands now, to be kept."""
    session.flush()
    return to_text(whole_meeting(session, meeting_id, document_language(session, meeting_id)))


def set_communicated(session: Session, point_id: int, communicated: bool) -> None:
    """Tick that a point's decision is told to the whole house, or take the tick away."""
    point = lookup.point(session, point_id)
    if communicated and point.communicated is None:
        point.communicated = Communicated()
    elif not communicated:
        point.communicated = None


def mark_filed(session: Session, meeting_id: int, folder: str, at: datetime.datetime) -> None:
    """Keep that the meeting's papers were written for the records system, mostly once it is approved."""
    meeting = lookup.found(session.get(Meeting, meeting_id))
    meeting.filings.append(Filing(at=values.moment(at), folder=folder))
