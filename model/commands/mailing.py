"""What is set for mail in a forum: who always gets the full edition, and its own templates."""

import datetime
from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.commands import lookup, values
from model.entities import FullEditionApproval, MailTemplate
from model.errors import UserError
from model.text.translate import _


def approve_full_edition(
    session: Session, forum_id: int, address: str, typed: str, now: datetime.datetime
) -> None:
    """Let an address get the full edition from now on. It is typed once more, so that it is meant.

    Raises UserError where what is typed is another address.
    """
    lookup.forum(session, forum_id)
    wanted = address.strip().lower()
    if not wanted or typed.strip().lower() != wanted:
        raise UserError(
            _("This is not {address}, so nothing was approved. Type it letter by letter.").format(
                address=wanted
            )
        )
    _approve(session, forum_id, wanted, now)


def approve_members(
    session: Session,
    forum_id: int,
    addresses: Collection[str],
    typed: str,
    now: datetime.datetime,
) -> None:
    """Let several addresses get the full edition from now on. Their number is typed, as counted.

    Raises UserError where it is another, and approves none of them then.
    """
    lookup.forum(session, forum_id)
    wanted = {address.strip().lower() for address in addresses} - {""}
    if not wanted or typed.strip() != str(len(wanted)):
        raise UserError(
            _(
                "The number does not fit the addresses, so nothing was approved. Count them once more."
            )
        )
    for address in sorted(wanted):
        _approve(session, forum_id, address, now)


def withdraw_full_edition(session: Session, forum_id: int, addresses: Collection[str]) -> None:
    """From now on these get the open edition again."""
    for address in addresses:
        row = _approval(session, forum_id, address.strip().lower())
        if row is not None:
            session.delete(row)


def set_template(session: Session, forum_id: int, kind: str, subject: str, body: str) -> None:
    """Give a forum its own words for one kind of mail; both empty: the built-in ones again."""
    lookup.forum(session, forum_id)
    row = session.scalar(
        select(MailTemplate).where(MailTemplate.forum_id == forum_id, MailTemplate.kind == kind)
    )
    subject, body = values.line(subject), body.strip()
    if not subject and not body:
        if row is not None:
            session.delete(row)
    elif row is None:
        session.add(MailTemplate(forum_id=forum_id, kind=kind, subject=subject, body=body))
    else:
        row.subject, row.body = subject, body


def _approve(session: Session, forum_id: int, address: str, now: datetime.datetime) -> None:
    if _approval(session, forum_id, address) is None:
        session.add(FullEditionApproval(forum_id=forum_id, address=address, at=values.moment(now)))
        session.flush()


def _approval(session: Session, forum_id: int, address: str) -> FullEditionApproval | None:
    return session.scalar(
        select(FullEditionApproval).where(
            FullEditionApproval.forum_id == forum_id, FullEditionApproval.address == address
        )
    )
