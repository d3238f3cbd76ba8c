"""What each guest was last told about when to come."""

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    """Create the table."""
    op.create_table(
        "told_time",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column(
            "meeting_id",
            sa.Integer,
            sa.ForeignKey("meeting.id", name="fk_told_time_meeting_id_meeting"),
            nullable=False,
        ),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_told_time")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_told_time_meeting_id"), "told_time", ["meeting_id"])
