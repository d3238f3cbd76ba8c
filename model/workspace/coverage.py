"""What undo does not touch, declared in this one place.

What has happened in the world is not taken back with a text: times really taken, files already
stored, errors let pass, what was sent or told, and indexes that follow by themselves.
"""

from sqlalchemy import Table

from model.entities import (
    AnnexFile,
    DispatchedView,
    Entity,
    EntryEnd,
    Filing,
    GuestVisit,
    Invitation,
    Mail,
    MailRecipient,
    MeetingRun,
    MinutesRevision,
    PointInterval,
    Release,
    RunPause,
    SearchChange,
    ToldDay,
    ToldTime,
)

OUTSIDE_UNDO: frozenset[str] = frozenset(
    entity.__tablename__
    for entity in (
        *(MeetingRun, RunPause, PointInterval, EntryEnd, GuestVisit),
        *(Release, AnnexFile, ToldTime, ToldDay, MinutesRevision),
        *(DispatchedView, Filing, SearchChange),
        *(Mail, MailRecipient, Invitation),
    )
)
"""Tables whose new and changed rows stay. A row that goes with its point comes back with it."""

RENAMED: dict[str, frozenset[str]] = {
    "told_time": frozenset({"name"}),
    "told_day": frozenset({"name"}),
    "guest_visit": frozenset({"name"}),
    "invitation": frozenset({"name", "invited_as"}),
}
"""Columns in those tables that undo does cover: what somebody is called is nothing that happened."""


def covered_tables() -> tuple[Table, ...]:
    """The tables that undo brings back as they were, parents first."""
    return tuple(table for table in Entity.metadata.sorted_tables if table.name not in OUTSIDE_UNDO)
