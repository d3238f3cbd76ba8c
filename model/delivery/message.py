"""A mail as data, and as the bytes that go out or that a mail program opens as a draft."""

import datetime
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from email.utils import format_datetime

from model.delivery.message_headers import address_list, clean, free_text
from model.delivery.mime import Part, calendar_part, file_part, text_part, together
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
    headers = [f"Date: {format_datetime(now)}", f"Message-ID: {message_id}"]
    return FrozenMail(message_id, _mail(message, headers), now)


def as_draft(message: Message) -> bytes:
    """An `.eml` that Thunderbird and classic Outlook open as a mail to send (`X-Unsent`)."""
    headers = ["X-Unsent: 1"]
    if message.bcc:
        headers.append(f"Bcc: {address_list(message.bcc)}")
    return _mail(message, headers)


def _mail(message: Message, more: Sequence[str]) -> bytes:
    headers = [f"Subject: {free_text(message.subject, 'Subject')}"]
    people: Sequence[tuple[str, Sequence[Address | None]]] = (
        ("From", (message.sender,)),
        ("Reply-To", (message.reply_to,)),
        ("To", message.to),
        ("Cc", message.cc),
    )
    for name, several in people:
        known = [one for one in several if one is not None]
        if known:
            headers.append(f"{name}: {address_list(known)}")
    return _body(message).as_bytes(*headers, *more, "MIME-Version: 1.0")


def _body(message: Message) -> Part:
    body = text_part(message.text)
    if message.invitation is not None:
        calendar = calendar_part(message.invitation.ics, message.invitation.method)
        body = together("alternative", (body, calendar))
    if not message.attachments:
        return body
    files = [file_part(clean(one.name), one.kind, one.data) for one in message.attachments]
    return together("mixed", (body, *files))
