"""What each guest of a meeting was last told."""

import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.entities import Meeting, ToldDay, ToldTime


def told_times(session: Session, meeting_id: int) -> dict[str, tuple[tuple[int, int], ...]]:
    """Name → from and to, in minutes after midnight, in the order of the day."""
    rows = session.execute(
        select(ToldTime.name, ToldTime.start, ToldTime.end)
        .where(ToldTime.meeting_id == meeting_id)
        .order_by(ToldTime.id)
    )
    found: dict[str, list[tuple[int, int]]] = {}
    for name, start, end in rows:
        found.setdefault(name, []).append((start, end))
    return {name: tuple(sorted(spans)) for name, spans in found.items()}


def told_days(session: Session, meeting_id: int) -> dict[str, datetime.date]:
    """Name → the day that was told, for those who were told another one than the meeting's."""
    rows = session.execute(
        select(ToldDay.name, ToldDay.date)
        .join(Meeting, ToldDay.meeting_id == Meeting.id)
        .where(ToldDay.meeting_id == meeting_id, ToldDay.date != Meeting.date)
        .order_by(ToldDay.id)
    )
    return {row.name: row.date for row in rows}
