"""Removes meetings for good once the records system has them."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from model.commands import irreversible, lookup, meetings, unused
from model.entities import AgendaEntry, AgendaPoint, ItemBank, Mail, Meeting
from model.errors import UserError
from model.text.dates import long_date
from model.text.translate import _, language
from model.vocabulary import Stage


@dataclass(frozen=True, slots=True)
class Removed:
    """How many meetings went, the rows whose texts may still lie in files, and files of annexes.

    `waiting` recommendations stay: they were postponed, and are to come on another meeting.
    """

    meetings: int
    waiting: int
    rows: frozenset[tuple[str, int]]
    digests: tuple[str, ...]


def remove_for_good(session: Session, meeting_ids: Sequence[int]) -> Removed:
    """Remove meetings with everything that hangs on them and nothing else uses. Cannot be undone.

    Raises UserError where one of them is not marked as filed in the records system; none goes then.
    """
    rows = [lookup.found(session.get(Meeting, meeting_id)) for meeting_id in meeting_ids]
    for meeting in rows:
        if not meeting.filings:
            raise UserError(
                _(
                    "The meeting of {date} is not marked as filed in the records system, so nothing was"
                    " removed. File it first, under Dispatch."
                ).format(date=long_date(meeting.date, language()))
            )
    ids = [meeting.id for meeting in rows]
    items = unused.items_of(session, ids)
    entries = session.scalars(select(AgendaEntry.id).where(AgendaEntry.meeting_id.in_(ids))).all()
    for mail in session.scalars(select(Mail).where(_about(rows))).all():
        session.delete(mail)
    session.flush()
    for meeting in rows:
        meetings.remove(session, meeting)
    session.flush()
    waiting = _waiting(session, items)
    gone_items = unused.remove_items(session, [one for one in items if one not in waiting])
    digests = unused.remove_files(session)
    irreversible.mark(session)
    gone = {
        "meeting": ids,
        "agenda_entry": list(entries),
        # Its fields of an own form and its comment in the bank go by its id.
        **dict.fromkeys(("item", "item_field", "item_bank"), gone_items),
    }
    keys = frozenset((table, row_id) for table, found in gone.items() for row_id in found)
    return Removed(len(rows), len(waiting), keys, tuple(digests))


def _about(meetings_gone: Sequence[Meeting]) -> ColumnElement[bool]:
    """Their mails; and those just as old whose meeting was deleted before it ever went out."""
    last = max((meeting.date for meeting in meetings_gone), default=datetime.date.min)
    end = datetime.datetime.combine(last, datetime.time.max)
    ids = [meeting.id for meeting in meetings_gone]
    return or_(Mail.meeting_id.in_(ids), and_(Mail.meeting_id.is_(None), Mail.at <= end))


def _waiting(session: Session, item_ids: Sequence[int]) -> frozenset[int]:
    """Those that were put back among the recommendations until their time comes."""
    postponed = select(ItemBank.item_id).where(
        ItemBank.item_id.in_(item_ids), ItemBank.stage == Stage.POSTPONED.value
    )
    placed = select(AgendaPoint.item_id).where(AgendaPoint.item_id.is_not(None))
    return frozenset(session.scalars(postponed)) - frozenset(session.scalars(placed))
