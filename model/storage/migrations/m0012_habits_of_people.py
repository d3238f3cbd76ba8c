"""What somebody usually does and when he can come; under which name he was invited before a merge."""

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    """Columns that may be empty: the tables are not built anew."""
    op.add_column("person", sa.Column("role", sa.Text, nullable=True))
    op.add_column("person", sa.Column("available_from", sa.Integer, nullable=True))
    op.add_column("person", sa.Column("available_until", sa.Integer, nullable=True))
    op.add_column("invitation", sa.Column("invited_as", sa.Text, nullable=True))
