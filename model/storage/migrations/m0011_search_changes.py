"""What the search index follows."""

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    """One table. The index itself is a file of its own, which is made where it is missing."""
    name = "search_change"
    op.create_table(
        name,
        sa.Column("unit", sa.Text, nullable=False),
        sa.Column("unit_id", sa.Integer, nullable=False),
        sa.Column("id", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_search_change_unit_unit_id"), name, ["unit", "unit_id"], unique=True)
