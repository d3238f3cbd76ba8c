"""Who else was to get the same papers when a draft was opened."""

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    """A column that may be empty: the table is not built anew."""
    op.add_column("mail", sa.Column("everybody", sa.Text, nullable=True))
