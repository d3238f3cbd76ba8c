"""Mails that leave: frozen, waiting, tried, sent. Run these with `undoable=False`.

What has been said to a server has happened, so none of it is taken back by undo.
"""

import datetime
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.commands import invitations, irreversible, lookup, status, told
from model.commands.invitations import SentInvitation
from model.entities import AnnexFile, Mail, MailRecipient, Meeting, ToldTime
from model.errors import UserError
from model.sending import CANCELLABLE, RETRIABLE, SENT, MailState, MailWay
from model.storage.annex_files import StoredFile
from model.text.translate import _
from model.vocabulary import MeetingStatus

Spans = Mapping[str, Sequence[tuple[int, int]]]
"""Name → from and to, in minutes after midnight."""


@dataclass(frozen=True, slots=True)
class NewMail:
    """A mail to keep. `content` is already in the annex folder; `recipients` are (name, address).

    `marks` is the status of the meeting once it is sent, `told` the times that it tells, `everybody`
    the addresses of all who are to get these papers, in this mail or in one beside it.
    """

    way: MailWay
    message_id: str
    content: StoredFile
    subject: str
    sender: str
    recipients: tuple[tuple[str, str], ...]
    meeting_id: int | None = None
    documents: tuple[str, ...] = ()
    edition: str = "open"
    marks: MeetingStatus | None = None
    told: Spans | None = None
    everybody: tuple[str, ...] = ()
    invitation: SentInvitation | None = None


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of one recipient. `next_try` is for those who wait."""

    state: MailState
    phase: str = ""
    code: int | None = None
    words: str = ""
    next_try: datetime.datetime | None = None


def queue(session: Session, new: NewMail, now: datetime.datetime) -> int:
    """As `queue_all`, for one mail; its id."""
    return queue_all(session, [new], now)[0]


def queue_all(session: Session, mails: Sequence[NewMail], now: datetime.datetime) -> list[int]:
    """Put mails into the outbox, or keep drafts that were handed over; their ids.

    None of it has left yet: the meeting counts as sent out once a server, or she, says so of all.
    """
    digests = {new.content.digest for new in mails}
    known = session.scalars(select(AnnexFile).where(AnnexFile.digest.in_(digests)))
    files = {file.digest: file for file in known}
    rows = [_row(new, files, now) for new in mails]
    session.add_all(rows)
    session.flush()
    invitations.keep_all(
        session, [(new.meeting_id, new.invitation) for new in mails if new.meeting_id is not None]
    )
    if any(new.way is not MailWay.DRAFT for new in mails):
        irreversible.mark(session)
    return [row.id for row in rows]


def _row(new: NewMail, files: dict[str, AnnexFile], now: datetime.datetime) -> Mail:
    """The mail as rows. `files` are those that have a row, by digest; a new one is added."""
    state = MailState.OPENED if new.way is MailWay.DRAFT else MailState.QUEUED
    own = [address for _name, address in new.recipients]
    digest = new.content.digest
    file = files.get(digest)
    if file is None:
        file = files[digest] = AnnexFile(
            digest=digest, size=new.content.size, name=f"{new.subject}.eml"
        )
    return Mail(
        meeting_id=new.meeting_id,
        file=file,
        documents=new.documents,
        edition=new.edition,
        subject=new.subject,
        sender=new.sender,
        way=new.way.value,
        message_id=new.message_id,
        at=_moment(now),
        marks=new.marks.value if new.marks is not None else "",
        told=json.dumps(new.told, ensure_ascii=False) if new.told else "",
        everybody=tuple(sorted({one.casefold() for one in new.everybody or own})),
        recipients=[
            MailRecipient(name=name, address=address, state=state.value, changed_at=_moment(now))
            for name, address in new.recipients
        ],
    )


def recover(session: Session, now: datetime.datetime) -> None:
    """At a start: what was being tried was not sent; what was about to be may have been."""
    for row in session.scalars(
        select(MailRecipient).where(
            MailRecipient.state.in_([MailState.TRYING.value, MailState.COMMITTING.value])
        )
    ):
        tried = row.state == MailState.TRYING.value
        row.phase = "" if tried else "commit"
        row.state = (MailState.QUEUED if tried else MailState.UNKNOWN).value
        row.changed_at = _moment(now)


def begin(session: Session, mail_id: int, addresses: Collection[str]) -> tuple[str, ...]:
    """Those who are tried now: some may have been cancelled meanwhile."""
    begun: list[str] = []
    for row in _mail(session, mail_id).recipients:
        if row.address in addresses and row.state in (MailState.QUEUED, MailState.LATER):
            row.state = MailState.TRYING.value
            row.tries += 1
            begun.append(row.address)
    return tuple(begun)


def commit(session: Session, mail_id: int, addresses: Collection[str]) -> None:
    """The last word is about to be said for these. On the disk before it is."""
    for row in _mail(session, mail_id).recipients:
        if row.address in addresses:
            row.state = MailState.COMMITTING.value


def settle(
    session: Session, mail_id: int, outcome: Mapping[str, Settled], now: datetime.datetime
) -> None:
    """What became of each, by address.

    Times count as told with the first who has the mail, and the meeting as sent out with the last of
    all who are to have its papers.
    """
    mail = _mail(session, mail_id)
    for row in mail.recipients:
        settled = outcome.get(row.address)
        if settled is not None:
            row.state = settled.state.value
            row.phase, row.code, row.words = settled.phase, settled.code, settled.words
            row.next_try, row.changed_at = settled.next_try, _moment(now)
    if any(settled.state in SENT for settled in outcome.values()):
        _mark(session, mail, now)
        _tell(session, mail, now)


def cancel(session: Session, mail_id: int, now: datetime.datetime) -> int:
    """Take a mail back from those to whom nothing has been said yet; how many that are."""
    rows = [row for row in _mail(session, mail_id).recipients if row.state in CANCELLABLE]
    for row in rows:
        row.state, row.changed_at = MailState.CANCELLED.value, _moment(now)
    return len(rows)


def retry(session: Session, mail_id: int, states: Collection[MailState] = RETRIABLE) -> int:
    """Try again, with the same bytes, for everybody in one of these states; how many that are."""
    rows = [row for row in _mail(session, mail_id).recipients if row.state in states]
    for row in rows:
        row.state, row.next_try, row.tries = MailState.QUEUED.value, None, 0
    return len(rows)


def confirm(session: Session, mail_id: int, sent: bool, now: datetime.datetime) -> None:
    """The user says whether a draft was sent. She may say the other later: then it is set back.

    The meeting counts as sent out with the last of the mails that were to be sent together.
    """
    mail = _mail(session, mail_id)
    if mail.way != MailWay.DRAFT.value:
        raise UserError(_("Only a draft in your own mail program is confirmed by hand."))
    was_sent = any(row.state == MailState.CONFIRMED.value for row in mail.recipients)
    was_complete = was_sent and _everybody_has_it(session, mail)
    for row in mail.recipients:
        row.state = (MailState.CONFIRMED if sent else MailState.NOT_SENT).value
        row.changed_at = _moment(now)
    if sent and not was_sent:
        _mark(session, mail, now)
        _tell(session, mail, now)
        irreversible.mark(session)
    elif was_sent and not sent:
        _set_back(session, mail, now, was_complete)


def leave_meeting(session: Session, meeting_id: int) -> None:
    """Part of deleting a meeting: what was sent stays in the history."""
    for mail in session.scalars(select(Mail).where(Mail.meeting_id == meeting_id)):
        mail.meeting_id = None
    invitations.forget(session, meeting_id)
    session.flush()


def _mark(session: Session, mail: Mail, now: datetime.datetime) -> None:
    """Take the meeting to the status that the mail gives it, by every step, once everybody has it."""
    meeting = session.get(Meeting, mail.meeting_id) if mail.meeting_id is not None else None
    if not mail.marks or meeting is None:
        return
    wanted, present = MeetingStatus(mail.marks), MeetingStatus(meeting.status)
    if present not in status.ORDER or status.ORDER.index(present) >= status.ORDER.index(wanted):
        mail.marks = ""  # nothing to set back either
        return
    if not _everybody_has_it(session, mail):
        return
    while MeetingStatus(meeting.status) is not wanted:
        forward = status.next_statuses(MeetingStatus(meeting.status))
        step = wanted if wanted in forward else forward[0]
        status.set_status(session, meeting.id, step, at=_moment(now))


def _everybody_has_it(session: Session, mail: Mail) -> bool:
    """Whether nobody waits for the same papers, whether their mail was begun already or not."""
    sent = session.scalars(
        select(MailRecipient.address)
        .join(Mail)
        .where(
            Mail.meeting_id == mail.meeting_id,
            Mail.documents == mail.documents,
            MailRecipient.state.in_([state.value for state in SENT]),
        )
    )
    return {address.casefold() for address in sent}.issuperset(mail.everybody or ())


def _tell(session: Session, mail: Mail, now: datetime.datetime) -> None:
    """Keep the times that it tells as told, and what was told before; once for each mail."""
    if not mail.told or mail.before or mail.meeting_id is None:
        return
    times: dict[str, list[tuple[int, int]]] = json.loads(mail.told)
    known = session.scalars(
        select(ToldTime).where(ToldTime.meeting_id == mail.meeting_id, ToldTime.name.in_(times))
    )
    before: dict[str, list[tuple[int, int]]] = {name: [] for name in times}
    for row in known:
        before[row.name].append((row.start, row.end))
    mail.before = json.dumps(before, ensure_ascii=False)
    told.tell(session, mail.meeting_id, times, _moment(now))


def _set_back(session: Session, mail: Mail, now: datetime.datetime, was_complete: bool) -> None:
    """It was not sent after all: told times as they were, and the status if it came of the mail."""
    if mail.meeting_id is None:
        return
    if mail.before:
        told.tell(session, mail.meeting_id, json.loads(mail.before), _moment(now))
        mail.before = ""
    meeting = lookup.found(session.get(Meeting, mail.meeting_id))
    if was_complete and mail.marks and meeting.status == mail.marks:
        before = status.ORDER[status.ORDER.index(MeetingStatus(mail.marks)) - 1]
        status.has_not_been_sent(session, meeting.id, before)


def _mail(session: Session, mail_id: int) -> Mail:
    return lookup.found(session.get(Mail, mail_id))


def _moment(now: datetime.datetime) -> datetime.datetime:
    """Local time without a zone, to the second."""
    local = now.astimezone().replace(tzinfo=None) if now.tzinfo is not None else now
    return local.replace(microsecond=0)
