"""A workspace with mail in its outbox, and a postman who takes it to a server under test."""

import datetime
from pathlib import Path

from model.commands import outbox
from model.commands.outbox import NewMail
from model.delivery.message import Attachment, Message, freeze
from model.delivery.outbox import Postman, mail_file
from model.delivery.smtp import Security, SmtpServer, SmtpTransport
from model.queries.outbox import MailRow, list_mails
from model.sending import MailState, MailWay
from model.storage.annex_files import AnnexFiles
from model.text.addresses import Address
from model.workspace.workspace import Workspace

TWELVE = tuple(f"modtager{number}@example.org" for number in range(12))
NOW = datetime.datetime(2026, 10, 2, 14, 0)


class Clock:
    """Time as the test says."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime.datetime:
        return self.now

    def pass_by(self, **span: float) -> None:
        self.now += datetime.timedelta(**span)


def put(
    workspace: Workspace,
    recipients: tuple[str, ...] = TWELVE,
    size: int = 2000,
    meeting_id: int | None = None,
) -> int:
    """Queue one mail."""
    sender = Address("Ellen Skov", "ellen@example.org")
    message = Message(
        sender,
        tuple(Address("", one) for one in recipients),
        "Referat",
        "Kære alle",
        (Attachment("Referat.pdf", bytes(size)),),
    )
    frozen = freeze(message, NOW.astimezone())
    new = NewMail(
        way=MailWay.SMTP,
        message_id=frozen.message_id,
        content=AnnexFiles(workspace.path).store(frozen.raw),
        subject=message.subject,
        sender=sender.email,
        recipients=tuple(("", one) for one in recipients),
        meeting_id=meeting_id,
    )
    return workspace.run(
        "put", lambda session: outbox.queue(session, new, NOW), undoable=False
    ).result(30)


def transport(port: int, commit_wait: float = 30) -> SmtpTransport:
    return SmtpTransport(SmtpServer("127.0.0.1", port, Security.NONE), commit_wait=commit_wait)


def postman(workspace: Workspace, port: int, clock: Clock, commit_wait: float = 30) -> Postman:
    return Postman(workspace, lambda _row: transport(port, commit_wait), clock)


def mails(workspace: Workspace) -> tuple[MailRow, ...]:
    return workspace.read(list_mails)


def states(workspace: Workspace) -> list[MailState]:
    """Of every recipient of the only mail, in order."""
    (row,) = mails(workspace)
    return [one.state for one in row.recipients]


def bytes_of(path: Path, row: MailRow) -> bytes:
    return mail_file(path, row)
