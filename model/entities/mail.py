"""Mails that were handed over or wait to go, who gets them, and what is set for mail in a forum."""

from __future__ import annotations

import datetime

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from model.entities.annex import AnnexFile
from model.entities.base import Entity, Words


class Mail(Entity):
    """One mail with its bytes as they leave. Outside undo; it stays when its meeting goes.

    `marks` is the status that the meeting takes when the mail is sent, `told` the times it tells and
    `before` what they were before, both as JSON: {name: [[start, end]]} in minutes after midnight.
    `everybody` is the address of each who was to get these papers, in this mail or another: the
    meeting counts as sent out once all of them have theirs. None where an earlier version kept none.
    """

    __tablename__ = "mail"

    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), index=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("annex_file.id"))
    documents: Mapped[tuple[str, ...]] = mapped_column(Words, default=())
    edition: Mapped[str] = mapped_column(Text, default="open")
    subject: Mapped[str] = mapped_column(Text)
    sender: Mapped[str] = mapped_column(Text, default="")
    way: Mapped[str] = mapped_column(Text)
    message_id: Mapped[str] = mapped_column(Text, unique=True)
    at: Mapped[datetime.datetime]
    marks: Mapped[str] = mapped_column(Text, default="")
    told: Mapped[str] = mapped_column(Text, default="")
    before: Mapped[str] = mapped_column(Text, default="")
    everybody: Mapped[tuple[str, ...] | None] = mapped_column(Words)

    file: Mapped[AnnexFile] = relationship()
    recipients: Mapped[list[MailRecipient]] = relationship(
        cascade="all, delete-orphan", order_by="MailRecipient.id"
    )


class MailRecipient(Entity):
    """How the mail stands for one recipient. `code` and `words` are what the server last said."""

    __tablename__ = "mail_recipient"

    mail_id: Mapped[int] = mapped_column(ForeignKey("mail.id"), index=True)
    name: Mapped[str] = mapped_column(Text, default="")
    address: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(Text, index=True)
    phase: Mapped[str] = mapped_column(Text, default="")
    code: Mapped[int | None]
    words: Mapped[str] = mapped_column(Text, default="")
    tries: Mapped[int] = mapped_column(default=0)
    next_try: Mapped[datetime.datetime | None]
    changed_at: Mapped[datetime.datetime]


class Invitation(Entity):
    """The calendar entry that somebody was sent, as it was sent last. Outside undo.

    `start`, `end` are minutes after midnight; `answer` is "" until one was read in. `invited_as` is
    the name that he had then, where it is another now: the UID was made of it.
    """

    __tablename__ = "invitation"

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    uid: Mapped[str] = mapped_column(Text, unique=True)
    name: Mapped[str] = mapped_column(Text)
    sequence: Mapped[int] = mapped_column(default=0)
    date: Mapped[datetime.date]
    start: Mapped[int]
    end: Mapped[int]
    location: Mapped[str] = mapped_column(Text, default="")
    text: Mapped[str] = mapped_column(Text, default="")
    cancelled: Mapped[bool] = mapped_column(default=False)
    answer: Mapped[str] = mapped_column(Text, default="")
    comment: Mapped[str] = mapped_column(Text, default="")
    invited_as: Mapped[str | None] = mapped_column(Text)


class FullEditionApproval(Entity):
    """Somebody who always gets the full edition of a forum, approved by typing the address once."""

    __tablename__ = "full_edition_approval"
    __table_args__ = (
        Index("ix_full_edition_approval_forum_id_address", "forum_id", "address", unique=True),
        {"sqlite_autoincrement": True},
    )

    forum_id: Mapped[int] = mapped_column(ForeignKey("forum.id"))
    address: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime.datetime]


class MailTemplate(Entity):
    """A forum's own words for one kind of mail, with their placeholders."""

    __tablename__ = "mail_template"
    __table_args__ = (
        Index("ix_mail_template_forum_id_kind", "forum_id", "kind", unique=True),
        {"sqlite_autoincrement": True},
    )

    forum_id: Mapped[int] = mapped_column(ForeignKey("forum.id"))
    kind: Mapped[str] = mapped_column(Text)
    subject: Mapped[str] = mapped_column(Text)
    body: Mapped[str] = mapped_column(Text)
