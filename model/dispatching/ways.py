"""Prepared mails on their way: into the outbox, or as drafts for the user's own mail program."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from model.commands import outbox
from model.commands.outbox import NewMail
from model.delivery.message import Message, as_draft, freeze
from model.dispatching.calendars import with_entry
from model.dispatching.prepare import Prepared, check_sendable
from model.errors import UserError
from model.exporting import Releases, judge_by
from model.sending import MailWay
from model.storage.annex_files import AnnexFiles
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
    ids: list[int] = []
    for one in prepared:
        message = one.message
        if one.entry is not None:
            message = with_entry(message, one.entry, now, as_draft=False)
        frozen = freeze(message, now)
        new = _new(workspace, meeting_id, one, way, frozen.message_id, frozen.raw)
        ids.append(_keep(workspace, new, now))
    return tuple(ids)


def hand_over(
    workspace: Workspace,
    meeting_id: int,
    prepared: Sequence[Prepared],
    releases: Releases,
    now: datetime.datetime,
) -> tuple[Draft, ...]:
    """Make the mails drafts. They count as opened, not as sent. Raises as `send`."""
    _pass(workspace, meeting_id, prepared, releases)
    drafts: list[Draft] = []
    for number, one in enumerate(prepared):
        message = one.message
        if one.entry is not None:
            message = with_entry(message, one.entry, now, as_draft=True)
        eml = as_draft(message)
        # The mail program gives its own Message-ID; ours only tells the drafts apart.
        message_id = f"<draft.{now:%Y%m%d%H%M%S%f}.{number}@punktvis.invalid>"
        new = _new(workspace, meeting_id, one, MailWay.DRAFT, message_id, eml)
        drafts.append(Draft(_keep(workspace, new, now), message, eml))
    return tuple(drafts)


def _pass(
    workspace: Workspace, meeting_id: int, prepared: Sequence[Prepared], releases: Releases
) -> None:
    check_sendable(prepared)
    errors = tuple(dict.fromkeys(error for one in prepared for error in one.errors))
    if errors:
        documents = "+".join(dict.fromkeys(name for one in prepared for name in one.kind.documents))
        judge_by(workspace, meeting_id, documents, releases)(errors)


def _new(
    workspace: Workspace,
    meeting_id: int,
    one: Prepared,
    way: MailWay,
    message_id: str,
    content: bytes,
) -> NewMail:
    return NewMail(
        way=way,
        message_id=message_id,
        content=AnnexFiles(workspace.path).store(content),
        subject=one.message.subject,
        sender=one.message.sender.email if one.message.sender is not None else "",
        recipients=tuple((to.name, to.email) for to in one.message.recipients),
        meeting_id=meeting_id,
        documents=one.kind.documents or (one.kind.code,),
        edition=one.edition,
        marks=one.kind.marks,
        told=one.told,
        invitation=one.entry.sent(one.recipients[0].name) if one.entry is not None else None,
    )


def _keep(workspace: Workspace, new: NewMail, now: datetime.datetime) -> int:
    future = workspace.run(
        _("Send"), lambda session: outbox.queue(session, new, now), undoable=False
    )
    return future.result()
