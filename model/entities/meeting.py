"""One meeting and who belongs to it."""

from __future__ import annotations

import datetime

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from model.entities.afterwards import MinutesApproval, MinutesRevision
from model.entities.agenda import AgendaEntry
from model.entities.base import Blocks, Entity
from model.entities.forum import Forum
from model.entities.live import GuestVisit, MeetingRun, RunPause
from model.entities.papers import DispatchedView, Filing
from model.entities.series import Cancellation, SeriesMeeting
from model.text.blocks import RichText
from model.vocabulary import MeetingStatus

FROZEN_STATUSES = frozenset(
    {
        MeetingStatus.DISPATCHED,
        MeetingStatus.HELD,
        MeetingStatus.MINUTES_DRAFT,
        MeetingStatus.MINUTES_SENT,
        MeetingStatus.APPROVED,
    }
)
"""The agenda has gone out: numbers are kept, and deleting a point is withdrawing it."""


class Meeting(Entity):
    """A meeting of a forum. `start`, `end` are minutes after midnight; moments are local time.

    `dispatch_at` is when it is to go out, `dispatched_at` when it first did: a status can go back.
    """

    __tablename__ = "meeting"

    key: Mapped[str] = mapped_column(Text, unique=True)
    forum_id: Mapped[int] = mapped_column(ForeignKey("forum.id"), index=True)
    name: Mapped[str] = mapped_column(Text, default="")
    date: Mapped[datetime.date] = mapped_column(index=True)
    start: Mapped[int]
    end: Mapped[int]
    location: Mapped[str] = mapped_column(Text, default="")
    virtual_note: Mapped[str] = mapped_column(Text, default="")
    information: Mapped[RichText] = mapped_column(Blocks, default=())
    submission_deadline: Mapped[datetime.datetime | None]
    dispatch_at: Mapped[datetime.datetime | None]
    dispatched_at: Mapped[datetime.datetime | None]
    status: Mapped[str] = mapped_column(Text, default="planned")
    chair: Mapped[str] = mapped_column(Text, default="")
    minute_taker: Mapped[str] = mapped_column(Text, default="")
    case_number: Mapped[str] = mapped_column(Text, default="")
    online_link: Mapped[str] = mapped_column(Text, default="")
    approved_at: Mapped[datetime.datetime | None]
    approved_by: Mapped[str] = mapped_column(Text, default="")

    forum: Mapped[Forum] = relationship()
    entries: Mapped[list[AgendaEntry]] = relationship(
        cascade="all, delete-orphan", order_by="AgendaEntry.position, AgendaEntry.id"
    )
    members: Mapped[list[Member]] = relationship(
        cascade="all, delete-orphan", order_by="Member.position, Member.id"
    )
    series_link: Mapped[SeriesMeeting | None] = relationship(cascade="all, delete-orphan")
    cancellation: Mapped[Cancellation | None] = relationship(cascade="all, delete-orphan")
    dispatched_views: Mapped[list[DispatchedView]] = relationship(
        cascade="all, delete-orphan", order_by="DispatchedView.id"
    )
    filings: Mapped[list[Filing]] = relationship(cascade="all, delete-orphan", order_by="Filing.id")
    run: Mapped[MeetingRun | None] = relationship(cascade="all, delete-orphan")
    pauses: Mapped[list[RunPause]] = relationship(
        cascade="all, delete-orphan", order_by="RunPause.id"
    )
    visits: Mapped[list[GuestVisit]] = relationship(
        cascade="all, delete-orphan", order_by="GuestVisit.id"
    )
    revisions: Mapped[list[MinutesRevision]] = relationship(
        cascade="all, delete-orphan", order_by="MinutesRevision.id"
    )
    approved_on: Mapped[list[MinutesApproval]] = relationship()


class Member(Entity):
    """A member of the forum at one meeting, under the title that he had then."""

    __tablename__ = "member"

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    position: Mapped[int]
    name: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text, default="", server_default="")
    attendance: Mapped[str] = mapped_column(Text, default="unknown")
    online: Mapped[bool] = mapped_column(default=False)
    substitute_for: Mapped[str] = mapped_column(Text, default="")

    absences: Mapped[list[Absence]] = relationship(
        cascade="all, delete-orphan", order_by="Absence.position, Absence.id"
    )


class Absence(Entity):
    """A member missed some points. `start`, `end` are minutes after midnight."""

    __tablename__ = "absence"

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), index=True)
    position: Mapped[int]
    start: Mapped[int | None]
    end: Mapped[int | None]
    reason: Mapped[str | None] = mapped_column(Text)

    points: Mapped[list[AbsencePoint]] = relationship(
        cascade="all, delete-orphan", order_by="AbsencePoint.id"
    )


class AbsencePoint(Entity):
    """One of the points that were missed."""

    __tablename__ = "absence_point"

    absence_id: Mapped[int] = mapped_column(ForeignKey("absence.id"), index=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("agenda_entry.id"), index=True)

    entry: Mapped[AgendaEntry] = relationship()


class Release(Entity):
    """An error that was let pass, and why."""

    __tablename__ = "release"

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    code: Mapped[str] = mapped_column(Text)
    entry_key: Mapped[str] = mapped_column(Text, default="")
    reason: Mapped[str] = mapped_column(Text)
    document: Mapped[str] = mapped_column(Text, default="")
    at: Mapped[datetime.datetime]


class Availability(Entity):
    """When somebody can come on the day of a meeting, in minutes after midnight; None is open."""

    __tablename__ = "availability"

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    name: Mapped[str] = mapped_column(Text)
    start: Mapped[int | None]
    end: Mapped[int | None]


class ToldTime(Entity):
    """One stretch of time that a guest was last told, in minutes after midnight. Outside undo."""

    __tablename__ = "told_time"

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    name: Mapped[str] = mapped_column(Text)
    start: Mapped[int]
    end: Mapped[int]
    at: Mapped[datetime.datetime]


class ToldDay(Entity):
    """The day that a guest was told, once the meeting has been moved. Outside undo."""

    __tablename__ = "told_day"

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    name: Mapped[str] = mapped_column(Text)
    date: Mapped[datetime.date]
