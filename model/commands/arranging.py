"""The whole agenda put in another order and other times at once: what a drag or a proposal leaves."""

from collections.abc import Collection, Sequence

from sqlalchemy.orm import Session

from model.commands import agenda, lookup, meetings, numbers
from model.entities import AgendaEntry
from model.errors import UserError
from model.planning.shapes import Entry
from model.text.translate import _


def arrange(
    session: Session,
    meeting_id: int,
    wanted: Sequence[Entry],
    *,
    remove: Collection[str] = (),
    end: int | None = None,
) -> None:
    """Give the agenda this order, these lengths and these start rules; only what differs is written.

    `wanted` holds every entry but those to `remove`; `end` is another end of the meeting. Guests
    and withdrawals are not looked at. Raises UserError where the agenda has other entries by now.
    """
    meeting = lookup.meeting(session, meeting_id)
    for entry in numbers.entries_in_order(session, meeting_id):
        if entry.key in remove:
            agenda.delete(session, entry.id)
    entries = {entry.key: entry for entry in numbers.entries_in_order(session, meeting_id)}
    if entries.keys() != {entry.key for entry in wanted}:
        raise UserError(_("The agenda has been changed in the meantime. Nothing was moved."))
    for entry in wanted:
        _set_times(session, entries[entry.key], entry)
    order = [entries[entry.key] for entry in wanted]
    if order != list(entries.values()):
        numbers.settle(session, meeting, order)
    if end is not None:
        meetings.set_field(session, meeting_id, "end", end)


def _set_times(session: Session, stored: AgendaEntry, wanted: Entry) -> None:
    if stored.duration != wanted.duration:
        agenda.set_duration(session, stored.id, wanted.duration)
    if (stored.rule, stored.start_at) != (wanted.rule.value, wanted.start_at):
        agenda.set_start(session, stored.id, wanted.rule, wanted.start_at)
