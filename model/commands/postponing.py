"""A point that was not finished goes on: to a later meeting, or back into the bank.

Unlike a move it stays in these minutes, which say where it went: in a sentence where nothing else is
written. The copy says where it came from.

Approved minutes stay as they are. So a point that they call postponed can still be moved, but no
other.
"""

import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.commands import agenda, bank, lookup, moving, points
from model.entities import AgendaPoint, EntryEnd, Meeting, MeetingRun, Postponement
from model.errors import UserError
from model.queries.forum_settings import document_language
from model.text.blocks import RichText, paragraph
from model.text.dates import long_date
from model.text.translate import _, translator
from model.text.verbs import Outcome
from model.vocabulary import MeetingStatus, Stage


def postpone(
    session: Session, point_id: int, meeting_id: int, *, at: datetime.datetime | None = None
) -> int:
    """Put the point on another meeting with text, annexes and people; its id there."""
    point = _point(session, point_id)
    if point.meeting_id == meeting_id:
        raise UserError(_("The point is on this meeting already. Choose another one."))
    meeting = lookup.meeting(session, meeting_id)
    copy_id = moving.copy_to(session, point, meeting, at)
    _write(session, point, meeting.date)
    _link(session, point, at, to_point_id=copy_id)
    return copy_id


def postpone_to_bank(
    session: Session, point_id: int, *, at: datetime.datetime | None = None
) -> int:
    """Keep the point's recommendation in the bank until its time comes; the item's id.

    A point without a recommendation gets one, which takes its annexes; of an approved point it is a
    copy.
    """
    point = _point(session, point_id)
    new_item = points.copy_to_item if _is_locked(session, point) else points.create_item
    item_id = point.item_id or new_item(session, point_id)
    bank.set_stage(session, item_id, Stage.POSTPONED)
    _write(session, point, None)
    _link(session, point, at, item_id=item_id)
    return item_id


def take_back(session: Session, point_id: int) -> None:
    """The point stays here after all; what was put on another meeting goes from there.

    Raises UserError once that one has gone out.
    """
    point = lookup.point(session, point_id)
    link = point.went_to
    if link is None:
        return
    copy = session.get(AgendaPoint, link.to_point_id) if link.to_point_id is not None else None
    there = lookup.meeting(session, copy.meeting_id) if copy is not None else None
    if there is not None and lookup.is_frozen(there):
        raise UserError(
            _("The agenda that the point went to has been sent out. Withdraw it there.")
        )
    if point.minutes == _sentence(session, point, there.date if there is not None else None):
        point.minutes = ()
    point.went_to = None
    point.outcomes = tuple(code for code in point.outcomes if code != Outcome.POSTPONED)
    session.flush()
    if copy is not None:
        agenda.delete(session, copy.id)


def _point(session: Session, point_id: int) -> AgendaPoint:
    """One that may go on. Raises UserError, and ApprovedError where the minutes do not call it postponed."""
    point = lookup.any_point(session, point_id)
    if Outcome.POSTPONED not in point.outcomes:
        lookup.point(session, point_id)
    if point.went_to is not None:
        raise UserError(_("The point has been postponed already. Take that back first."))
    return point


def _is_locked(session: Session, point: AgendaPoint) -> bool:
    return lookup.found(session.get(Meeting, point.meeting_id)).status == MeetingStatus.APPROVED


def _write(session: Session, point: AgendaPoint, day: datetime.date | None) -> None:
    if not point.minutes and not _is_locked(session, point):
        point.minutes = _sentence(session, point, day)


def _sentence(session: Session, point: AgendaPoint, day: datetime.date | None) -> RichText:
    """What the minutes say of it."""
    language = document_language(session, point.meeting_id)
    _ = translator(language).gettext
    if day is None:
        return (paragraph(_("The point was postponed.")),)
    words = _("The point was postponed to the meeting on {date}.")
    return (paragraph(words.format(date=long_date(day, language))),)


def _link(
    session: Session,
    point: AgendaPoint,
    at: datetime.datetime | None,
    *,
    to_point_id: int | None = None,
    item_id: int | None = None,
) -> None:
    """Note where it went, that this came of it, and that a running meeting is done with it."""
    moment = (at or datetime.datetime.now()).replace(microsecond=0)
    point.went_to = Postponement(to_point_id=to_point_id, item_id=item_id, at=moment)
    point.outcomes = tuple(dict.fromkeys((*point.outcomes, Outcome.POSTPONED.value)))
    session.flush()
    running = select(MeetingRun.id).where(
        MeetingRun.meeting_id == point.meeting_id, MeetingRun.ended_at.is_(None)
    )
    treated = any(interval.end is None for interval in point.intervals)
    if session.scalar(running) is not None and point.ending is None and not treated:
        point.ending = EntryEnd(at=moment)
    session.flush()
