"""Pasted Information lines become slots and people, in one step."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from model.commands import agenda, lookup, numbers, points
from model.entities import AgendaBreak, AgendaEntry
from model.planning.pasted import PastedEntry
from model.text.translate import _


def paste(session: Session, meeting_id: int, wanted: Sequence[PastedEntry]) -> None:
    """Make the agenda what `model.planning.pasted` says. New points are called by their number."""
    meeting = lookup.meeting(session, meeting_id)
    stored = {entry.key: entry for entry in numbers.entries_in_order(session, meeting_id)}
    order = [_entry(session, meeting_id, entry, stored) for entry in wanted]
    rest = [entry for entry in stored.values() if entry not in order]
    numbers.settle(session, meeting, [*order, *rest])


def _entry(
    session: Session, meeting_id: int, wanted: PastedEntry, stored: dict[str, AgendaEntry]
) -> AgendaEntry:
    if wanted.known is None:
        entry = _new(session, meeting_id, wanted)
    else:
        entry = lookup.found(stored.get(wanted.known.entry.key))
        if entry.duration != wanted.duration:
            agenda.set_duration(session, entry.id, wanted.duration)
    if (entry.rule, entry.start_at) != (wanted.rule.value, wanted.start_at):
        agenda.set_start(session, entry.id, wanted.rule, wanted.start_at)
    if wanted.guests_differ and not isinstance(entry, AgendaBreak):
        points.set_guests(session, entry.id, wanted.guests)
    return entry


def _new(session: Session, meeting_id: int, wanted: PastedEntry) -> AgendaEntry:
    if wanted.number is None:
        break_id = agenda.add_break(
            session, meeting_id, wanted.title, duration=wanted.duration or 0
        )
        return lookup.entry(session, break_id)
    title = _("Point {number}").format(number=wanted.number)
    point_id = agenda.add_point(
        session, meeting_id, title, duration=wanted.duration, guests=wanted.guests
    )
    return lookup.entry(session, point_id)
