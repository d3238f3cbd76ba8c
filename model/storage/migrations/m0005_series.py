"""Series of meetings, what comes back every year, and what is kept of a moved or cancelled one."""

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    """Tables of their own, so that no table with rows is built anew."""
    _series(op)
    _series_entry(op)
    _series_meeting(op)
    _recurrence(op)
    _cancellation(op)
    _told_day(op)


def _series(op: Operations) -> None:
    name = "series"
    texts = ("name", "location", "virtual_note", "online_link", "chair", "minute_taker", "members")
    op.create_table(
        name,
        sa.Column("forum_id", sa.Integer, nullable=False),
        sa.Column("beat", sa.Text, nullable=False),
        *(sa.Column(key, sa.Integer, nullable=False) for key in ("weekday", "every", "ordinal")),
        sa.Column("first_day", sa.Date, nullable=False),
        sa.Column("on_holiday", sa.Text, nullable=False),
        sa.Column("free_weeks", sa.Text, nullable=False),
        *(sa.Column(key, sa.Integer, nullable=False) for key in ("start", "end")),
        *(sa.Column(key, sa.Text, nullable=False) for key in texts),
        sa.Column("deadline_days", sa.Integer, nullable=True),
        sa.Column("deadline_clock", sa.Integer, nullable=True),
        sa.Column("dispatch_days", sa.Integer, nullable=True),
        sa.Column("dispatch_clock", sa.Integer, nullable=True),
        sa.Column("saturdays", sa.Boolean, nullable=False),
        sa.Column("id", sa.Integer, nullable=False),
        _reference(op, name, "forum"),
        _key(op, name),
        sa.UniqueConstraint("forum_id", name=op.f(f"uq_{name}_forum_id")),
        sqlite_autoincrement=True,
    )


def _series_entry(op: Operations) -> None:
    name = "series_entry"
    op.create_table(
        name,
        sa.Column("series_id", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("is_break", sa.Boolean, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("duration", sa.Integer, nullable=True),
        sa.Column("rule", sa.Text, nullable=False),
        sa.Column("start_at", sa.Integer, nullable=True),
        sa.Column("purpose", sa.Text, nullable=True),
        sa.Column("openness", sa.Text, nullable=False),
        sa.Column("id", sa.Integer, nullable=False),
        _reference(op, name, "series"),
        _key(op, name),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f(f"ix_{name}_series_id"), name, ["series_id"])


def _series_meeting(op: Operations) -> None:
    name = "series_meeting"
    op.create_table(
        name,
        sa.Column("series_id", sa.Integer, nullable=False),
        sa.Column("meeting_id", sa.Integer, nullable=False),
        sa.Column("planned_for", sa.Date, nullable=False),
        sa.Column("given", sa.Text, nullable=False),
        sa.Column("id", sa.Integer, nullable=False),
        _reference(op, name, "series"),
        _reference(op, name, "meeting"),
        _key(op, name),
        sa.UniqueConstraint("meeting_id", name=op.f(f"uq_{name}_meeting_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f(f"ix_{name}_series_id"), name, ["series_id"])


def _recurrence(op: Operations) -> None:
    name = "item_recurrence"
    op.create_table(
        name,
        sa.Column("item_id", sa.Integer, nullable=False),
        sa.Column("forum_id", sa.Integer, nullable=True),
        sa.Column("month", sa.Integer, nullable=False),
        sa.Column("week", sa.Integer, nullable=True),
        sa.Column("since", sa.Date, nullable=False),
        sa.Column("id", sa.Integer, nullable=False),
        _reference(op, name, "item"),
        _reference(op, name, "forum"),
        _key(op, name),
        sa.UniqueConstraint("item_id", name=op.f(f"uq_{name}_item_id")),
        sqlite_autoincrement=True,
    )


def _cancellation(op: Operations) -> None:
    name = "cancellation"
    op.create_table(
        name,
        sa.Column("meeting_id", sa.Integer, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("id", sa.Integer, nullable=False),
        _reference(op, name, "meeting"),
        _key(op, name),
        sa.UniqueConstraint("meeting_id", name=op.f(f"uq_{name}_meeting_id")),
        sqlite_autoincrement=True,
    )


def _told_day(op: Operations) -> None:
    name = "told_day"
    op.create_table(
        name,
        sa.Column("meeting_id", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("date", sa.Date, nullable=False),
        sa.Column("id", sa.Integer, nullable=False),
        _reference(op, name, "meeting"),
        _key(op, name),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f(f"ix_{name}_meeting_id"), name, ["meeting_id"])


def _reference(op: Operations, table: str, other: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{other}_id_{other}")
    return sa.ForeignKeyConstraint([f"{other}_id"], [f"{other}.id"], name)


def _key(op: Operations, table: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}"))
