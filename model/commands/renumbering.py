"""A revised agenda: the numbers of an agenda that has gone out follow the order again, once."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from model.commands import lookup, numbers
from model.entities import AgendaPoint
from model.errors import UserError
from model.planning.numbering import renumber_revised
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
