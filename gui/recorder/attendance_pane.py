"""Who is here: one stroke for all, and for each who comes, leaves, is conflicted, or is on Teams."""

from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from gui.fields.reloading import ReloadsWhenSeen
from gui.recorder.absence_dialog import AbsenceDialog
from gui.recorder.guest_visits import GuestVisits
from gui.recorder.member_row import (
    CHOICE,
    COLUMNS,
    CONFLICTED,
    MOVES,
    NAME,
    ONLINE,
    MemberRow,
)
from gui.recorder.run import LiveRun
from gui.services import Services
from gui.theme import TextSize
from gui.widgets.buttons import SecondaryButton, allow
from gui.widgets.kept_rows import take_away
from gui.widgets.labels import Text
from model.commands import absences
from model.planning.timekeeper import minutes_of
from model.queries.agenda import AgendaRow
from model.queries.attendance import MemberAttendance, attendance
from model.text.translate import _
from model.vocabulary import Attendance

_KEPT = (
    range(COLUMNS - 1),
    (NAME, CHOICE, ONLINE, CONFLICTED, MOVES),
    (NAME, CHOICE, MOVES),
    (NAME, CHOICE),
)
"""What stands in the line of a member, the more the more room there is."""
_GAP = 8
_AROUND = 58
"""The margins, and the scroll bar with its air and frame."""
_A_MOMENT = 1.0
"""Minutes of a running point that count as the whole of it for somebody who comes."""


