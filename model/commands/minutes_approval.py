""" "Godkendelse af referat": the point of the next agenda that carries the minutes to be approved."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.commands import agenda, lookup
from model.entities import AgendaPoint, Meeting, MinutesApproval
from model.text.dates import long_date
from model.text.translate import _
from model.vocabulary import Openness, Purpose

DURATION = 5


def put_on_agenda(session: Session, meeting_id: int, of_meeting_id: int) -> int:
    """Link the approval of these minutes to a point of another meeting; the point's id.

    A point whose title says so is taken, else one is added at the front. Twice does nothing twice.
    """
    there = lookup.meeting(session, meeting_id)
    held = lookup.found(session.get(Meeting, of_meeting_id))
    linked = select(MinutesApproval.point_id).join(
        AgendaPoint, MinutesApproval.point_id == AgendaPoint.id
    )
    known = session.scalar(
        linked.where(AgendaPoint.meeting_id == there.id, MinutesApproval.meeting_id == held.id)
    )
    if known is not None:
        return known
    point_id = _fitting_point(session, there.id)
    if point_id is None:
        title = _("Approval of the minutes of {date}").format(date=long_date(held.date))
        point_id = agenda.add_point(
            session, there.id, title, position=0, duration=DURATION, purpose=Purpose.DECISION
        )
        agenda.set_openness(session, point_id, Openness.OPEN)
    lookup.point(session, point_id).approves = MinutesApproval(meeting_id=held.id)
    session.flush()
    return point_id


def _fitting_point(session: Session, meeting_id: int) -> int | None:
    """A standing point such as "Godkendelse af dagsorden og referat" without a link yet."""
    points = session.scalars(
        select(AgendaPoint)
        .where(AgendaPoint.meeting_id == meeting_id, AgendaPoint.withdrawn.is_(False))
        .order_by(AgendaPoint.position, AgendaPoint.id)
    )
    for point in points:
        words = point.title.casefold()
        if "godkendelse" in words and "referat" in words and point.approves is None:
            return point.id
    return None
