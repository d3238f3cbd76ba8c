"""Calendar entries as they were sent last, so that a change and a cancellation find them again."""

import datetime
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.entities import Invitation


@dataclass(frozen=True, slots=True)
class SentInvitation:
    """What went into somebody's calendar."""

    uid: str
    name: str
    sequence: int
    date: datetime.date
    start: int
    end: int
    location: str = ""
    text: str = ""
    cancelled: bool = False


def keep(session: Session, meeting_id: int, sent: SentInvitation) -> None:
    """Part of sending: remember it in the place of what was sent before. An answer was to that."""
    row = session.scalar(select(Invitation).where(Invitation.uid == sent.uid))
    if row is None:
        row = Invitation(meeting_id=meeting_id, uid=sent.uid, name=sent.name)
        session.add(row)
    elif row.sequence != sent.sequence:
        row.answer = row.comment = ""
    row.sequence, row.cancelled = sent.sequence, sent.cancelled
    row.date, row.start, row.end = sent.date, sent.start, sent.end
    row.location, row.text = sent.location, sent.text
    session.flush()


def answer(session: Session, uid: str, said: str, comment: str) -> str | None:
    """Keep what somebody answered; his name, None where the invitation is none of ours."""
    row = session.scalar(select(Invitation).where(Invitation.uid == uid))
    if row is None:
        return None
    row.answer, row.comment = said, comment
    return row.name


def forget(session: Session, meeting_id: int) -> None:
    """Part of deleting a meeting."""
    for row in session.scalars(select(Invitation).where(Invitation.meeting_id == meeting_id)):
        session.delete(row)
    session.flush()