class AttendancePane(ReloadsWhenSeen):
    """Reads and writes the members of the meeting that runs, or is in front."""

    def __init__(self, services: Services, run: LiveRun, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services, self._run = services, run
        self._shown: object = None
        self.point: AgendaRow | None = None
        self.rows: dict[int, MemberRow] = {}
        self._width = 0
        self._placed: Sequence[int] = _KEPT[0]
        self.all = SecondaryButton(_("All are here"), "users")
        self.all.clicked.connect(self._on_all)
        self._summary = Text(look="muted", size=TextSize.SMALL)
        self._summary.setWordWrap(True)
        head = QHBoxLayout()
        head.addWidget(self.all)
        head.addWidget(self._summary, 1)
        self.guests = GuestVisits(run)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(4)
        box = QVBoxLayout(self)
        box.setContentsMargins(22, 10, 4, 12)  # beside the air of the scroll bar
        box.setSpacing(8)
        box.addLayout(head)
        box.addLayout(self._grid)
        box.addWidget(self.guests)
        box.addStretch(1)

    def show_point(self, point: AgendaRow | None) -> None:
        """The point that "conflicted" and "left" are about."""
        self.point = point
        self.ask_reload()

    def reload(self) -> None:
        """Read who is here."""
        agenda = self._run.agenda
        if agenda is None:
            return
        meeting_id = agenda.meeting.id
        found = self._services.read(partial(attendance, meeting_id=meeting_id))
        numbers = {row.key: row.number for row in agenda.entries if row.number is not None}
        shown = (meeting_id, found, self.point, agenda.meeting.is_locked, self.is_running)
        if shown == self._shown:
            return
        self._shown = shown
        key = self.point.key if self.point is not None else ""
        here = sum(
            member.attendance is Attendance.PRESENT and not member.is_away(key) for member in found
        )
        words = _("{here} of {all} are here")
        locked = _("The minutes are approved: nothing is changed here")
        said = (
            words.format(here=here, all=len(found)) if found else "",
            locked if agenda.meeting.is_locked else "",
        )
        self._summary.setText(" · ".join(filter(None, said)))
        missing = any(member.attendance is Attendance.UNKNOWN for member in found)
        noted = _("It is noted of everybody whether they are here")
        can = missing and not agenda.meeting.is_locked
        allow(self.all, can, locked if missing else noted)
        if [member.id for member in found] != list(self.rows):
            self._keep_rows(found)
        for member in found:
            row = self.rows[member.id]
            row.show_member(member, self.point, numbers)
            row.set_enabled(not agenda.meeting.is_locked, locked)
        self._fit_rows()

    def _keep_rows(self, found: tuple[MemberAttendance, ...]) -> None:
        """Somebody has come in or gone: who stays keeps the row."""
        for member_id in self.rows.keys() - {member.id for member in found}:
            gone = self.rows.pop(member_id)
            for widget in (*gone.widgets, gone.said):
                take_away(self._grid, widget)
        self.rows = {
            member.id: self.rows.get(member.id) or MemberRow(member, self) for member in found
        }
        self._place_rows(self._placed)  # at once: what is shown without a parent is a window

    def fit(self, width: int) -> None:
        """A line for each: what finds no room in `width` pixels goes into the menu at its end."""
        self._width = width
        self._fit_rows()
        self.guests.fit(width)

    def _fit_rows(self) -> None:
        kept = next((one for one in _KEPT if self._needs(one) <= self._width), _KEPT[-1])
        if kept != self._placed:
            self._place_rows(kept)
        for row in self.rows.values():
            row.keep(kept)

    def _place_rows(self, kept: Sequence[int]) -> None:
        """What stands in the line comes first: a line below spans those and makes no gap of the rest."""
        self._placed = kept
        order = sorted(range(COLUMNS), key=lambda column: column not in (*kept, COLUMNS - 1))
        for place, row in enumerate(self.rows.values()):
            for column, part in enumerate(order):
                self._grid.addWidget(row.widgets[part], 2 * place, column)
            self._grid.addWidget(row.said, 2 * place + 1, 1, 1, len(kept))
        self._grid.setColumnStretch(NAME, 8)  # as far as they go, what is left is at the end
        self._grid.setColumnStretch(COLUMNS, 1)

    def _needs(self, kept: Collection[int]) -> int:
        columns = [
            max((row.width_of(column, kept) for row in self.rows.values()), default=0)
            for column in range(COLUMNS)
        ]
        return sum(columns) + _GAP * (sum(map(bool, columns)) - 1) + _AROUND

    def run(self, label: str, command: Callable[..., Any]) -> None:
        """For the rows."""
        self._services.run(label, command, done=lambda _result: self.reload())

    def correct(self, member_id: int) -> None:
        """Show when and what the member missed, to be corrected."""
        dialog = AbsenceDialog(self._services, self._run, member_id, self.window())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def missed_before(self) -> list[int]:
        """The points that somebody who comes now has missed, or some of them."""
        return [row.id for row in self._points() if self._is_past(row)]

    def missed_after(self) -> list[int]:
        """The points that somebody who leaves now will miss: this one, and those not done."""
        return [row.id for row in self._points() if not self._is_over(row)]

    def minutes(self) -> int | None:
        """The time of day while the meeting runs; nobody asks for one else."""
        day = self._run.day
        if not self._run.is_running or day is None:
            return None
        return int(minutes_of(self._run.now(), day.day))

    @property
    def is_running(self) -> bool:
        """Whether "now" means anything."""
        return self._run.is_running

    def _points(self) -> list[AgendaRow]:
        agenda = self._run.agenda
        rows = agenda.entries if agenda is not None else ()
        return [row for row in rows if row.number is not None and not row.withdrawn]

    def _is_past(self, row: AgendaRow) -> bool:
        day = self._run.day
        if self._run.is_running and day is not None:
            actual = day.actual.get(row.key)
            if actual is None or not actual.intervals:
                return False
            return not actual.running or day.elapsed >= _A_MOMENT
        return self.point is not None and (row.number or 0) < (self.point.number or 0)

    def _is_over(self, row: AgendaRow) -> bool:
        day = self._run.day
        if self._run.is_running and day is not None:
            actual = day.actual.get(row.key)
            return actual is not None and actual.ended
        return self.point is not None and (row.number or 0) < (self.point.number or 0)

    def _on_all(self) -> None:
        agenda = self._run.agenda
        if agenda is not None:
            self.run(_("Attendance"), partial(absences.all_present, meeting_id=agenda.meeting.id))
