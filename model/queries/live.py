"""What really happened in a meeting so far, and whom to call for its points."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Integer, Row, Select, bindparam, select
from sqlalchemy.orm import Session

from model.entities import (
    AgendaEntry,
    EntryEnd,
    Guest,
    GuestVisit,
    MeetingRun,
    Person,
    PointInterval,
    RunPause,
)

Stretch = tuple[datetime.datetime, datetime.datetime | None]


@dataclass(frozen=True, slots=True)
class Visit:
    """When a guest was called, came and left."""

    called_at: datetime.datetime | None = None
    came_at: datetime.datetime | None = None
    left_at: datetime.datetime | None = None

    @property
    def is_in(self) -> bool:
        """Whether the guest is in the room."""
        return self.came_at is not None and self.left_at is None


@dataclass(frozen=True, slots=True)
class GuestContact:
    """How to reach a guest of one point. `arrive_before` in minutes, None where nobody said."""

    name: str
    online: bool
    arrive_before: int | None
    phone: str
    email: str


@dataclass(frozen=True, slots=True)
class RunState:
    """What is stored of a run. `intervals` and `done` are by entry key; `started_at` None: not yet."""

    started_at: datetime.datetime | None
    ended_at: datetime.datetime | None
    intervals: Mapping[str, tuple[Stretch, ...]]
    pauses: tuple[Stretch, ...]
    done: frozenset[str]
    visits: Mapping[str, Visit]
    contacts: Mapping[str, tuple[GuestContact, ...]]

    @property
    def is_running(self) -> bool:
        """Whether the meeting has begun and is not over."""
        return self.started_at is not None and self.ended_at is None

    @property
    def is_paused(self) -> bool:
        """Whether the meeting stands still."""
        return any(end is None for _start, end in self.pauses)


def run_state(session: Session, meeting_id: int) -> RunState:
    """What is stored of a meeting's run. Seven short reads."""
    of = {"meeting_id": meeting_id}
    ask = _statements()
    run = session.execute(ask.run, of).one_or_none()
    pauses = session.execute(ask.pauses, of)
    done = session.scalars(ask.done, of)
    return RunState(
        started_at=run.started_at if run is not None else None,
        ended_at=run.ended_at if run is not None else None,
        intervals=_intervals(session.execute(ask.intervals, of)),
        pauses=tuple((start, end) for start, end in pauses),
        done=frozenset(done),
        visits={
            name: Visit(called, came, left)
            for name, called, came, left in session.execute(ask.visits, of)
        },
        contacts=_contacts(session, session.execute(ask.guests, of).all()),
    )


class _Statements(NamedTuple):
    """Each of one `meeting_id`."""

    run: Select[*tuple[Any, ...]]
    pauses: Select[*tuple[Any, ...]]
    done: Select[str]
    intervals: Select[*tuple[Any, ...]]
    visits: Select[*tuple[Any, ...]]
    guests: Select[*tuple[Any, ...]]


@cache
def _statements() -> _Statements:
    """Kept, because making a statement costs as much as running it, and each step asks for all."""
    of = bindparam("meeting_id", type_=Integer())
    lines = select(AgendaEntry.key).where(AgendaEntry.meeting_id == of)
    moments = (GuestVisit.called_at, GuestVisit.came_at, GuestVisit.left_at)
    return _Statements(
        run=select(MeetingRun.started_at, MeetingRun.ended_at).where(MeetingRun.meeting_id == of),
        pauses=select(RunPause.start, RunPause.end)
        .where(RunPause.meeting_id == of)
        .order_by(RunPause.id),
        done=lines.join(EntryEnd, EntryEnd.entry_id == AgendaEntry.id),
        intervals=lines.add_columns(PointInterval.start, PointInterval.end)
        .join(PointInterval, PointInterval.point_id == AgendaEntry.id)
        .order_by(PointInterval.start, PointInterval.id),
        visits=select(GuestVisit.name, *moments).where(GuestVisit.meeting_id == of),
        guests=lines.add_columns(Guest.name, Guest.online, Guest.arrive_before)
        .join(Guest, Guest.point_id == AgendaEntry.id)
        .order_by(Guest.point_id, Guest.position, Guest.id),
    )


def _intervals(rows: Iterable[Row[*tuple[Any, ...]]]) -> dict[str, tuple[Stretch, ...]]:
    found: dict[str, list[Stretch]] = defaultdict(list)
    for key, start, end in rows:
        if start is not None:
            found[key].append((start, end))
    return {key: tuple(stretches) for key, stretches in found.items()}


def _contacts(
    session: Session, rows: Sequence[Row[*tuple[Any, ...]]]
) -> dict[str, tuple[GuestContact, ...]]:
    numbers = _numbers(session, {name for _key, name, _online, _before in rows})
    found: dict[str, list[GuestContact]] = defaultdict(list)
    for key, name, online, before in rows:
        phone, email = numbers.get(name, ("", ""))
        found[key].append(GuestContact(name, bool(online), before, phone, email))
    return {key: tuple(contacts) for key, contacts in found.items()}


def _numbers(session: Session, names: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Phone and mail; of namesakes the first that the address book knows."""
    rows = session.execute(
        select(Person.name, Person.phone, Person.email)
        .where(Person.name.in_(sorted(names)))
        .order_by(Person.id.desc())
    )
    return {name: (phone, email) for name, phone, email in rows}
