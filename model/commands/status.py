"""How far a meeting has come, and what is frozen on the way."""

import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.commands import irreversible, lookup, numbers, renumbering, values
from model.commands.item_snapshots import snapshot
from model.commands.papers import keep_dispatched
from model.entities import AgendaPoint, Meeting
from model.errors import UserError
from model.text.translate import _
from model.vocabulary import MeetingStatus

ORDER = (
    MeetingStatus.PLANNED,
    MeetingStatus.REVIEW,
    MeetingStatus.DISPATCHED,
    MeetingStatus.HELD,
    MeetingStatus.MINUTES_DRAFT,
    MeetingStatus.MINUTES_SENT,
    MeetingStatus.APPROVED,
)
"""The way of a meeting. Steps after HELD may be skipped; it may be cancelled until it is held."""

CANNOT_BE_UNDONE = frozenset(
    {MeetingStatus.DISPATCHED, MeetingStatus.MINUTES_SENT, MeetingStatus.APPROVED}
)


def next_statuses(status: MeetingStatus) -> tuple[MeetingStatus, ...]:
    """Where a meeting may go from here, forward first, then back, then cancelled."""
    if status is MeetingStatus.CANCELLED:
        return (MeetingStatus.PLANNED,)
    if status is MeetingStatus.APPROVED:
        return ()
    place = ORDER.index(status)
    held = ORDER.index(MeetingStatus.HELD)
    forward = ORDER[place + 1 :] if place >= held else ORDER[place + 1 : place + 2]
    cancelled = (MeetingStatus.CANCELLED,) if place < held else ()
    return (*forward, *reversed(ORDER[:place]), *cancelled)


def set_status(
    session: Session,
    meeting_id: int,
    status: MeetingStatus,
    *,
    at: datetime.datetime | None = None,
    by: str = "",
) -> None:
    """Go on to a status, or back. `at` (now) and `by` are kept of an approval.

    Dispatch freezes the numbers as they are, for the papers that go out were made before it, and
    keeps each recommendation as it is sent; approval locks the meeting. Going back renumbers
    nothing. Raises UserError for a way that does not exist.
    """
    meeting = lookup.meeting(session, meeting_id)
    present = MeetingStatus(meeting.status)
    status = MeetingStatus(status)
    if status is present:
        return
    if status not in next_statuses(present):
        raise UserError(
            _(
                "A meeting cannot go from “{present}” straight to “{wanted}”."
                " Take the steps between, one after the other."
            ).format(present=name(present), wanted=name(status))
        )
    moment = values.moment(at or datetime.datetime.now())
    if status in (MeetingStatus.DISPATCHED, MeetingStatus.HELD):
        _freeze(session, meeting, anew=status is MeetingStatus.DISPATCHED)
    if status is MeetingStatus.DISPATCHED and meeting.dispatched_at is None:
        meeting.dispatched_at = moment
    if status is MeetingStatus.APPROVED:
        meeting.approved_at = moment
        meeting.approved_by = values.line(by)
    was_frozen = lookup.is_frozen(meeting)
    meeting.status = status.value
    if was_frozen and not lookup.is_frozen(meeting):
        renumbering.forget_what_readers_know(session, meeting)
    if status is MeetingStatus.DISPATCHED:
        keep_dispatched(session, meeting, at or datetime.datetime.now())
    if status in CANNOT_BE_UNDONE:
        irreversible.mark(session)


def has_been_held(session: Session, meeting_id: int) -> None:
    """The meeting took place, whatever was sent out before it: numbers and recommendations are kept.

    For a meeting that was run; one that is held already, or further, stays as it is.
    """
    meeting = lookup.meeting(session, meeting_id)
    present = MeetingStatus(meeting.status)
    if present in ORDER and ORDER.index(present) < ORDER.index(MeetingStatus.HELD):
        _freeze(session, meeting, anew=False)
        meeting.status = MeetingStatus.HELD.value


def has_not_been_held(session: Session, meeting_id: int, before: MeetingStatus) -> None:
    """Back from `has_been_held`, as long as nobody has gone on from there. What was kept stays kept."""
    meeting = lookup.meeting(session, meeting_id)
    if meeting.status == MeetingStatus.HELD:
        meeting.status = before.value


def has_not_been_sent(session: Session, meeting_id: int, before: MeetingStatus) -> None:
    """Back from the status that a mail gave, for it was not sent after all; its papers still hold."""
    lookup.meeting(session, meeting_id).status = before.value


def cancel(session: Session, meeting_id: int) -> None:
    """The meeting does not take place. It may be planned anew."""
    set_status(session, meeting_id, MeetingStatus.CANCELLED)


def name(status: MeetingStatus) -> str:
    """As the window names it."""
    return {
        MeetingStatus.PLANNED: _("Planned"),
        MeetingStatus.REVIEW: _("In review"),
        MeetingStatus.DISPATCHED: _("Sent out"),
        MeetingStatus.HELD: _("Held"),
        MeetingStatus.MINUTES_DRAFT: _("Draft minutes"),
        MeetingStatus.MINUTES_SENT: _("Minutes sent out"),
        MeetingStatus.APPROVED: _("Approved"),
        MeetingStatus.CANCELLED: _("Cancelled"),
    }[status]


def _freeze(session: Session, meeting: Meeting, *, anew: bool) -> None:
    """Numbers where there are none yet, and a copy of every recommendation.

    At a dispatch `anew`, for what goes out is what counts; later only for points that came after.
    """
    entries = numbers.entries_in_order(session, meeting.id)
    numbers.settle(session, meeting, entries, freeze=True)
    points = session.scalars(
        select(AgendaPoint).where(
            AgendaPoint.meeting_id == meeting.id, AgendaPoint.item_id.is_not(None)
        )
    )
    for point in points.all():
        if point.withdrawn or (point.treated_item_id is not None and not anew):
            continue
        assert point.item is not None
        point.treated_item = snapshot(session, point.item)
