"""Findings that were put aside on a recommendation, before it stands on any agenda."""

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    """A table of its own, so that no table with rows is built anew."""
    name = "item_dismissal"
    op.create_table(
        name,
        sa.Column("item_id", sa.Integer, nullable=False),
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("message", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("id", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], op.f(f"fk_{name}_item_id_item")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f(f"ix_{name}_item_id"), name, ["item_id"])
