"""What is set for the forum of a meeting, as far as views need it."""

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from model.entities import Meeting, Setting
from model.views import ClosedDisplay


def closed_display(session: Session, meeting_id: int) -> ClosedDisplay:
    """What the open edition shows of a closed point. A value that nobody knows shows nothing."""
    try:
        return ClosedDisplay(_value(session, meeting_id, "closed_points", ""))
    except ValueError:
        return ClosedDisplay.NOTHING


def document_language(session: Session, meeting_id: int) -> str:
    """The language of the forum's documents, mails and calendars, never the window's."""
    return _value(session, meeting_id, "document_language", "da")


def _value(session: Session, meeting_id: int, key: str, default: str) -> str:
    """The forum's own value, else the one for all forums, else the default."""
    query = (
        select(Setting.value)
        .join(Meeting, or_(Setting.forum_id == Meeting.forum_id, Setting.forum_id.is_(None)))
        .where(Meeting.id == meeting_id, Setting.key == key)
        .order_by(Setting.forum_id.is_(None))
    )
    return session.scalars(query).first() or default
