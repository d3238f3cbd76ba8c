"""What guests were told about when to come. It has happened, so undo leaves it alone.

Run `tell` with `undoable=False`: a row that it puts another in the place of would come back.
"""

import datetime
from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.commands import lookup, values
from model.entities import Meeting, ToldDay, ToldTime


def tell(
    session: Session,
    meeting_id: int,
    times: Mapping[str, Sequence[tuple[int, int]]],
    at: datetime.datetime | None = None,
) -> None:
    """Keep what these people have been told; it takes the place of what each was told before.

    Somebody without a time was told that he need not come, and is forgotten.
    """
    lookup.found(session.get(Meeting, meeting_id))
    moment = values.moment(at or datetime.datetime.now())
    assert moment is not None
    known = select(ToldTime).where(ToldTime.meeting_id == meeting_id, ToldTime.name.in_(times))
    days = select(ToldDay).where(ToldDay.meeting_id == meeting_id, ToldDay.name.in_(times))
    for row in (*session.scalars(known), *session.scalars(days)):
        session.delete(row)
    for name, spans in times.items():
        for start, end in spans:
            session.add(ToldTime(meeting_id=meeting_id, name=name, start=start, end=end, at=moment))
    session.flush()


def forget(session: Session, meeting_id: int) -> None:
    """Part of deleting a meeting."""
    for kind in (ToldTime, ToldDay):
        for row in session.scalars(select(kind).where(kind.meeting_id == meeting_id)):
            session.delete(row)
    session.flush()


def keep_day(session: Session, meeting_id: int, day: datetime.date) -> None:
    """Part of moving a meeting: `day` is what everybody was told who knows of no other day."""
    told = set(session.scalars(select(ToldTime.name).where(ToldTime.meeting_id == meeting_id)))
    known = session.scalars(select(ToldDay.name).where(ToldDay.meeting_id == meeting_id))
    for name in sorted(told - set(known)):
        session.add(ToldDay(meeting_id=meeting_id, name=name, date=day))
