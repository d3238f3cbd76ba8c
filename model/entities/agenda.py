"""The agenda: points and breaks in order, and what hangs on a point."""

from __future__ import annotations

import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from model.entities.afterwards import MinutesApproval, Postponement
from model.entities.annex import Annex
from model.entities.base import Blocks, Entity, Words
from model.entities.follow_up import FollowUp
from model.entities.item import Item
from model.entities.live import EntryEnd
from model.entities.papers import Communicated
from model.text.blocks import RichText


class AgendaEntry(Entity):
    """A line of the agenda. `title` is a break's label; `duration` in minutes, None has no slot."""

    __tablename__ = "agenda_entry"
    __table_args__: Any = (
        Index("ix_agenda_entry_meeting_id_key", "meeting_id", "key", unique=True),
        {"sqlite_autoincrement": True},
    )
    __mapper_args__: Any = {"polymorphic_on": "type"}  # noqa: RUF012

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    type: Mapped[str] = mapped_column(Text)
    key: Mapped[str] = mapped_column(Text)
    position: Mapped[int]
    title: Mapped[str] = mapped_column(Text)
    duration: Mapped[int | None]
    rule: Mapped[str] = mapped_column(Text, default="follows")
    start_at: Mapped[int | None]

    dismissals: Mapped[list[Dismissal]] = relationship(
        cascade="all, delete-orphan", order_by="Dismissal.id"
    )
    limit: Mapped[EntryLimit | None] = relationship(cascade="all, delete-orphan")
    intervals: Mapped[list[PointInterval]] = relationship(
        cascade="all, delete-orphan", order_by="PointInterval.start, PointInterval.id"
    )
    ending: Mapped[EntryEnd | None] = relationship(cascade="all, delete-orphan")
    went_to: Mapped[Postponement | None] = relationship(
        cascade="all, delete-orphan", foreign_keys="Postponement.point_id"
    )
    came_from: Mapped[list[Postponement]] = relationship(foreign_keys="Postponement.to_point_id")
    approves: Mapped[MinutesApproval | None] = relationship(cascade="all, delete-orphan")


class AgendaBreak(AgendaEntry):
    """A break: it takes time and has no number."""

    __mapper_args__: Any = {"polymorphic_identity": "break"}  # noqa: RUF012


class AgendaPoint(AgendaEntry):
    """A numbered point. Text and annexes are the item's, where it has one.

    Its own columns are nullable in the table because breaks share it; a point always fills them.
    """

    __mapper_args__: Any = {"polymorphic_identity": "point"}  # noqa: RUF012

    number: Mapped[int | None]
    former_number: Mapped[int | None]
    """What readers of the agenda know it by, where a revised agenda gave it another number."""
    title_language: Mapped[str] = mapped_column(Text, default="da", nullable=True)
    public_title: Mapped[str] = mapped_column(Text, default="", nullable=True)
    purpose: Mapped[str | None] = mapped_column(Text)
    openness: Mapped[str] = mapped_column(Text, default="undecided", nullable=True)
    closed_reason: Mapped[str] = mapped_column(Text, default="", nullable=True)
    received_at: Mapped[datetime.datetime | None]
    supplementary: Mapped[bool] = mapped_column(default=False, nullable=True)
    withdrawn: Mapped[bool] = mapped_column(default=False, nullable=True)
    carried_from_date: Mapped[datetime.date | None]
    carried_from_number: Mapped[int | None]
    item_id: Mapped[int | None] = mapped_column(ForeignKey("item.id"), index=True)
    treated_item_id: Mapped[int | None] = mapped_column(ForeignKey("item.id"), index=True)
    minutes: Mapped[RichText] = mapped_column(Blocks, default=(), nullable=True)
    outcomes: Mapped[tuple[str, ...]] = mapped_column(Words, default=(), nullable=True)
    note_to_chair: Mapped[RichText] = mapped_column(Blocks, default=(), nullable=True)
    own_note: Mapped[RichText] = mapped_column(Blocks, default=(), nullable=True)
    case_number: Mapped[str] = mapped_column(Text, default="", nullable=True)

    item: Mapped[Item | None] = relationship(foreign_keys="AgendaPoint.item_id")
    treated_item: Mapped[Item | None] = relationship(foreign_keys="AgendaPoint.treated_item_id")
    guests: Mapped[list[Guest]] = relationship(
        cascade="all, delete-orphan", order_by="Guest.position, Guest.id"
    )
    annexes: Mapped[list[Annex]] = relationship(
        cascade="all, delete-orphan", order_by="Annex.number, Annex.id"
    )
    follow_ups: Mapped[list[FollowUp]] = relationship(
        cascade="all, delete-orphan", order_by="FollowUp.position, FollowUp.id"
    )
    communicated: Mapped[Communicated | None] = relationship(cascade="all, delete-orphan")


class Guest(Entity):
    """Somebody who joins for one point. `arrive_before` in minutes.

    `title` is what he is called here: papers of the past keep it, whatever the address book says now.
    """

    __tablename__ = "guest"

    point_id: Mapped[int] = mapped_column(ForeignKey("agenda_entry.id"), index=True)
    position: Mapped[int]
    name: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text, default="", server_default="")
    role: Mapped[str | None] = mapped_column(Text)
    online: Mapped[bool | None]
    arrive_before: Mapped[int | None]


class EntryLimit(Entity):
    """What a plan that is made to fit may not do to an entry; none where it may do anything.

    `kept`: it stays as long as it is. `least` in minutes: it is made no shorter than this.
    """

    __tablename__ = "entry_limit"

    entry_id: Mapped[int] = mapped_column(ForeignKey("agenda_entry.id"), unique=True)
    kept: Mapped[bool] = mapped_column(default=False)
    least: Mapped[int | None]


class Dismissal(Entity):
    """A finding that somebody put aside, with the reason. It counts while its sentence is the same."""

    __tablename__ = "dismissal"

    entry_id: Mapped[int] = mapped_column(ForeignKey("agenda_entry.id"), index=True)
    code: Mapped[str] = mapped_column(Text)
    message: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime.datetime]


class PointInterval(Entity):
    """A stretch of time in which a point was really treated, or a break taken. Outside undo."""

    __tablename__ = "point_interval"

    point_id: Mapped[int] = mapped_column(ForeignKey("agenda_entry.id"), index=True)
    start: Mapped[datetime.datetime | None]
    end: Mapped[datetime.datetime | None]
