"""Rows by id, with a sentence where they are gone or may not be changed."""

from typing import TypeVar

from sqlalchemy.orm import Session

from model.entities import (
    AgendaEntry,
    AgendaPoint,
    Entity,
    FollowUp,
    Forum,
    Item,
    Meeting,
    Member,
    Person,
)
from model.entities.meeting import FROZEN_STATUSES
from model.errors import UserError
from model.text.translate import _
from model.vocabulary import MeetingStatus

E = TypeVar("E", bound=Entity)


class GoneError(UserError):
    """The row has been deleted meanwhile."""

    def __init__(self) -> None:
        super().__init__(_("This has been deleted in the meantime. Nothing was changed."))


class ApprovedError(UserError):
    """Approved minutes stay as they are."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "The minutes of this meeting are approved, so the meeting cannot be changed any"
                " more. A correction is a new revision."
            )
        )


def found(row: E | None) -> E:
    """The row. Raises GoneError."""
    if row is None:
        raise GoneError
    return row


def meeting(session: Session, meeting_id: int) -> Meeting:
    """A meeting that may be changed. Raises GoneError, ApprovedError."""
    return changeable(found(session.get(Meeting, meeting_id)))


def changeable(row: Meeting) -> Meeting:
    """The meeting, unless it is approved."""
    if row.status == MeetingStatus.APPROVED:
        raise ApprovedError
    return row


def is_frozen(row: Meeting) -> bool:
    """Whether the agenda has gone out. By status alone, never by the clock."""
    return row.status in FROZEN_STATUSES


def entry(session: Session, entry_id: int) -> AgendaEntry:
    """A point or a break of a meeting that may be changed. Raises GoneError, ApprovedError."""
    row = found(session.get(AgendaEntry, entry_id))
    meeting(session, row.meeting_id)
    return row


def point(session: Session, point_id: int) -> AgendaPoint:
    """A point of a meeting that may be changed. Raises GoneError, ApprovedError."""
    row = any_point(session, point_id)
    meeting(session, row.meeting_id)
    return row


def any_point(session: Session, point_id: int) -> AgendaPoint:
    """A point, of an approved meeting too. Raises GoneError."""
    return found(session.get(AgendaPoint, point_id))


def item(session: Session, item_id: int) -> Item:
    """A recommendation that may be changed. Raises GoneError."""
    row = found(session.get(Item, item_id))
    if row.snapshot_of_id is not None:
        raise UserError(
            _("This is the recommendation as it was sent out. Change the recommendation itself.")
        )
    return row


def member(session: Session, member_id: int) -> Member:
    """A member at a meeting that may be changed. Raises GoneError, ApprovedError."""
    row = found(session.get(Member, member_id))
    meeting(session, row.meeting_id)
    return row


def follow_up(session: Session, follow_up_id: int) -> FollowUp:
    """A task, of an approved meeting too. Raises GoneError."""
    return found(session.get(FollowUp, follow_up_id))


def person(session: Session, person_id: int) -> Person:
    """Somebody in the address book. Raises GoneError."""
    return found(session.get(Person, person_id))


def forum(session: Session, forum_id: int) -> Forum:
    """A forum. Raises GoneError."""
    return found(session.get(Forum, forum_id))
