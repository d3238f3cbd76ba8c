"""Mails and their recipients, invitations, who gets the full edition, and a forum's own words for mails."""

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    """Tables of their own, so that no table with rows is built anew."""
    _mail(op)
    _mail_recipient(op)
    _invitation(op)
    _full_edition_approval(op)
    _mail_template(op)


def _mail(op: Operations) -> None:
    name = "mail"
    op.create_table(
        name,
        sa.Column("meeting_id", sa.Integer, nullable=True),
        sa.Column("file_id", sa.Integer, nullable=False),
        sa.Column("documents", sa.Text, nullable=False),
        sa.Column("edition", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("sender", sa.Text, nullable=False),
        sa.Column("way", sa.Text, nullable=False),
        sa.Column("message_id", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("marks", sa.Text, nullable=False),
        sa.Column("told", sa.Text, nullable=False),
        sa.Column("before", sa.Text, nullable=False),
        sa.Column("id", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], op.f(f"fk_{name}_meeting_id_meeting")
        ),
        sa.ForeignKeyConstraint(
            ["file_id"], ["annex_file.id"], op.f(f"fk_{name}_file_id_annex_file")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        sa.UniqueConstraint("message_id", name=op.f(f"uq_{name}_message_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f(f"ix_{name}_meeting_id"), name, ["meeting_id"])


def _mail_recipient(op: Operations) -> None:
    name = "mail_recipient"
    op.create_table(
        name,
        sa.Column("mail_id", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("phase", sa.Text, nullable=False),
        sa.Column("code", sa.Integer, nullable=True),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("next_try", sa.DateTime, nullable=True),
        sa.Column("changed_at", sa.DateTime, nullable=False),
        sa.Column("id", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(["mail_id"], ["mail.id"], op.f(f"fk_{name}_mail_id_mail")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f(f"ix_{name}_mail_id"), name, ["mail_id"])
    op.create_index(op.f(f"ix_{name}_state"), name, ["state"])


def _invitation(op: Operations) -> None:
    name = "invitation"
    op.create_table(
        name,
        sa.Column("meeting_id", sa.Integer, nullable=False),
        sa.Column("uid", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("sequence", sa.Integer, nullable=False),
        sa.Column("date", sa.Date, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("location", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("cancelled", sa.Boolean, nullable=False),
        sa.Column("answer", sa.Text, nullable=False),
        sa.Column("comment", sa.Text, nullable=False),
        sa.Column("id", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], op.f(f"fk_{name}_meeting_id_meeting")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        sa.UniqueConstraint("uid", name=op.f(f"uq_{name}_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f(f"ix_{name}_meeting_id"), name, ["meeting_id"])


def _full_edition_approval(op: Operations) -> None:
    name = "full_edition_approval"
    op.create_table(
        name,
        sa.Column("forum_id", sa.Integer, nullable=False),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("id", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(["forum_id"], ["forum.id"], op.f(f"fk_{name}_forum_id_forum")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f(f"ix_{name}_forum_id_address"), name, ["forum_id", "address"], unique=True)


def _mail_template(op: Operations) -> None:
    name = "mail_template"
    op.create_table(
        name,
        sa.Column("forum_id", sa.Integer, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("id", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(["forum_id"], ["forum.id"], op.f(f"fk_{name}_forum_id_forum")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f(f"ix_{name}_forum_id_kind"), name, ["forum_id", "kind"], unique=True)
