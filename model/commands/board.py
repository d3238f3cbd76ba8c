"""Cards of the overview go from one place to another; each move is one step."""

import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.commands import agenda, lookup, moving, yearly
from model.entities import AgendaPoint
from model.errors import UserError
from model.text.dates import long_date
from model.text.translate import _, language


def move_entry(
    session: Session,
    entry_id: int,
    meeting_id: int,
    position: int | None = None,
    now: datetime.datetime | None = None,
) -> int:
    """Put a point on a meeting, at a place of its agenda; its id there. A break stays on its own.

    `position` is counted from 0 in the agenda without it; None is the usual place. From an agenda
    that has gone out it is withdrawn, and a copy goes on.
    """
    entry = lookup.entry(session, entry_id)
    if entry.meeting_id == meeting_id:
        if position is not None:
            agenda.move(session, entry_id, position)
        return entry_id
    if not isinstance(entry, AgendaPoint):
        raise UserError(_("A break belongs to its meeting. Add one at the other meeting instead."))
    if entry.item_id is not None:
        _refuse_day(session, entry.item_id, meeting_id)
    moved = moving.move_to_meeting(session, entry_id, meeting_id, now)
    if position is not None:
        agenda.move(session, moved, position)
    return moved


def place_item(
    session: Session,
    item_id: int,
    meeting_id: int,
    position: int | None = None,
    now: datetime.datetime | None = None,
) -> int:
    """Put a recommendation on a meeting; the new point's id. What comes back yearly has its turn."""
    _refuse_day(session, item_id, meeting_id)
    return yearly.place(session, meeting_id, item_id, position=position, now=now)


def _refuse_day(session: Session, item_id: int, meeting_id: int) -> None:
    item, meeting = lookup.item(session, item_id), lookup.meeting(session, meeting_id)
    bank = item.bank
    if bank is not None and bank.not_before is not None and meeting.date < bank.not_before:
        raise UserError(
            _("“{title}” must not be treated before {date}.").format(
                title=item.title, date=long_date(bank.not_before, language())
            )
        )
    standing = select(AgendaPoint.id).where(
        AgendaPoint.meeting_id == meeting_id,
        AgendaPoint.item_id == item_id,
        AgendaPoint.withdrawn.is_not(True),
    )
    if session.scalar(standing.limit(1)) is not None:
        raise UserError(_("The recommendation is on this meeting already. Choose another meeting."))
