"""What became of papers: the meeting as it was sent out, points that are told on, records filed."""

from __future__ import annotations

import datetime

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from model.entities.base import Entity


class DispatchedView(Entity):
    """The whole meeting as it went out, as data (`model.storage.view_codec`). The last one counts."""

    __tablename__ = "dispatched_view"

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    at: Mapped[datetime.datetime]
    content: Mapped[str] = mapped_column(Text)


class Communicated(Entity):
    """A point whose decision is told to the whole house. The row is the tick."""

    __tablename__ = "communicated"

    point_id: Mapped[int] = mapped_column(ForeignKey("agenda_entry.id"), unique=True)


class Filing(Entity):
    """The meeting's papers were put into the records system. `folder` is where they were written."""

    __tablename__ = "filing"

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    at: Mapped[datetime.datetime]
    folder: Mapped[str] = mapped_column(Text)
