"""What is kept of papers that left."""

import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.entities import DispatchedView, Filing
from model.storage.view_codec import from_text
from model.views import MeetingView


def last_dispatched(
    session: Session, meeting_id: int
) -> tuple[datetime.datetime, MeetingView] | None:
    """When the meeting last went out, and the full view of it then. `model.editions` alone may call it."""
    query = (
        select(DispatchedView)
        .where(DispatchedView.meeting_id == meeting_id)
        .order_by(DispatchedView.id.desc())
        .limit(1)
    )
    row = session.scalars(query).one_or_none()
    return None if row is None else (row.at, from_text(row.content))


def last_filing(session: Session, meeting_id: int) -> datetime.datetime | None:
    """When the papers were last written for the records system."""
    query = (
        select(Filing.at).where(Filing.meeting_id == meeting_id).order_by(Filing.id.desc()).limit(1)
    )
    return session.scalars(query).one_or_none()
