"""The minutes as they stood: when sent for comments, when approved, when corrected.

What has been said to others is not taken back, so revisions are outside undo.
"""

import datetime
import json
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from model.commands import irreversible, lookup, status, values
from model.entities import AgendaPoint, Meeting, MinutesRevision
from model.errors import UserError
from model.text.blocks import to_json
from model.text.translate import _
from model.views import MeetingStatus, RevisionKind

LATEST_CONTENT = 1
"""The shape of `content`; a reader knows by it what to expect."""


def send_for_comments(
    session: Session, meeting_id: int, *, at: datetime.datetime | None = None, comment: str = ""
) -> int:
    """Keep the minutes as they go out as a draft; the revision's id. `comment`: to whom, until when."""
    meeting = lookup.meeting(session, meeting_id)
    if MeetingStatus(meeting.status) is MeetingStatus.HELD:
        status.set_status(session, meeting_id, MeetingStatus.MINUTES_DRAFT)
    if MeetingStatus(meeting.status) is MeetingStatus.MINUTES_DRAFT:
        status.set_status(session, meeting_id, MeetingStatus.MINUTES_SENT)
    return _keep(session, meeting, RevisionKind.SENT, at, comment=comment)


def approve(
    session: Session, meeting_id: int, by: str, *, at: datetime.datetime | None = None
) -> int:
    """The minutes are approved and locked; the revision's id. Raises UserError without a name."""
    meeting = lookup.meeting(session, meeting_id)
    name = values.line(by)
    if not name:
        raise UserError(_("Write who approved the minutes."))
    revision = _keep(session, meeting, RevisionKind.APPROVED, at, by=name)
    status.set_status(session, meeting_id, MeetingStatus.APPROVED, at=at, by=name)
    return revision


def begin_correction(
    session: Session, meeting_id: int, reason: str, *, at: datetime.datetime | None = None
) -> int:
    """Unlock approved minutes for a correction; what was approved is kept as it is.

    They are a draft until they are approved anew. Raises UserError without a reason, and where
    nothing is approved.
    """
    meeting = lookup.found(session.get(Meeting, meeting_id))
    if meeting.status != MeetingStatus.APPROVED:
        raise UserError(_("The minutes are not approved, so they can simply be changed."))
    text = values.line(reason)
    if not text:
        raise UserError(_("Write why the approved minutes are corrected."))
    if not _has_approved(session, meeting_id):  # approved before revisions were kept
        _keep(session, meeting, RevisionKind.APPROVED, meeting.approved_at, by=meeting.approved_by)
    meeting.status = MeetingStatus.MINUTES_DRAFT.value
    meeting.approved_at, meeting.approved_by = None, ""
    irreversible.mark(session)
    return _keep(session, meeting, RevisionKind.CORRECTION, at, comment=text)


def content(session: Session, meeting: Meeting) -> str:
    """Everything that the minutes say, as JSON, point by point in agenda order."""
    points = session.scalars(
        select(AgendaPoint)
        .where(AgendaPoint.meeting_id == meeting.id)
        .order_by(AgendaPoint.position, AgendaPoint.id)
    )
    data = {"version": LATEST_CONTENT, "points": [_point(point) for point in points]}
    return json.dumps(data, ensure_ascii=False)


def _point(point: AgendaPoint) -> dict[str, Any]:
    return {
        "key": point.key,
        "number": point.number,
        "title": point.title,
        "openness": point.openness,
        "minutes": json.loads(to_json(point.minutes)),
        "outcomes": list(point.outcomes),
        "tasks": [
            {
                "what": task.what,
                "who": task.who,
                "due": task.due.isoformat() if task.due else task.due_text,
            }
            for task in point.follow_ups
        ],
    }


def _keep(
    session: Session,
    meeting: Meeting,
    kind: RevisionKind,
    at: datetime.datetime | None,
    *,
    by: str = "",
    comment: str = "",
) -> int:
    last = select(func.max(MinutesRevision.number)).where(MinutesRevision.meeting_id == meeting.id)
    row = MinutesRevision(
        meeting_id=meeting.id,
        number=(session.scalar(last) or 0) + 1,
        kind=kind.value,
        at=(at or datetime.datetime.now()).replace(microsecond=0),
        by=by,
        comment=values.line(comment),
        content=content(session, meeting),
    )
    session.add(row)
    session.flush()
    return row.id


def _has_approved(session: Session, meeting_id: int) -> bool:
    query = select(MinutesRevision.id).where(
        MinutesRevision.meeting_id == meeting_id,
        MinutesRevision.kind == RevisionKind.APPROVED.value,
    )
    return session.scalars(query).first() is not None
