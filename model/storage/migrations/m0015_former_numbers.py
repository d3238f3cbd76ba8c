"""The number that a point had before a revised agenda gave it another one."""

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    """A column that is empty for the rows that are there: the table is not built anew."""
    op.add_column("agenda_entry", sa.Column("former_number", sa.Integer, nullable=True))
