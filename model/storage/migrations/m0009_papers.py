"""The meeting as it was sent out, points that are told on, and what was filed."""

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    """Three tables of their own, so that no table with rows is built anew."""
    for name, text in (("dispatched_view", "content"), ("filing", "folder")):
        op.create_table(
            name,
            sa.Column("meeting_id", sa.Integer, nullable=False),
            sa.Column("at", sa.DateTime, nullable=False),
            sa.Column(text, sa.Text, nullable=False),
            sa.Column("id", sa.Integer, nullable=False),
            sa.ForeignKeyConstraint(
                ["meeting_id"], ["meeting.id"], op.f(f"fk_{name}_meeting_id_meeting")
            ),
            sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
            sqlite_autoincrement=True,
        )
        op.create_index(op.f(f"ix_{name}_meeting_id"), name, ["meeting_id"])
    name = "communicated"
    op.create_table(
        name,
        sa.Column("point_id", sa.Integer, nullable=False),
        sa.Column("id", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(
            ["point_id"], ["agenda_entry.id"], op.f(f"fk_{name}_point_id_agenda_entry")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        sa.UniqueConstraint("point_id", name=op.f(f"uq_{name}_point_id")),
        sqlite_autoincrement=True,
    )
