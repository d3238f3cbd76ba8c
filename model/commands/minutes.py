"""The minutes, saved as they are typed."""

from sqlalchemy import Text, bindparam, select, type_coerce
from sqlalchemy.orm import Session

from model.commands import lookup, typed, values
from model.entities import AgendaEntry, AgendaPoint, Meeting
from model.text.blocks import RichText, to_json
from model.vocabulary import MeetingStatus

_ENTRIES, _MEETINGS = AgendaEntry.__table__.c, Meeting.__table__.c

# Runs at every pause in typing: one read, of the text that is replaced as it lies there.
_POINT = (
    select(_MEETINGS["status"], type_coerce(_ENTRIES["minutes"], Text))
    .join_from(AgendaEntry.__table__, Meeting.__table__, _ENTRIES["meeting_id"] == _MEETINGS["id"])
    .where(_ENTRIES["id"] == bindparam("point_id"), _ENTRIES["type"] == "point")
)


def set_text(session: Session, point_id: int, blocks: RichText) -> None:
    """The minutes of one point. Raises ApprovedError, GoneError."""
    session.flush()
    found = session.connection().execute(_POINT, {"point_id": point_id}).one_or_none()
    if found is None:
        raise lookup.GoneError
    status, before = found
    if status == MeetingStatus.APPROVED:
        raise lookup.ApprovedError
    after = to_json(values.rich(blocks))
    typed.write(session, AgendaPoint, point_id, "minutes", before, after)
