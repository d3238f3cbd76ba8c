"""Who is here: one stroke for all, and for each who comes, leaves, is conflicted, or is on Teams."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from gui.fields.people_edit import PeopleEdit
from gui.fields.reloading import ReloadsWhenSeen
from gui.fields.words import named
from gui.recorder.absence_dialog import AbsenceDialog
from gui.recorder.guest_visits import GuestVisits
from gui.recorder.run import LiveRun
from gui.services import Services
from gui.theme import TextSize
from gui.widgets.accessible import show_checked
from gui.widgets.buttons import SecondaryButton, ToolButton, allow
from gui.widgets.combo_box import NamedComboBox
from gui.widgets.kept_rows import take_away
from gui.widgets.labels import ElidedLabel, Text
from gui.widgets.ticks import TickBox
from model.commands import absences, members
from model.documents.attendance import absence_text
from model.documents.words import Words
from model.planning.timekeeper import minutes_of
from model.queries.agenda import AgendaRow
from model.queries.attendance import MemberAttendance, attendance
from model.text.people_line import Written
from model.text.translate import N_, _, language
from model.views import AbsenceView
from model.vocabulary import AbsenceReason, Attendance

_NAMES = {
    Attendance.UNKNOWN: N_("Not noted"),
    Attendance.PRESENT: N_("Present"),
    Attendance.EXCUSED: N_("Apology"),
    Attendance.ABSENT: N_("Absent"),
}
_IN_LINES = (
    (880, ((0, 0), (0, 1), (0, 2), (0, 3), (0, 4), (0, 5), (0, 6))),
    (522, ((0, 0), (0, 1), (0, 2), (1, 1), (1, 2), (1, 0), (0, 3))),
    (0, ((0, 0), (0, 1), (2, 0), (1, 1), (2, 1), (1, 0), (0, 2))),
)
"""From this width on, with margins and a scroll bar: line and column of each widget of a member."""
_COLUMNS = range(8)
_NAME, _LONGEST_NAME = 136, 220
"""Wide enough for the words in an empty field, and where there is room."""
_IN_ROOM, _ONLINE, _ONLINE_HERE = range(3)
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
        self._places = _IN_LINES[0][1]
        self.all = SecondaryButton(_("All are here"), "users")
        self.all.clicked.connect(self._on_all)
        self._summary = Text(look="muted", size=TextSize.SMALL)
        head = QHBoxLayout()
        head.addWidget(self.all)
        head.addWidget(self._summary)
        head.addStretch(1)
        self.guests = GuestVisits(run)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 10, 4, 12)  # beside the air of the scroll bar
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
            row.set_enabled(not agenda.meeting.is_locked)

    def _keep_rows(self, found: tuple[MemberAttendance, ...]) -> None:
        """Somebody has come in or gone: who stays keeps the row."""
        for member_id in self.rows.keys() - {member.id for member in found}:
            gone = self.rows.pop(member_id)
            for widget in (*gone.widgets, gone.said):
                take_away(self._grid, widget)
        self.rows = {
            member.id: self.rows.get(member.id) or MemberRow(member, self) for member in found
        }
        self._place_rows()

    def fit(self, width: int) -> None:
        """A line for each where there is room in `width` pixels, else two or three."""
        places = next(places for least, places in _IN_LINES if width >= least)
        if places != self._places:
            self._places = places
            self._place_rows()
        self.guests.fit(width)

    def _place_rows(self) -> None:
        lines, columns = (max(last) + 1 for last in zip(*self._places, strict=True))
        for place, row in enumerate(self.rows.values()):
            top = place * (lines + 1)
            row.substitute.setMaximumWidth(_NAME if lines == 1 else _LONGEST_NAME)
            for widget, (line, column) in zip(row.widgets, self._places, strict=True):
                self._grid.addWidget(widget, top + line, column)
            self._grid.addWidget(row.said, top + lines, 1, 1, columns - 1)
        for column in _COLUMNS:
            self._grid.setColumnStretch(column, int(column == columns))
        self._grid.setColumnStretch(0, 8)  # names as far as they go, what is left is at the end

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


def _said(absence: AbsenceView, numbers: dict[str, int]) -> str:
    said = absence_text(absence, numbers, Words(language()))
    is_online = absence.reason is AbsenceReason.ONLINE
    return said if is_online or not said else _("Absent {when}").format(when=said)


class MemberRow:
    """The widgets of one line in the grid."""

    def __init__(self, member: MemberAttendance, pane: AttendancePane) -> None:
        self._pane, self._id = pane, member.id
        self._name = ElidedLabel(member.name)
        self._name.setMinimumWidth(96)
        self._name.setMaximumWidth(_LONGEST_NAME)
        self.choice = NamedComboBox(
            _("Attendance of {name}").format(name=member.name), named(_NAMES)
        )
        self.choice.activated.connect(self._on_choice)
        self.online = NamedComboBox[int](_("Where {name} is").format(name=member.name))
        self.online.activated.connect(self._on_online)
        self.conflicted = TickBox(_("Conflicted"))
        self.conflicted.setAccessibleName(f"{member.name}: {self.conflicted.text()}")
        self.conflicted.setToolTip(_("Leaves for the point that is shown"))
        self.conflicted.toggled.connect(self._on_conflicted)
        self.moves = SecondaryButton("")
        self.moves.clicked.connect(self._on_moves)
        self.substitute = PeopleEdit(_("stands in for"))
        self.substitute.setMinimumWidth(_NAME)
        self.substitute.setAccessibleName(f"{member.name}: {_('Stands in for')}")
        self.substitute.setToolTip(_("Stands in for"))
        self.substitute.committed.connect(self._on_substitute)
        self.correct = ToolButton(
            "pencil", _("When and what {name} missed …").format(name=member.name)
        )
        self.correct.clicked.connect(self._on_correct)
        self.said = ElidedLabel(look="muted", size=TextSize.SMALL)
        self.widgets: tuple[QWidget, ...] = (
            *(self._name, self.choice, self.online, self.conflicted),
            *(self.moves, self.substitute, self.correct),
        )

    def show_member(
        self, member: MemberAttendance, point: AgendaRow | None, numbers: dict[str, int]
    ) -> None:
        """What is noted of the member."""
        self._member = member
        self.choice.choose(member.attendance)
        key = point.key if point is not None else None
        self._show_online(member, point)
        self.conflicted.setVisible(point is not None)
        self.moves.setVisible(point is not None or self._pane.is_running)
        conflicted = key is not None and member.has(AbsenceReason.CONFLICTED, key)
        show_checked(self.conflicted, conflicted)
        words = self._moves_words(member)
        self.moves.setText(words)
        self.moves.setAccessibleName(f"{member.name}: {words}")
        name = member.substitute_for
        self.substitute.show_people([Written(name)] if name else [])
        self.said.set_text(
            "; ".join(filter(None, (_said(one, numbers) for one in member.absences)))
        )
        self.said.setVisible(bool(self.said.text()))

    def set_enabled(self, enabled: bool) -> None:
        """Approved minutes stay as they are."""
        for widget in self.widgets:
            widget.setEnabled(enabled)

    def _show_online(self, member: MemberAttendance, point: AgendaRow | None) -> None:
        """The third choice is about the point that is shown."""
        places = {_IN_ROOM: _("In the room"), _ONLINE: _("Online")}
        here = point is not None and member.has(AbsenceReason.ONLINE, point.key)
        if point is not None:
            places[_ONLINE_HERE] = _("Online at point {number}").format(number=point.number)
        self.online.offer(places)
        self.online.choose(_ONLINE if member.online else _ONLINE_HERE if here else _IN_ROOM)

    def _moves_words(self, member: MemberAttendance) -> str:
        if member.has(AbsenceReason.LEFT):
            return _("Is back")
        present = member.attendance is Attendance.PRESENT
        if self._pane.is_running:
            return _("Leaves now") if present else _("Comes now")
        number = self._pane.point.number if self._pane.point is not None else ""
        words = _("Leaves at point {number}") if present else _("Comes at point {number}")
        return words.format(number=number)

    def _on_choice(self, _index: int) -> None:
        wanted = self.choice.value()
        if wanted is not self._member.attendance:
            command = partial(members.set_attendance, member_id=self._id, attendance=wanted)
            self._pane.run(_("Attendance"), command)

    def _on_online(self, _index: int) -> None:
        place, point = self.online.value(), self._pane.point
        here = point is not None and self._member.has(AbsenceReason.ONLINE, point.key)
        if self._member.online != (place == _ONLINE):
            command = partial(members.set_online, member_id=self._id, online=place == _ONLINE)
            self._pane.run(_("Online"), command)
        if point is not None and here != (place == _ONLINE_HERE):
            command = partial(
                absences.set_online,
                member_id=self._id,
                point_id=point.id,
                online=place == _ONLINE_HERE,
            )
            self._pane.run(_("Online"), command)

    def _on_correct(self) -> None:
        self._pane.correct(self._id)

    def _on_conflicted(self, conflicted: bool) -> None:
        point = self._pane.point
        if point is not None:
            command = partial(
                absences.set_conflicted,
                member_id=self._id,
                point_id=point.id,
                conflicted=conflicted,
            )
            self._pane.run(_("Conflicted"), command)

    def _on_moves(self) -> None:
        pane = self._pane
        if self._member.has(AbsenceReason.LEFT):
            missed = pane.missed_before()
            command = partial(
                absences.come_back, member_id=self._id, missed=missed, at=pane.minutes()
            )
        elif self._member.attendance is Attendance.PRESENT:
            missed = pane.missed_after()
            command = partial(absences.leave, member_id=self._id, missed=missed, at=pane.minutes())
        else:
            missed = pane.missed_before()
            command = partial(absences.arrive, member_id=self._id, missed=missed, at=pane.minutes())
        pane.run(_("Attendance"), command)

    def _on_substitute(self, people: list[Written]) -> None:
        name = people[0].name if people else ""
        command = partial(members.set_substitute_for, member_id=self._id, name=name)
        self._pane.run(_("Stands in for"), command)
