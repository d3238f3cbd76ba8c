"""What comes back every year: say so, and take this year's turn on."""

import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.commands import agenda, bank, forums, lookup, values
from model.entities import AgendaPoint, ItemRecurrence, Meeting
from model.errors import UserError
from model.planning.yearly import Yearly
from model.text.translate import _
from model.vocabulary import MeetingStatus, Stage


def set_yearly(
    session: Session,
    item_id: int,
    *,
    month: int,
    week: int | None = None,
    forum: str | None = None,
    today: datetime.date | None = None,
) -> None:
    """The recommendation comes back every year in this month, or in this ISO week.

    Without a forum it is proposed to every one. Turns count from `today` on.
    """
    item = lookup.item(session, item_id)
    if not 1 <= month <= 12 or (week is not None and not 1 <= week <= 53):
        raise UserError(_("Choose a month, or a week between 1 and 53."))
    row = item.recurrence
    if row is None:
        row = ItemRecurrence(since=values.date(today or datetime.date.today()))
        item.recurrence = row
    row.month, row.week = month, week
    row.forum_id = _forum_id(session, forum)


def set_once(session: Session, item_id: int) -> None:
    """The recommendation does not come back any more."""
    lookup.item(session, item_id).recurrence = None


def place(
    session: Session,
    meeting_id: int,
    item_id: int,
    *,
    position: int | None = None,
    now: datetime.datetime | None = None,
) -> int:
    """Put this year's turn on an agenda; the new point's id.

    A recommendation that a meeting has treated stays what it was then: a copy of it is placed, and
    that copy comes back next year.
    """
    item = lookup.item(session, item_id)
    if item.recurrence is not None and _was_treated(session, item_id):
        row, meeting = item.recurrence, lookup.meeting(session, meeting_id)
        item_id = bank.copy_as_template(session, item_id, now=now)
        bank.set_stage(session, item_id, Stage.IN_WORK)
        row.item_id = item_id
        # Earlier turns were the other recommendation's.
        row.since = Yearly(row.month, row.week, row.since).nearest(meeting.date)
        session.flush()
        session.expire(item, ["recurrence"])
    return agenda.place_item(session, meeting_id, item_id, position=position, now=now)


def _was_treated(session: Session, item_id: int) -> bool:
    query = (
        select(AgendaPoint.id)
        .join(Meeting, AgendaPoint.meeting_id == Meeting.id)
        .where(AgendaPoint.item_id == item_id, AgendaPoint.withdrawn.is_not(True))
        .where(Meeting.status != MeetingStatus.CANCELLED.value)
    )
    return session.scalar(query.limit(1)) is not None


def _forum_id(session: Session, forum: str | None) -> int | None:
    return None if forum is None else forums.named(session, forum).id
