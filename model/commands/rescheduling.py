"""A meeting is moved to another time, or does not take place."""

import datetime
from collections.abc import Collection
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.commands import agenda, lookup, moving, points, status, told, values
from model.entities import AgendaEntry, Cancellation, ItemBank, Meeting, SeriesRow
from model.errors import UserError
from model.planning.shapes import StartRule
from model.text.translate import _
from model.text.working_days import working_days_before, working_days_between
from model.vocabulary import MeetingStatus


class Onward(StrEnum):
    """Where the points of a cancelled meeting go."""

    STAY = "stay"
    NEXT = "next"
    BANK = "bank"


def move(session: Session, meeting_id: int, date: datetime.date, start: int, end: int) -> None:
    """Another date and other hours, in minutes after midnight.

    Deadline and dispatch keep their distance in working days, clock times on the agenda theirs to the
    start. Recommendations wished for the old day are wished for the new one. Who was told a time has
    been told another day. Raises UserError once the meeting has been held, and where it would end
    before it starts.
    """
    meeting = lookup.meeting(session, meeting_id)
    held = status.ORDER.index(MeetingStatus.HELD)
    if status.ORDER.index(MeetingStatus(_planned(meeting))) >= held:
        raise UserError(
            _("The meeting has been held and can no longer be moved. Make a new meeting instead.")
        )
    if values.clock(end) <= values.clock(start):
        raise UserError(_("The meeting ends before it starts. Correct the hours."))
    old, new = meeting.date, values.date(date)
    saturdays = _counts_saturdays(session, meeting)
    if new != old:
        for field in ("submission_deadline", "dispatch_at"):
            moment = moved_moment(getattr(meeting, field), old, new, saturdays=saturdays)
            setattr(meeting, field, moment)
        told.keep_day(session, meeting_id, old)
        _move_wishes(session, meeting, new)
    if start != meeting.start:
        for entry in meeting.entries:
            _shift(entry, start - meeting.start)
    meeting.date, meeting.start, meeting.end = new, start, end


def cancel(
    session: Session,
    meeting_id: int,
    reason: str = "",
    *,
    onward: Onward = Onward.STAY,
    point_ids: Collection[int] = (),
    next_id: int | None = None,
    now: datetime.datetime | None = None,
) -> None:
    """The meeting does not take place; these of its points go on, the others stay on it.

    `next_id` is the meeting that they go to. What goes back to the bank is a recommendation again.
    """
    meeting = lookup.meeting(session, meeting_id)
    ordered = [entry.id for entry in meeting.entries if entry.id in point_ids]
    for point_id in ordered:
        if onward is Onward.NEXT:
            if next_id is None:
                raise UserError(
                    _("There is no later meeting that the points could go to. Make one first.")
                )
            moving.move_to_meeting(session, point_id, next_id, now)
        elif onward is Onward.BANK:
            to_bank(session, point_id)
    if meeting.cancellation is None:
        meeting.cancellation = Cancellation(reason="")
    meeting.cancellation.reason = values.line(reason)
    status.cancel(session, meeting_id)


def to_bank(session: Session, point_id: int) -> int:
    """Take a point off its meeting; its recommendation waits in the bank again. The item's id.

    A point without one becomes one, so that nothing is lost. On an agenda that has gone out it
    stays, withdrawn.
    """
    point = lookup.point(session, point_id)
    item_id = point.item_id
    if item_id is None:
        item_id = points.create_item(session, point_id)
    agenda.delete(session, point_id)
    return item_id


def moved_moment(
    moment: datetime.datetime | None,
    old: datetime.date,
    new: datetime.date,
    *,
    saturdays: bool = False,
) -> datetime.datetime | None:
    """A deadline as many working days before the new day, at the same time.

    One on or after the old day keeps its distance in days.
    """
    if moment is None:
        return None
    if moment.date() >= old:
        return moment + (new - old)
    count = working_days_between(moment.date(), old, saturdays=saturdays)
    day = working_days_before(new, count, saturdays=saturdays)
    return datetime.datetime.combine(day, moment.time())


def _planned(meeting: Meeting) -> str:
    cancelled = meeting.status == MeetingStatus.CANCELLED
    return MeetingStatus.PLANNED.value if cancelled else meeting.status


def _counts_saturdays(session: Session, meeting: Meeting) -> bool:
    row = session.scalar(select(SeriesRow).where(SeriesRow.forum_id == meeting.forum_id))
    return row is not None and row.saturdays


def _move_wishes(session: Session, meeting: Meeting, new: datetime.date) -> None:
    """A wish names a day: it follows, unless another meeting is left on that day."""
    others = select(Meeting.id).where(
        Meeting.date == meeting.date,
        Meeting.id != meeting.id,
        Meeting.status != MeetingStatus.CANCELLED.value,
    )
    if session.scalar(others.limit(1)) is not None:
        return
    for bank in session.scalars(select(ItemBank).where(ItemBank.wished_date == meeting.date)):
        bank.wished_date = new


def _shift(entry: AgendaEntry, minutes: int) -> None:
    if entry.rule != StartRule.FOLLOWS and entry.start_at is not None:
        entry.start_at = min(max(0, entry.start_at + minutes), values.DAY - 1)
