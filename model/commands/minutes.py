"""The minutes, saved as they are typed."""

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session, load_only

from model.commands import lookup, values
from model.entities import AgendaPoint, Meeting
from model.text.blocks import RichText
from model.vocabulary import MeetingStatus

# Runs at every pause in typing: one read of a few columns, without the text that is replaced.
_POINT = (
    select(AgendaPoint, Meeting.status)
    .join(Meeting, AgendaPoint.meeting_id == Meeting.id)
    .where(AgendaPoint.id == bindparam("point_id"))
    .options(load_only(AgendaPoint.meeting_id))
)


def set_text(session: Session, point_id: int, blocks: RichText) -> None:
    """The minutes of one point. Raises ApprovedError, GoneError."""
    found = session.execute(_POINT, {"point_id": point_id}).one_or_none()
    if found is None:
        raise lookup.GoneError
    point, status = found
    if status == MeetingStatus.APPROVED:
        raise lookup.ApprovedError
    point.minutes = values.rich(blocks)
