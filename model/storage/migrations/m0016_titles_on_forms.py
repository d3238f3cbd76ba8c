"""What somebody is called on a form, kept with the form."""

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    """A column with a value for the rows that are there: the table is not built anew."""
    op.add_column("item_person", sa.Column("title", sa.Text, nullable=False, server_default=""))
