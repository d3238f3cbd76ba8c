"""What the list of the running meeting says of each entry: done, running, expected when."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from math import floor

from gui.fields.words import is_break
from gui.recorder.words import guest_texts
from model.planning.live import Actual
from model.queries.agenda import Agenda, AgendaRow
from model.queries.live import Visit
from model.queries.live_day import LiveDay
from model.text.clock import format_clock, format_span
from model.text.translate import N_, _


class Course(Enum):
    """How far an entry has come."""

    DONE = auto()
    PASSED_OVER = auto()
    RUNNING = auto()
    ASIDE = auto()
    WAITING = auto()
    WITHDRAWN = auto()


@dataclass(frozen=True, slots=True)
class CourseRow:
    """One line of the list. `time` is what counts now, `was` what it stands in the place of."""

    entry_id: int
    key: str
    number: str
    title: str
    course: Course
    time: str
    was: str = ""
    people: str = ""
    closed: bool = False
    has_minutes: bool = False

    @property
    def spoken(self) -> str:
        """The line for a screen reader."""
        parts = (
            self.number and _("Point {number}").format(number=self.number),
            self.title,
            course_words(self.course),
            self.time,
            self.people,
            _("closed") if self.closed else "",
        )
        return ", ".join(part for part in parts if part)


_SPOKEN = {
    Course.DONE: N_("done"),
    Course.PASSED_OVER: N_("not taken"),
    Course.RUNNING: N_("running now"),
    Course.ASIDE: N_("set aside"),
    Course.WAITING: N_("expected"),
    Course.WITHDRAWN: N_("withdrawn"),
}


def course_words(course: Course) -> str:
    """How far it has come, in words."""
    return _(_SPOKEN[course])


def course_rows(
    agenda: Agenda,
    day: LiveDay,
    visits: Mapping[str, Visit],
    proposed: Mapping[str, int] | None = None,
) -> tuple[CourseRow, ...]:
    """Every entry in agenda order. `visits` by guest; `proposed` are starts that somebody is looking at."""
    return tuple(_row(row, day, visits, proposed) for row in agenda.entries)


def course_of(row: AgendaRow, day: LiveDay) -> Course:
    """How far one entry has come."""
    actual = day.actual.get(row.key, Actual())
    if actual.running:
        return Course.RUNNING
    if actual.ended:
        return Course.DONE if actual.intervals else Course.PASSED_OVER
    if row.withdrawn:
        return Course.WITHDRAWN
    return Course.ASIDE if actual.intervals else Course.WAITING


def _row(
    row: AgendaRow,
    day: LiveDay,
    visits: Mapping[str, Visit],
    proposed: Mapping[str, int] | None,
) -> CourseRow:
    course = course_of(row, day)
    time, was = _times(row, day, course)
    if proposed is not None and course in (Course.WAITING, Course.ASIDE):
        then = proposed.get(row.key)
        new = _("is withdrawn") if then is None else format_clock(then)
        was, time = (time, new) if new != time else (was, time)
    return CourseRow(
        entry_id=row.id,
        key=row.key,
        number="" if is_break(row) else str(row.number or ""),
        title=row.title,
        course=course,
        time=time,
        was=was,
        people=", ".join(guest_texts(row, visits)),
        closed=row.openness == "closed",
        has_minutes=row.has_minutes,
    )


def _times(row: AgendaRow, day: LiveDay, course: Course) -> tuple[str, str]:
    actual = day.actual.get(row.key, Actual())
    if course is Course.DONE:
        last = actual.intervals[-1].end
        return format_span(floor(actual.intervals[0].start), floor(last or 0)), ""
    if course is Course.RUNNING:
        return _("since {time}").format(time=format_clock(floor(actual.intervals[-1].start))), ""
    if course is Course.PASSED_OVER:
        return _("not taken"), ""
    expected = day.expected.get(row.key)
    if expected is None or expected.start is None:
        return "", ""
    time = format_clock(floor(expected.start))
    planned = row.slot.start
    was = format_clock(planned) if planned is not None else ""
    return time, was if was != time else ""
