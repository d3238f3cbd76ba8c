"""How the time was really spent, beside what was planned."""

import datetime
from dataclasses import dataclass

from sqlalchemy.orm import Session

from model.planning.timekeeper import day_of, minutes_of
from model.queries.agenda import agenda as read_agenda
from model.queries.live import run_state
from model.queries.live_day import actuals, used


@dataclass(frozen=True, slots=True)
class TimeRow:
    """One entry. Minutes; times after midnight of the day; None where it has no slot or never ran."""

    key: str
    number: int | None
    title: str
    planned_start: int | None
    planned: int | None
    began: float | None
    ended: float | None
    spent: float

    @property
    def over(self) -> float | None:
        """By how many minutes it took longer; − is shorter. None where there is nothing to compare."""
        if self.planned is None or self.began is None:
            return None
        return self.spent - self.planned


@dataclass(frozen=True, slots=True)
class TimeReport:
    """A meeting that has run. Times in minutes after midnight of `day`."""

    day: datetime.date
    planned_start: int
    planned_end: int
    began: float
    ended: float | None
    paused: float
    rows: tuple[TimeRow, ...]


def time_report(
    session: Session, meeting_id: int, now: datetime.datetime | None = None
) -> TimeReport | None:
    """None for a meeting that was never started. `now` counts for what still runs."""
    run = run_state(session, meeting_id)
    if run.started_at is None:
        return None
    agenda = read_agenda(session, meeting_id)
    day = day_of(agenda.meeting.date, run.started_at)
    last = run.ended_at or now or run.started_at
    actual = actuals(run, day, minutes_of(last, day))
    rows: list[TimeRow] = []
    for row in agenda.entries:
        own = actual.get(row.key)
        intervals = own.intervals if own is not None else ()
        rows.append(
            TimeRow(
                row.key,
                row.number,
                row.title,
                row.slot.start,
                row.slot.duration,
                intervals[0].start if intervals else None,
                intervals[-1].end if intervals else None,
                used(own, minutes_of(last, day)) if own is not None else 0.0,
            )
        )
    paused = sum(((end or last) - start).total_seconds() / 60 for start, end in run.pauses)
    began = minutes_of(run.started_at, day)
    ended = None if run.ended_at is None else minutes_of(run.ended_at, day)
    return TimeReport(
        day, agenda.meeting.start, agenda.meeting.end, began, ended, paused, tuple(rows)
    )
