"""What really happened in a meeting. Nothing here is taken back with a text: it is outside undo."""

from __future__ import annotations

import datetime

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from model.entities.base import Entity


class MeetingRun(Entity):
    """When the meeting began and ended. Local time to the second; `ended_at` None while it runs."""

    __tablename__ = "meeting_run"

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), unique=True)
    started_at: Mapped[datetime.datetime]
    ended_at: Mapped[datetime.datetime | None]


class RunPause(Entity):
    """A stretch in which the meeting stood still. `end` is None while it lasts."""

    __tablename__ = "run_pause"

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    start: Mapped[datetime.datetime]
    end: Mapped[datetime.datetime | None]


class EntryEnd(Entity):
    """An entry that the meeting is done with, treated or passed over."""

    __tablename__ = "entry_end"

    entry_id: Mapped[int] = mapped_column(ForeignKey("agenda_entry.id"), unique=True)
    at: Mapped[datetime.datetime]


class GuestVisit(Entity):
    """A guest was called, came, left; who comes again is on another visit. One name is one person."""

    __tablename__ = "guest_visit"

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    name: Mapped[str] = mapped_column(Text)
    called_at: Mapped[datetime.datetime | None]
    came_at: Mapped[datetime.datetime | None]
    left_at: Mapped[datetime.datetime | None]
