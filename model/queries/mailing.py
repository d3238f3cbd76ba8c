"""What is set for mail in a meeting's forum."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.entities import FullEditionApproval, MailTemplate, Meeting
from model.queries.settings import value
from model.sending import MailWay


@dataclass(frozen=True, slots=True)
class MailSettings:
    """Who sends, which way, and where the municipality's own addresses are."""

    forum_id: int | None
    way: MailWay
    sender_name: str
    sender_address: str
    copy_to_sender: bool
    own_domains: str


def mail_settings(session: Session, meeting_id: int) -> MailSettings:
    """As they hold for the meeting's forum."""
    forum = forum_of(session, meeting_id)
    return MailSettings(
        forum_id=forum,
        way=MailWay(value(session, "mail_way", forum)),
        sender_name=value(session, "sender_name", forum),
        sender_address=value(session, "sender_address", forum),
        copy_to_sender=value(session, "copy_to_sender", forum) == "yes",
        own_domains=value(session, "own_domains"),
    )


def full_edition(session: Session, forum_id: int | None) -> frozenset[str]:
    """Addresses that always get the full edition, in lower case."""
    rows = session.scalars(
        select(FullEditionApproval.address).where(FullEditionApproval.forum_id == forum_id)
    )
    return frozenset(rows)


def own_template(session: Session, forum_id: int | None, kind: str) -> tuple[str, str] | None:
    """Subject and body that the forum has for a kind of mail, None for the built-in ones."""
    row = session.execute(
        select(MailTemplate.subject, MailTemplate.body).where(
            MailTemplate.forum_id == forum_id, MailTemplate.kind == kind
        )
    ).one_or_none()
    return None if row is None else (row[0], row[1])


def forum_of(session: Session, meeting_id: int) -> int | None:
    """The forum of a meeting."""
    return session.scalar(select(Meeting.forum_id).where(Meeting.id == meeting_id))
