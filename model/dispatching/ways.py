"""Prepared mails on their way: into the outbox, or as drafts for the user's own mail program."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace

from model.commands import outbox
from model.commands.outbox import NewMail
from model.delivery.message import Message, as_draft, freeze
from model.dispatching.calendars import with_entry
from model.dispatching.prepare import Prepared, check_sendable
from model.errors import UserError
from model.exporting import Releases, judge_by
from model.sending import MailWay
from model.storage.annex_files import AnnexFiles, StoredFile
from model.text.translate import _
from model.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft that was made, for the user's own program. `mail_id` is its place in the history."""

    mail_id: int
    message: Message
    eml: bytes


def send(
    workspace: Workspace,
    meeting_id: int,
    prepared: Sequence[Prepared],
    releases: Releases,
    now: datetime.datetime,
    way: MailWay,
) -> tuple[int, ...]:
    """Put the mails into the outbox; their ids. `now` has a time zone. For a job: it writes files.

    Raises BlockedError, and UserError where a mail must not leave or there is no sender.
    """
    if any(one.message.sender is None for one in prepared):
        raise UserError(
            _("Nobody is set as the sender of mails. Set the sender's address in the settings.")
        )
    _pass(workspace, meeting_id, prepared, releases)
    frozen = [freeze(_message(one, now, as_draft=False), now) for one in prepared]
    contents = [(one.message_id, one.raw) for one in frozen]
    return _keep(workspace, meeting_id, prepared, way, contents, now, prepared)


def hand_over(
    workspace: Workspace,
    meeting_id: int,
    prepared: Sequence[Prepared],
    releases: Releases,
    now: datetime.datetime,
    together: Sequence[Prepared] = (),
) -> tuple[Draft, ...]:
    """Make the mails drafts. They count as opened, not as sent. Raises as `send`.

    `together` are all that are to be sent, of which these are some: the meeting counts as sent out
    when the last of them is confirmed.
    """
    _pass(workspace, meeting_id, prepared, releases)
    messages = [_message(one, now, as_draft=True) for one in prepared]
    # The mail program gives its own Message-ID; ours only tells the drafts apart.
    contents = [
        (f"<draft.{now:%Y%m%d%H%M%S%f}.{number}@punktvis.invalid>", as_draft(message))
        for number, message in enumerate(messages)
    ]
    together = together or prepared
    ids = _keep(workspace, meeting_id, prepared, MailWay.DRAFT, contents, now, together)
    return tuple(
        Draft(mail_id, message, eml)
        for mail_id, message, (_id, eml) in zip(ids, messages, contents, strict=True)
    )


def _message(one: Prepared, now: datetime.datetime, as_draft: bool) -> Message:
    """The mail with its calendar entry, where it has one."""
    if one.entry is None:
        return one.message
    return with_entry(one.message, one.entry, now, as_draft)


def _pass(
    workspace: Workspace, meeting_id: int, prepared: Sequence[Prepared], releases: Releases
) -> None:
    check_sendable(prepared)
    errors = tuple(dict.fromkeys(error for one in prepared for error in one.errors))
    if errors:
        documents = "+".join(dict.fromkeys(name for one in prepared for name in one.kind.documents))
        judge_by(workspace, meeting_id, documents, releases)(errors)


def _keep(
    workspace: Workspace,
    meeting_id: int,
    prepared: Sequence[Prepared],
    way: MailWay,
    contents: Sequence[tuple[str, bytes]],
    now: datetime.datetime,
    together: Sequence[Prepared],
) -> tuple[int, ...]:
    """Keep them all or none, in one transaction; their ids. `contents`: Message-ID and bytes."""
    everybody = tuple(to.email for one in together for to in one.message.to)
    stored = AnnexFiles(workspace.path).store_all([raw for _id, raw in contents])
    mails = [
        replace(_new(meeting_id, one, way, message_id, file), everybody=everybody)
        for one, (message_id, _raw), file in zip(prepared, contents, stored, strict=True)
    ]
    future = workspace.run(
        _("Send"), lambda session: outbox.queue_all(session, mails, now), undoable=False
    )
    return tuple(future.result())


def _new(
    meeting_id: int, one: Prepared, way: MailWay, message_id: str, content: StoredFile
) -> NewMail:
    return NewMail(
        way=way,
        message_id=message_id,
        content=content,
        subject=one.message.subject,
        sender=one.message.sender.email if one.message.sender is not None else "",
        recipients=tuple((to.name, to.email) for to in one.message.recipients),
        meeting_id=meeting_id,
        documents=one.kind.papers,
        edition=one.edition,
        marks=one.kind.marks,
        told=one.told,
        invitation=one.entry.sent(one.recipients[0].name) if one.entry is not None else None,
    )
