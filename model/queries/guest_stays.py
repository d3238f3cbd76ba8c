"""Who of a meeting's guests was really there, and when, by what the recorder noted of them."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import floor

from model.entities import AgendaEntry, AgendaPoint, Guest, GuestVisit, Meeting
from model.planning.timekeeper import day_of, minutes_of
from model.views import GuestView, StayView
from model.vocabulary import GuestRole


def guest_views(
    meeting: Meeting, entries: Sequence[AgendaEntry]
) -> dict[str, tuple[GuestView, ...]]:
    """The guests of every point, by the point's key.

    Minutes never need the clock: who is a guest was there, unless others were noted as they came or
    left and nothing was noted of this one. A visit falls on those of the guest's points that were
    treated meanwhile; one that meets none of them, such as an arrival that was noted too late, falls
    on all of them.
    """
    points = [entry for entry in entries if isinstance(entry, AgendaPoint)]
    noted = [visit for visit in meeting.visits if visit.came_at or visit.left_at]
    day = day_of(meeting.date, meeting.run.started_at) if meeting.run else meeting.date
    stays = _stays(noted, points, day)
    return {
        point.key: tuple(
            _view(guest, stays[point.key, guest.name], noted=bool(noted)) for guest in point.guests
        )
        for point in points
    }


def _view(guest: Guest, stays: Sequence[StayView], *, noted: bool) -> GuestView:
    return GuestView(
        guest.name,
        GuestRole(guest.role) if guest.role else None,
        guest.online,
        guest.arrive_before,
        guest.title,
        tuple(stays),
        missing=noted and not stays,
    )


def _stays(
    visits: Iterable[GuestVisit], points: Iterable[AgendaPoint], day: datetime.date
) -> Mapping[tuple[str, str], list[StayView]]:
    """By the keys of points and the names of their guests."""
    joined: dict[str, list[AgendaPoint]] = defaultdict(list)
    for point in points:
        for guest in () if point.withdrawn else point.guests:
            joined[guest.name].append(point)
    found: dict[tuple[str, str], list[StayView]] = defaultdict(list)
    for visit in visits:
        own = joined[visit.name]
        stay = StayView(_minute(visit.came_at, day), _minute(visit.left_at, day))
        for point in list(_met(visit, own)) or own:
            found[point.key, visit.name].append(stay)
    return found


def _met(visit: GuestVisit, points: Iterable[AgendaPoint]) -> Iterator[AgendaPoint]:
    """Those of the points that were treated while the guest was there."""
    came = visit.came_at or datetime.datetime.min
    left = visit.left_at or datetime.datetime.max
    for point in points:
        if any(
            came < (interval.end or datetime.datetime.max)
            and left > (interval.start or datetime.datetime.min)
            for interval in point.intervals
        ):
            yield point


def _minute(at: datetime.datetime | None, day: datetime.date) -> int | None:
    return None if at is None else floor(minutes_of(at, day))
