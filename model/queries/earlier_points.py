"""The points of earlier meetings that are like those of one meeting, with the time they took."""

import datetime
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from typing import Any

from sqlalchemy import Row, Select, or_, select
from sqlalchemy.orm import Session

from model.entities import AgendaPoint, Meeting, PointInterval, RunPause
from model.planning.learned import Earlier
from model.queries.live import Stretch
from model.views import MeetingStatus

_MOST = 400
"""So many earlier points at most are looked at, the latest first."""

_Rows = Iterable[Row[*tuple[Any, ...]]]


def earlier_points(session: Session, meeting_id: int) -> dict[str, tuple[Earlier, ...]]:
    """By the key of each point, its like of the same forum before that day, the latest first.

    Alike are points with one recommendation or one case number; where there are none, with one
    title. Four reads. Raises LookupError where there is no such meeting.
    """
    meeting = session.get(Meeting, meeting_id)
    if meeting is None:
        raise LookupError(f"no meeting {meeting_id}")
    own = session.execute(_points().where(AgendaPoint.meeting_id == meeting_id)).all()
    if not own:
        return {}
    older = session.execute(
        _points()
        .join(Meeting, AgendaPoint.meeting_id == Meeting.id)
        .where(Meeting.forum_id == meeting.forum_id, Meeting.date < meeting.date)
        .where(Meeting.status != MeetingStatus.CANCELLED, AgendaPoint.withdrawn.is_(False))
        .where(_alike(own))
        .order_by(Meeting.date.desc(), AgendaPoint.id.desc())
        .limit(_MOST)
    ).all()
    taken = _taken(session, {row.id: row.meeting_id for row in older})
    found = {row.key: _like(row, older, taken) for row in own}
    return {key: points for key, points in found.items() if points}


def _points() -> Select[*tuple[Any, ...]]:
    return select(
        AgendaPoint.id,
        AgendaPoint.meeting_id,
        AgendaPoint.key,
        AgendaPoint.title,
        AgendaPoint.item_id,
        AgendaPoint.case_number,
        AgendaPoint.duration,
    )


def _alike(own: _Rows) -> Any:
    rows = list(own)
    return or_(
        AgendaPoint.title.in_({row.title for row in rows}),
        AgendaPoint.item_id.in_({row.item_id for row in rows if row.item_id is not None}),
        AgendaPoint.case_number.in_({row.case_number for row in rows if row.case_number}),
    )


def _like(row: Row[*tuple[Any, ...]], older: _Rows, taken: dict[int, float]) -> tuple[Earlier, ...]:
    same: tuple[Callable[[Any], Hashable], ...] = (
        lambda point: point.item_id,
        lambda point: point.case_number,
        lambda point: point.title,
    )
    for of in same:
        alike = [point for point in older if of(row) and of(point) == of(row)]
        if alike:
            return tuple(Earlier(point.duration, taken.get(point.id)) for point in alike)
    return ()


def _taken(session: Session, meetings: dict[int, int]) -> dict[int, float]:
    """The minutes really taken by each of these points, of which the meetings are given.

    As the time report counts them: without pauses. A stretch that never ended tells nothing.
    """
    rows = session.execute(
        select(PointInterval.point_id, PointInterval.start, PointInterval.end).where(
            PointInterval.point_id.in_(meetings)
        )
    )
    pauses = _pauses(session, set(meetings.values()))
    minutes: dict[int, float] = defaultdict(float)
    for point_id, start, end in rows:
        if start is not None and end is not None and end > start:
            stretches = pauses[meetings[point_id]]
            paused = sum(_common(pause, start, end) for pause in stretches)
            minutes[point_id] += (end - start).total_seconds() / 60 - paused
    return dict(minutes)


def _pauses(session: Session, meeting_ids: set[int]) -> dict[int, list[Stretch]]:
    query = select(RunPause.meeting_id, RunPause.start, RunPause.end)
    found: dict[int, list[Stretch]] = defaultdict(list)
    for meeting_id, start, end in session.execute(
        query.where(RunPause.meeting_id.in_(meeting_ids))
    ):
        found[meeting_id].append((start, end))
    return found


def _common(pause: Stretch, start: datetime.datetime, end: datetime.datetime) -> float:
    """For how many minutes of a stretch the meeting stood still."""
    until = end if pause[1] is None else min(pause[1], end)
    return max(0.0, (until - max(pause[0], start)).total_seconds() / 60)
