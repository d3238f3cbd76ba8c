"""The bank of recommendations, findings that were put aside, and the files that annexes had before."""

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    """Three tables of their own, so that no table with rows is built anew."""
    _annex_past_file(op)
    _dismissal(op)
    _item_bank(op)


def _annex_past_file(op: Operations) -> None:
    name = "annex_past_file"
    op.create_table(
        name,
        sa.Column("annex_id", sa.Integer, nullable=False),
        sa.Column("file_id", sa.Integer, nullable=True),
        sa.Column("file_name", sa.Text, nullable=False),
        sa.Column("replaced_at", sa.DateTime, nullable=False),
        sa.Column("id", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(["annex_id"], ["annex.id"], op.f(f"fk_{name}_annex_id_annex")),
        sa.ForeignKeyConstraint(
            ["file_id"], ["annex_file.id"], op.f(f"fk_{name}_file_id_annex_file")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f(f"ix_{name}_annex_id"), name, ["annex_id"])


def _dismissal(op: Operations) -> None:
    name = "dismissal"
    op.create_table(
        name,
        sa.Column("entry_id", sa.Integer, nullable=False),
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("message", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("id", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["agenda_entry.id"], op.f(f"fk_{name}_entry_id_agenda_entry")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f(f"ix_{name}_entry_id"), name, ["entry_id"])


def _item_bank(op: Operations) -> None:
    name = "item_bank"
    op.create_table(
        name,
        sa.Column("item_id", sa.Integer, nullable=False),
        sa.Column("stage", sa.Text, nullable=False),
        sa.Column("comment", sa.Text, nullable=False),
        sa.Column("wished_date", sa.Date, nullable=True),
        sa.Column("not_before", sa.Date, nullable=True),
        sa.Column("oral", sa.Boolean, nullable=False),
        sa.Column("received_at", sa.DateTime, nullable=True),
        sa.Column("id", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], op.f(f"fk_{name}_item_id_item")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        sa.UniqueConstraint("item_id", name=op.f(f"uq_{name}_item_id")),
        sqlite_autoincrement=True,
    )
