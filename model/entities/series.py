"""How a forum meets, and which meetings its series made."""

from __future__ import annotations

import datetime

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from model.entities.base import Entity, Words


class SeriesRow(Entity):
    """A forum's series, at most one. `model.planning.series_shape.Series` says what it means."""

    __tablename__ = "series"

    forum_id: Mapped[int] = mapped_column(ForeignKey("forum.id"), unique=True)
    beat: Mapped[str] = mapped_column(Text)
    weekday: Mapped[int]
    every: Mapped[int]
    ordinal: Mapped[int]
    first_day: Mapped[datetime.date]
    on_holiday: Mapped[str] = mapped_column(Text)
    free_weeks: Mapped[tuple[str, ...]] = mapped_column(Words, default=())
    start: Mapped[int]
    end: Mapped[int]
    name: Mapped[str] = mapped_column(Text, default="")
    location: Mapped[str] = mapped_column(Text, default="")
    virtual_note: Mapped[str] = mapped_column(Text, default="")
    online_link: Mapped[str] = mapped_column(Text, default="")
    chair: Mapped[str] = mapped_column(Text, default="")
    minute_taker: Mapped[str] = mapped_column(Text, default="")
    members: Mapped[tuple[str, ...]] = mapped_column(Words, default=())
    deadline_days: Mapped[int | None]
    deadline_clock: Mapped[int | None]
    dispatch_days: Mapped[int | None]
    dispatch_clock: Mapped[int | None]
    saturdays: Mapped[bool] = mapped_column(default=False)

    entries: Mapped[list[SeriesEntry]] = relationship(
        cascade="all, delete-orphan", order_by="SeriesEntry.position, SeriesEntry.id"
    )
    meetings: Mapped[list[SeriesMeeting]] = relationship(
        cascade="all, delete-orphan", order_by="SeriesMeeting.id"
    )


class SeriesEntry(Entity):
    """A point or a break that stands on every agenda. `duration` in minutes."""

    __tablename__ = "series_entry"

    series_id: Mapped[int] = mapped_column(ForeignKey("series.id"), index=True)
    position: Mapped[int]
    is_break: Mapped[bool]
    title: Mapped[str] = mapped_column(Text)
    duration: Mapped[int | None]
    rule: Mapped[str] = mapped_column(Text)
    start_at: Mapped[int | None]
    purpose: Mapped[str | None] = mapped_column(Text)
    openness: Mapped[str] = mapped_column(Text)


class SeriesMeeting(Entity):
    """A meeting that the series made for a day of its rhythm.

    `given` is what it gave it (`model.planning.series_shape.Given` as JSON): what differs from that
    was changed by hand.
    """

    __tablename__ = "series_meeting"

    series_id: Mapped[int] = mapped_column(ForeignKey("series.id"), index=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), unique=True)
    planned_for: Mapped[datetime.date]
    given: Mapped[str] = mapped_column(Text)


class Cancellation(Entity):
    """Why a meeting was cancelled. It counts while the meeting's status says so."""

    __tablename__ = "cancellation"

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), unique=True)
    reason: Mapped[str] = mapped_column(Text)
