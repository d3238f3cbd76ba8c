"""Ask beforehand what the window will ask first.

SQLAlchemy puts a statement into SQL once, which takes longer than the reading itself: the first
meeting of the day opened in three times the time of the second.
"""

from collections.abc import Callable, Generator
from functools import partial
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from model.entities import AgendaPoint, Item, Meeting
from model.queries import agenda, bank, forum_settings, links, mailing, people, told
from model.queries.annexes import list_annexes
from model.queries.attendance import attendance
from model.queries.earlier_points import earlier_points
from model.queries.joining import joining
from model.queries.live import run_state
from model.queries.meetings import coming_meetings, latest_meeting
from model.queries.next_meeting import next_meeting
from model.queries.outbox import list_mails
from model.queries.overview import overview
from model.queries.points import point
from model.queries.register import register
from model.queries.revisions import revisions
from model.queries.settings import standing
from model.queries.walk import open_ends
from model.settings import SETTINGS

Query = Callable[[Session], Any]

_OF_A_MEETING: tuple[Callable[..., Any], ...] = (
    *(agenda.agenda, joining, told.told_times, told.told_days, next_meeting, run_state),
    *(forum_settings.closed_display, forum_settings.document_language),
    *(forum_settings.guests_early, earlier_points, attendance, open_ends, revisions),
    *(mailing.mail_settings, list_mails),
)


def newest_form(session: Session) -> str | None:
    """The form that the next recommendation is likely to be on; None where there is none."""
    return session.scalar(select(Item.form).order_by(Item.id.desc()).limit(1))


def first_questions(session: Session) -> Generator[Query]:
    """What the screens ask when they are first seen: of some meeting, a point, a recommendation."""
    meeting_id = session.scalar(select(func.max(Meeting.id)))
    if meeting_id is not None:
        for ask in _OF_A_MEETING:
            yield partial(ask, meeting_id=meeting_id)
    treating = select(func.max(AgendaPoint.id)).where(AgendaPoint.item_id.is_not(None))
    point_id = session.scalar(treating) or session.scalar(select(func.max(AgendaPoint.id)))
    if point_id is not None:
        yield partial(point, point_id=point_id)
        yield partial(links.point_links, point_id=point_id)
        yield partial(list_annexes, point_id=point_id, item_id=None)
    living = Item.snapshot_of_id.is_(None)  # a copy kept at dispatch is not in the bank
    item_id = session.scalar(select(func.max(Item.id)).where(living))
    if item_id is not None:
        yield partial(bank.bank_item, item_id=item_id)
        yield partial(list_annexes, point_id=None, item_id=item_id)
    yield from (people.list_people, bank.list_bank, overview, register)
    yield from (coming_meetings, latest_meeting, partial(standing, key=next(iter(SETTINGS))))
