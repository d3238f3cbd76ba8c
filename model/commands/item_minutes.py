"""Where minutes go that came with a form.

Rule (design, "Who owns what"): to the point only if the form's meeting is that meeting; else they
stay with the item as earlier minutes.
"""

import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.entities import AgendaPoint, EarlierMinutes, Item, Meeting
from model.text.dates import find_dates

LOCKED = "approved"


def settle_minutes(session: Session, item: Item) -> None:
    """Move a form's minutes to the point that they are of, or among the earlier ones.

    A form that does not say its meeting is taken to be of the meeting that it is placed on. The
    minutes stay with the item while it is on no agenda, and where its point has its own.
    """
    if not item.minutes:
        return
    query = (
        select(AgendaPoint, Meeting)
        .join(Meeting, AgendaPoint.meeting_id == Meeting.id)
        .where(AgendaPoint.item_id == item.id)
        .order_by(Meeting.date, Meeting.id, AgendaPoint.position)
    )
    places = [(point, meeting) for point, meeting in session.execute(query)]
    dates = find_dates(item.meeting_line)
    meeting_date = dates[0].day if dates else None
    here = [
        (point, meeting)
        for point, meeting in places
        if meeting_date is None or meeting.date == meeting_date
    ]
    if any(point.minutes == item.minutes for point, _meeting in here):
        item.minutes = ()  # imported a second time
        return
    free = [point for point, meeting in here if not point.minutes and meeting.status != LOCKED]
    if free:
        free[0].minutes, item.minutes = item.minutes, ()
    elif len(here) < len(places):
        _keep_as_earlier(item, meeting_date)


def _keep_as_earlier(item: Item, date: datetime.date | None) -> None:
    known = [(earlier.date, earlier.text) for earlier in item.earlier_minutes]
    if (date, item.minutes) not in known:
        position = len(item.earlier_minutes)
        item.earlier_minutes.append(EarlierMinutes(position=position, date=date, text=item.minutes))
    item.minutes = ()
