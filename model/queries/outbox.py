"""What waits, was sent, failed or is unknown, per recipient."""

import datetime
import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from model.entities import Mail, MailRecipient, Meeting
from model.sending import SENT, UNDER_WAY, WAITING, MailState, MailWay
from model.vocabulary import MeetingStatus


@dataclass(frozen=True, slots=True)
class RecipientRow:
    """One recipient of a mail. `changed_at` and `next_try` are local time."""

    name: str
    address: str
    state: MailState
    phase: str
    code: int | None
    words: str
    tries: int
    next_try: datetime.datetime | None
    changed_at: datetime.datetime


@dataclass(frozen=True, slots=True)
class MailRow:
    """One mail. `digest` names its bytes in the annex folder, `size` counts them.

    `awaited` are the addresses of all who are to have its papers before the meeting counts as sent
    out; nobody where that is no matter, or no longer.
    """

    id: int
    meeting_id: int | None
    meeting_key: str
    forum_id: int | None
    documents: tuple[str, ...]
    edition: str
    subject: str
    sender: str
    way: MailWay
    message_id: str
    at: datetime.datetime
    digest: str
    size: int
    tells: tuple[str, ...]
    recipients: tuple[RecipientRow, ...]
    awaited: tuple[str, ...] = ()

    def of(self, *states: MailState) -> tuple[RecipientRow, ...]:
        """The recipients in one of these states."""
        return tuple(row for row in self.recipients if row.state in states)

    @property
    def is_sent(self) -> bool:
        """Whether everybody has it."""
        return all(row.state in SENT for row in self.recipients)


@dataclass(frozen=True, slots=True)
class HalfSent:
    """Papers that `sent` of `count` recipients have, as far as a server or the user has said."""

    subject: str
    sent: int
    count: int


def half_sent(mails: Sequence[MailRow]) -> tuple[HalfSent, ...]:
    """The papers of these mails, newest first, that some have and others have not yet.

    Not those that are going out this moment.
    """
    newest = {mail.documents: mail for mail in reversed(mails) if mail.awaited}
    found: list[HalfSent] = []
    for documents, mail in newest.items():
        same = [one for one in mails if one.documents == documents]
        if any(one.of(*UNDER_WAY) for one in same):
            continue
        rows = [row for one in same for row in one.of(*SENT)]
        sent = {row.address.casefold() for row in rows}.intersection(mail.awaited)
        if 0 < len(sent) < len(mail.awaited):
            found.append(HalfSent(mail.subject, len(sent), len(mail.awaited)))
    return tuple(found)


def list_mails(session: Session, meeting_id: int | None = None) -> tuple[MailRow, ...]:
    """The mails of a meeting, or all, newest first."""
    query = select(Mail).order_by(Mail.id.desc())
    if meeting_id is not None:
        query = query.where(Mail.meeting_id == meeting_id)
    return _rows(session, query)


def mail(session: Session, mail_id: int) -> MailRow | None:
    """One mail, None where there is none."""
    return next(iter(_rows(session, select(Mail).where(Mail.id == mail_id))), None)


def due(session: Session, now: datetime.datetime | None) -> tuple[MailRow, ...]:
    """Mails with somebody who is to be tried at `now`, oldest first; None: all who wait."""
    waiting = select(MailRecipient.mail_id).where(
        MailRecipient.state.in_([state.value for state in WAITING])
    )
    if now is not None:
        waiting = waiting.where(
            (MailRecipient.next_try.is_(None)) | (MailRecipient.next_try <= now)
        )
    return _rows(session, select(Mail).where(Mail.id.in_(waiting)).order_by(Mail.id))


def held(session: Session) -> tuple[MailRow, ...]:
    """Mails that wait for the settings to be put right."""
    waiting = select(MailRecipient.mail_id).where(MailRecipient.state == MailState.HELD.value)
    return _rows(session, select(Mail).where(Mail.id.in_(waiting)).order_by(Mail.id))


def unsettled(session: Session) -> bool:
    """Whether an earlier process died in the middle of a delivery."""
    states = [MailState.TRYING.value, MailState.COMMITTING.value]
    query = select(MailRecipient.id).where(MailRecipient.state.in_(states)).limit(1)
    return session.scalar(query) is not None


def next_try(session: Session) -> datetime.datetime | None:
    """When somebody is to be tried next; None where nobody waits."""
    return session.scalar(
        select(func.min(func.coalesce(MailRecipient.next_try, MailRecipient.changed_at))).where(
            MailRecipient.state.in_([state.value for state in WAITING])
        )
    )


def _rows(session: Session, query: Select[Mail]) -> tuple[MailRow, ...]:
    query = query.options(selectinload(Mail.recipients), joinedload(Mail.file))
    mails = session.scalars(query).all()
    ids = {row.meeting_id for row in mails if row.meeting_id is not None}
    meetings = {row.id: row for row in session.scalars(select(Meeting).where(Meeting.id.in_(ids)))}
    return tuple(_row(row, meetings.get(row.meeting_id or 0)) for row in mails)


def _row(row: Mail, meeting: Meeting | None) -> MailRow:
    return MailRow(
        id=row.id,
        meeting_id=row.meeting_id,
        meeting_key=meeting.key if meeting is not None else "",
        forum_id=meeting.forum_id if meeting is not None else None,
        documents=row.documents,
        edition=row.edition,
        subject=row.subject,
        sender=row.sender,
        way=MailWay(row.way),
        message_id=row.message_id,
        at=row.at,
        digest=row.file.digest,
        size=row.file.size,
        tells=tuple(json.loads(row.told)) if row.told else (),
        recipients=tuple(
            RecipientRow(
                name=one.name,
                address=one.address,
                state=MailState(one.state),
                phase=one.phase,
                code=one.code,
                words=one.words,
                tries=one.tries,
                next_try=one.next_try,
                changed_at=one.changed_at,
            )
            for one in row.recipients
        ),
        awaited=_awaited(row, meeting),
    )


def _awaited(row: Mail, meeting: Meeting | None) -> tuple[str, ...]:
    if meeting is None or not row.marks or not row.everybody:
        return ()
    order = list(MeetingStatus)
    still = order.index(MeetingStatus(meeting.status)) < order.index(MeetingStatus(row.marks))
    return row.everybody if still else ()
