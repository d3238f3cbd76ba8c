"""What a plan must respect: when people can come, and which entries may not be made shorter."""

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    """Two tables of their own, so that no table with rows is built anew."""
    _availability(op)
    _entry_limit(op)


def _availability(op: Operations) -> None:
    name = "availability"
    op.create_table(
        name,
        sa.Column("meeting_id", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("start", sa.Integer, nullable=True),
        sa.Column("end", sa.Integer, nullable=True),
        sa.Column("id", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], op.f(f"fk_{name}_meeting_id_meeting")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f(f"ix_{name}_meeting_id"), name, ["meeting_id"])


def _entry_limit(op: Operations) -> None:
    name = "entry_limit"
    op.create_table(
        name,
        sa.Column("entry_id", sa.Integer, nullable=False),
        sa.Column("kept", sa.Boolean, nullable=False),
        sa.Column("least", sa.Integer, nullable=True),
        sa.Column("id", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["agenda_entry.id"], op.f(f"fk_{name}_entry_id_agenda_entry")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        sa.UniqueConstraint("entry_id", name=op.f(f"uq_{name}_entry_id")),
        sqlite_autoincrement=True,
    )
