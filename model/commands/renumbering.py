"""A revised agenda: the numbers of an agenda that has gone out follow the order again, once.

Its list old → new goes out with it, and stays on every copy made of it. Once it has gone out and
the meeting is taken back before dispatch, the next agenda begins anew: its readers know the new
numbers, and they may be revised again.
"""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from model.commands import lookup, numbers
from model.entities import AgendaPoint, Meeting
from model.errors import UserError
from model.planning.numbering import renumber_revised
from model.queries.papers import last_dispatched
from model.text.translate import _
from model.vocabulary import MeetingStatus


@dataclass(frozen=True, slots=True)
class NewNumber:
    """One line of the list old → new."""

    point_id: int
    title: str
    old: int | None
    new: int


def new_numbers(session: Session, meeting_id: int) -> tuple[NewNumber, ...]:
    """What `renumber` would change, in the order of the agenda. Raises UserError where it may not."""
    meeting = lookup.meeting(session, meeting_id)
    if meeting.status != MeetingStatus.DISPATCHED:
        raise UserError(
            _("The meeting has been held, so the points keep their numbers.")
            if lookup.is_frozen(meeting)
            else _("The numbers follow the order by themselves until the agenda is sent out.")
        )
    entries = numbers.entries_in_order(session, meeting_id)
    points = {entry.key: entry for entry in entries if isinstance(entry, AgendaPoint)}
    if any(point.former_number is not None for point in points.values()):
        raise UserError(
            _("The points of this meeting have got new numbers once. Now they keep them.")
        )
    changes = renumber_revised([numbers.as_numbered(entry) for entry in entries])
    if not changes:
        raise UserError(_("The numbers follow the order of the agenda already."))
    return tuple(
        NewNumber(points[one.key].id, points[one.key].title, one.old, one.new) for one in changes
    )


def renumber(session: Session, meeting_id: int) -> None:
    """Number the points by their order, and keep what they were known by. Raises UserError."""
    for change in new_numbers(session, meeting_id):
        point = lookup.point(session, change.point_id)
        point.former_number, point.number = change.old, change.new


def forget_what_readers_know(session: Session, meeting: Meeting) -> None:
    """Part of going back before dispatch: what the last agenda listed is not listed again."""
    points = [
        entry
        for entry in numbers.entries_in_order(session, meeting.id)
        if isinstance(entry, AgendaPoint) and entry.former_number is not None
    ]
    kept = last_dispatched(session, meeting.id) if points else None
    if kept is None:
        return
    listed = {point.key: point.former_number for point in kept[1].points}
    for point in points:
        if listed.get(point.key) == point.former_number:
            point.former_number = None
