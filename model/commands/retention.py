"""Removes meetings for good once the records system has them."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.commands import irreversible, lookup, meetings, unused
from model.entities import AgendaEntry, Mail, Meeting
from model.errors import UserError
from model.text.dates import long_date
from model.text.translate import _, language


@dataclass(frozen=True, slots=True)
class Removed:
    """How many meetings went, the rows whose texts may still lie in files, and files of annexes."""

    meetings: int
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
    for mail in session.scalars(select(Mail).where(Mail.meeting_id.in_(ids))).all():
        session.delete(mail)
    session.flush()
    for meeting in rows:
        meetings.remove(session, meeting)
    session.flush()
    gone_items = unused.remove_items(session, items)
    digests = unused.remove_files(session)
    irreversible.mark(session)
    gone = {
        "meeting": ids,
        "agenda_entry": list(entries),
        # Its fields of an own form and its comment in the bank go by its id.
        **dict.fromkeys(("item", "item_field", "item_bank"), gone_items),
    }
    keys = frozenset((table, row_id) for table, found in gone.items() for row_id in found)
    return Removed(len(rows), keys, tuple(digests))
