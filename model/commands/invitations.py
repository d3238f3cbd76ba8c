"""Calendar entries as they were sent last, so that a change and a cancellation find them again."""

import datetime
from collections.abc import Sequence
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


def keep_all(session: Session, sent: Sequence[tuple[int, SentInvitation | None]]) -> None:
    """Part of sending: remember each with its meeting's id, in the place of what was sent before."""
    wanted = {one.uid for _meeting, one in sent if one is not None}
    found = session.scalars(select(Invitation).where(Invitation.uid.in_(wanted)))
    known = {row.uid: row for row in found}
    for meeting_id, one in sent:
        if one is None:
            continue
        row = known.get(one.uid)
        if row is None:
            row = known[one.uid] = Invitation(meeting_id=meeting_id, uid=one.uid, name=one.name)
            session.add(row)
        elif row.sequence != one.sequence:
            row.answer = row.comment = ""  # that was to what he was sent before
        row.sequence, row.cancelled = one.sequence, one.cancelled
        row.date, row.start, row.end = one.date, one.start, one.end
        row.location, row.text = one.location, one.text
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
