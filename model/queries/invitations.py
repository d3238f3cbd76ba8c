"""The calendar entries that people have from a meeting, and what they answered."""

import datetime
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.entities import Invitation


@dataclass(frozen=True, slots=True)
class InvitationRow:
    """One entry as it was sent last. `answer` is ACCEPTED, DECLINED, TENTATIVE or "".

    `invited_as` is an earlier name, where he has another since.
    """

    uid: str
    name: str
    sequence: int
    date: datetime.date
    start: int
    end: int
    location: str
    text: str
    cancelled: bool
    answer: str
    comment: str
    invited_as: str | None = None


def invitations(session: Session, meeting_id: int) -> tuple[InvitationRow, ...]:
    """In the order in which they were first sent."""
    columns = (
        Invitation.uid,
        Invitation.name,
        Invitation.sequence,
        Invitation.date,
        Invitation.start,
        Invitation.end,
        Invitation.location,
        Invitation.text,
        Invitation.cancelled,
        Invitation.answer,
        Invitation.comment,
        Invitation.invited_as,
    )
    rows = session.execute(
        select(*columns).where(Invitation.meeting_id == meeting_id).order_by(Invitation.id)
    )
    return tuple(InvitationRow(*row) for row in rows)
