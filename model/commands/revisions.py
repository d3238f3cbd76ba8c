"""The minutes as they stood: when put forward for comments, when approved, when corrected.

What has been said to others is not taken back, so revisions are outside undo.
"""

import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from model.commands import irreversible, lookup, status, values
from model.commands.papers import kept_view
from model.entities import Meeting, MinutesRevision
from model.errors import UserError
from model.text.translate import _
from model.vocabulary import MeetingStatus, RevisionKind


def send_for_comments(
    session: Session, meeting_id: int, *, at: datetime.datetime | None = None, comment: str = ""
) -> int:
    """Keep the minutes as they are to go out as a draft; the revision's id.

    `comment`: to whom, until when. They count as sent once the mail with them has left.
    """
    meeting = lookup.meeting(session, meeting_id)
    if MeetingStatus(meeting.status) is MeetingStatus.HELD:
        status.set_status(session, meeting_id, MeetingStatus.MINUTES_DRAFT)
    return _keep(session, meeting, RevisionKind.SENT, at, comment=comment)


def approve(
    session: Session, meeting_id: int, by: str, *, at: datetime.datetime | None = None
) -> int:
    """The minutes are approved and locked; the revision's id. Raises UserError without a name."""
    meeting = lookup.meeting(session, meeting_id)
    name = values.line(by)
    if not name:
        raise UserError(_("Write who approved the minutes."))
    # First, so that what is kept says who approved it and is no draft.
    status.set_status(session, meeting_id, MeetingStatus.APPROVED, at=at, by=name)
    return _keep(session, meeting, RevisionKind.APPROVED, at, by=name)


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
        content=kept_view(session, meeting.id),
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
