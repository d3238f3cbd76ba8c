"""What somebody was called at a meeting, kept with it."""

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    """Columns with a value for the rows that are there: the tables are not built anew."""
    for table in ("guest", "member"):
        op.add_column(table, sa.Column("title", sa.Text, nullable=False, server_default=""))
