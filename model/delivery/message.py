"""A mail as data, and as the bytes that go out or that a mail program opens as a draft."""

import datetime
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import format_datetime

from model.delivery.message_headers import HEADERS, address_list, free_text
from model.text.addresses import Address

BASE64_GROWTH = 1.37
"""Measured: 10 MB of PDF are 13.7 MB on the wire."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes along. `kind` is its media type, e.g. `application/pdf`."""

    name: str
    data: bytes
    kind: str = "application/pdf"


@dataclass(frozen=True, slots=True)
class Invitation:
    """A calendar entry as a part of the mail: `method` is REQUEST or CANCEL (RFC 6047)."""

    method: str
    ics: str


@dataclass(frozen=True, slots=True)
class Message:
    """What one mail says and to whom. Plain text: every program shows it, and it hides nothing."""

    sender: Address | None
    to: tuple[Address, ...]
    subject: str
    text: str
    attachments: tuple[Attachment, ...] = ()
    cc: tuple[Address, ...] = ()
    bcc: tuple[Address, ...] = ()
    reply_to: Address | None = None
    invitation: Invitation | None = None

    @property
    def recipients(self) -> tuple[Address, ...]:
        """Everybody who gets it."""
        return (*self.to, *self.cc, *self.bcc)

    @property
    def size(self) -> int:
        """About how many bytes it is on the wire."""
        files = sum(len(attachment.data) for attachment in self.attachments)
        return int(files * BASE64_GROWTH) + len(self.text.encode()) + 2000


@dataclass(frozen=True, slots=True)
class FrozenMail:
    """The bytes that go out, once and for all: with their Message-ID and their date."""

    message_id: str
    raw: bytes
    at: datetime.datetime


def freeze(message: Message, now: datetime.datetime) -> FrozenMail:
    """The bytes to send. `now` has a time zone. Bcc is only on the envelope.

    The Message-ID is new each time: with one that was used for other bytes Exchange drops the mail
    without a word.
    """
    assert message.sender is not None, "a mail that is sent has a sender"
    message_id = f"<{now:%Y%m%d%H%M%S}.{secrets.token_hex(12)}@{message.sender.domain}>"
    mail = _mail(message)
    mail["Date"] = format_datetime(now)
    mail["Message-ID"] = message_id
    return FrozenMail(message_id, mail.as_bytes(policy=HEADERS), now)


def as_draft(message: Message) -> bytes:
    """An `.eml` that Thunderbird and classic Outlook open as a mail to send (`X-Unsent`)."""
    mail = _mail(message)
    if message.bcc:
        mail["Bcc"] = address_list(message.bcc)
    mail["X-Unsent"] = "1"
    return mail.as_bytes(policy=HEADERS)


def _mail(message: Message) -> EmailMessage:
    mail = EmailMessage(policy=HEADERS)
    mail["Subject"] = free_text(message.subject, "Subject")
    senders: Sequence[tuple[str, Address | None]] = (
        ("From", message.sender),
        ("Reply-To", message.reply_to),
    )
    for name, one in senders:
        if one is not None:
            mail[name] = address_list([one])
    for name, several in (("To", message.to), ("Cc", message.cc)):
        if several:
            mail[name] = address_list(several)
    # Without cte= the body would be 8 bit, which not every server takes.
    mail.set_content(message.text.rstrip() + "\n", cte="quoted-printable")
    if message.invitation is not None:
        method = message.invitation.method
        mail.add_alternative(
            message.invitation.ics,
            subtype="calendar",
            cte="base64",
            params={"method": method, "name": "invite.ics"},
        )
    for attachment in message.attachments:
        main, _slash, sub = attachment.kind.partition("/")
        mail.add_attachment(
            attachment.data,
            maintype=main,
            subtype=sub,
            filename=attachment.name,
            params={"name": attachment.name},
        )
    return mail
