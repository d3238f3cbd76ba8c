"""What happens in a meeting and after it: times, visits, revisions, where points went, phrases."""

from typing import Any

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    """Tables of their own, so that no table with rows is built anew."""
    _live(op)
    _afterwards(op)


def _live(op: Operations) -> None:
    _table(
        op,
        "meeting_run",
        _reference("meeting_run", "meeting_id", "meeting"),
        sa.Column("started_at", sa.DateTime, nullable=False),
        sa.Column("ended_at", sa.DateTime, nullable=True),
        unique="meeting_id",
    )
    _table(
        op,
        "run_pause",
        _reference("run_pause", "meeting_id", "meeting"),
        sa.Column("start", sa.DateTime, nullable=False),
        sa.Column("end", sa.DateTime, nullable=True),
        indexed=("meeting_id",),
    )
    _table(
        op,
        "entry_end",
        _reference("entry_end", "entry_id", "agenda_entry"),
        sa.Column("at", sa.DateTime, nullable=False),
        unique="entry_id",
    )
    _table(
        op,
        "guest_visit",
        _reference("guest_visit", "meeting_id", "meeting"),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("called_at", sa.DateTime, nullable=True),
        sa.Column("came_at", sa.DateTime, nullable=True),
        sa.Column("left_at", sa.DateTime, nullable=True),
        indexed=("meeting_id",),
    )


def _afterwards(op: Operations) -> None:
    _table(
        op,
        "minutes_revision",
        _reference("minutes_revision", "meeting_id", "meeting"),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("by", "comment", "content")),
        indexed=("meeting_id",),
    )
    _table(
        op,
        "postponement",
        _reference("postponement", "point_id", "agenda_entry"),
        _reference("postponement", "to_point_id", "agenda_entry", nullable=True),
        _reference("postponement", "item_id", "item", nullable=True),
        sa.Column("at", sa.DateTime, nullable=False),
        unique="point_id",
        indexed=("to_point_id", "item_id"),
    )
    _table(
        op,
        "minutes_approval",
        _reference("minutes_approval", "point_id", "agenda_entry"),
        _reference("minutes_approval", "meeting_id", "meeting", nullable=True),
        unique="point_id",
        indexed=("meeting_id",),
    )
    _table(
        op,
        "follow_up_move",
        _reference("follow_up_move", "follow_up_id", "follow_up"),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("due_before", sa.Date, nullable=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("due_text_before", "reason")),
        indexed=("follow_up_id",),
    )
    _table(
        op,
        "phrase",
        _reference("phrase", "forum_id", "forum", nullable=True),
        sa.Column("position", sa.Integer, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("abbreviation", "text")),
        indexed=("forum_id",),
    )


def _reference(table: str, column: str, target: str, *, nullable: bool = False) -> sa.Column[Any]:
    key = sa.ForeignKey(f"{target}.id", name=f"fk_{table}_{column}_{target}")
    return sa.Column(column, sa.Integer, key, nullable=nullable)


def _table(
    op: Operations,
    name: str,
    *columns: sa.Column[Any],
    unique: str = "",
    indexed: tuple[str, ...] = (),
) -> None:
    constraints: list[sa.Constraint] = [sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}"))]
    if unique:
        constraints.append(sa.UniqueConstraint(unique, name=op.f(f"uq_{name}_{unique}")))
    number = sa.Column("id", sa.Integer, nullable=False)
    op.create_table(name, *columns, number, *constraints, sqlite_autoincrement=True)
    for column in indexed:
        op.create_index(op.f(f"ix_{name}_{column}"), name, [column])
