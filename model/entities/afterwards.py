"""What follows a meeting: revisions of its minutes, where its points went, what became of tasks."""

from __future__ import annotations

import datetime

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from model.entities.base import Entity


class MinutesRevision(Entity):
    """The minutes as they stood at one moment. `kind`: sent, approved or corrected.

    `content` is the full view of the meeting (`storage.view_codec`). Early databases hold only the
    points' texts there, an object with `version` 1.
    """

    __tablename__ = "minutes_revision"

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    number: Mapped[int]
    kind: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime.datetime]
    by: Mapped[str] = mapped_column(Text, default="")
    comment: Mapped[str] = mapped_column(Text, default="")
    content: Mapped[str] = mapped_column(Text)


class Postponement(Entity):
    """Where a point went: to a point of another meeting, or back into the bank (its item)."""

    __tablename__ = "postponement"

    point_id: Mapped[int] = mapped_column(ForeignKey("agenda_entry.id"), unique=True)
    to_point_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_entry.id"), index=True)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("item.id"), index=True)
    at: Mapped[datetime.datetime]


class MinutesApproval(Entity):
    """The point on which an earlier meeting's minutes are approved."""

    __tablename__ = "minutes_approval"

    point_id: Mapped[int] = mapped_column(ForeignKey("agenda_entry.id"), unique=True)
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), index=True)


class FollowUpMove(Entity):
    """A task got another deadline, and why."""

    __tablename__ = "follow_up_move"

    follow_up_id: Mapped[int] = mapped_column(ForeignKey("follow_up.id"), index=True)
    at: Mapped[datetime.datetime]
    due_before: Mapped[datetime.date | None]
    due_text_before: Mapped[str] = mapped_column(Text, default="")
    reason: Mapped[str] = mapped_column(Text)


class Phrase(Entity):
    """Words that an abbreviation stands for, in one forum or in all."""

    __tablename__ = "phrase"

    forum_id: Mapped[int | None] = mapped_column(ForeignKey("forum.id"), index=True)
    position: Mapped[int]
    abbreviation: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
