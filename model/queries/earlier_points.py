"""The points of earlier meetings that are like those of one meeting, with the time they took."""

import datetime
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from typing import Any

from sqlalchemy import Row, Select, or_, select
from sqlalchemy.orm import Session

from model.entities import AgendaPoint, Meeting, PointInterval, RunPause
from model.errors import Removed
from model.planning.learned import Earlier
from model.vocabulary import MeetingStatus

_MOST = 400
"""So many earlier points at most are looked at, the latest first."""

_Rows = Iterable[Row[*tuple[Any, ...]]]


def earlier_points(session: Session, meeting_id: int) -> dict[str, tuple[Earlier, ...]]:
    """By the key of each point, its like of the same forum before that day, the latest first.

    Alike are points with one recommendation or one case number; where there are none, with one
    title. Three reads. Raises LookupError where there is no such meeting.
    """
    meeting = session.get(Meeting, meeting_id)
    if meeting is None:
        raise Removed(f"no meeting {meeting_id}")
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
    taken = _taken(session, [row.id for row in older])
    found = {row.key: _like(row, older, taken) for row in own}
    return {key: points for key, points in found.items() if points}


def _points() -> Select[*tuple[Any, ...]]:
    return select(
        AgendaPoint.id,
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


def _taken(session: Session, point_ids: list[int]) -> dict[int, float]:
    """The minutes that were really taken, pauses left out; what never ended tells nothing."""
    rows = session.execute(
        select(
            PointInterval.point_id, AgendaPoint.meeting_id, PointInterval.start, PointInterval.end
        )
        .join(AgendaPoint, PointInterval.point_id == AgendaPoint.id)
        .where(PointInterval.point_id.in_(point_ids))
    ).all()
    pauses = _pauses(session, {row.meeting_id for row in rows})
    minutes: dict[int, float] = defaultdict(float)
    for point_id, meeting_id, start, end in rows:
        if start is not None and end is not None and end > start:
            spent = (
                end
                - start
                - sum((_common(pause, (start, end)) for pause in pauses[meeting_id]), _NO_TIME)
            )
            minutes[point_id] += spent.total_seconds() / 60
    return dict(minutes)


_Stretch = tuple[datetime.datetime, datetime.datetime]
_NO_TIME = datetime.timedelta()


def _pauses(session: Session, meeting_ids: set[int]) -> dict[int, list[_Stretch]]:
    rows = session.execute(
        select(RunPause.meeting_id, RunPause.start, RunPause.end).where(
            RunPause.meeting_id.in_(meeting_ids)
        )
    )
    found: dict[int, list[_Stretch]] = defaultdict(list)
    for meeting_id, start, end in rows:
        if end is not None:
            found[meeting_id].append((start, end))
    return found


def _common(pause: _Stretch, treated: _Stretch) -> datetime.timedelta:
    start, end = max(pause[0], treated[0]), min(pause[1], treated[1])
    return max(_NO_TIME, end - start)
