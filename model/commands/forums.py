"""The bodies that meet."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.commands import lookup, values
from model.entities import (
    Forum,
    FullEditionApproval,
    ItemRecurrence,
    MailTemplate,
    Meeting,
    Phrase,
    SeriesRow,
    Setting,
)
from model.errors import UserError
from model.text.translate import _


def named(session: Session, name: str) -> Forum:
    """The forum of this name, made if it is new. Not an action of its own."""
    name = values.name(name)
    forum = session.scalar(select(Forum).where(Forum.name == name))
    if forum is None:
        forum = Forum(name=name)
        session.add(forum)
        session.flush()
    return forum


def add(session: Session, name: str) -> int:
    """Add a forum; its id. One that exists is returned."""
    return named(session, name).id


def rename(session: Session, forum_id: int, name: str) -> None:
    """Give a forum another name; its meetings follow."""
    forum = lookup.forum(session, forum_id)
    name = values.name(name)
    other = session.scalar(select(Forum.id).where(Forum.name == name))
    if other not in (None, forum_id):
        raise UserError(_("There is a forum of this name already. Choose another name."))
    forum.name = name


def remove(session: Session, forum_id: int) -> None:
    """Remove a forum that has no meetings, with its settings, its phrases and its series.

    What came back there every year is proposed to every forum from now on.
    """
    forum = lookup.forum(session, forum_id)
    if session.scalar(select(Meeting.id).where(Meeting.forum_id == forum_id).limit(1)) is not None:
        raise UserError(
            _(
                "The forum has meetings, so it cannot be removed. Rename it, or remove "
                "its meetings first."
            )
        )
    for kind in (Setting, SeriesRow, FullEditionApproval, MailTemplate, Phrase):
        for row in session.scalars(select(kind).where(kind.forum_id == forum_id)):
            session.delete(row)
    yearly = select(ItemRecurrence).where(ItemRecurrence.forum_id == forum_id)
    for recurrence in session.scalars(yearly):
        recurrence.forum_id = None
    session.flush()
    session.delete(forum)
