"""Everybody of the day: when and for what, who must be told again, and what mends a conflict."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.fields.words import is_break
from gui.planner.lines import information_lines
from gui.planner.person_row import PersonRow
from gui.services import Services
from gui.theme import TextSize
from gui.widgets.accessible import announce
from gui.widgets.buttons import SecondaryButton
from gui.widgets.choice_list import Choice, ChoiceList
from gui.widgets.labels import Heading, Text
from model.commands import told as commands
from model.planning.findings import TimeCode
from model.planning.people import PersonDay, Remedy, Spans, people, remedies
from model.queries.agenda import Agenda, AgendaRow
from model.queries.forum_settings import document_language
from model.queries.told import told_days, told_times
from model.text.translate import _


class PeopleSection(QWidget):
    """`looked_at` and `taken` carry a `Remedy`."""

    looked_at = Signal(object)
    taken = Signal(object)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._agenda: Agenda | None = None
        self._days: tuple[PersonDay, ...] = ()
        self._shown: object = None
        self.rows: list[PersonRow] = []
        self._none = Text(_("Nobody joins for a point yet."), "muted")
        self._none.setWordWrap(True)
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self.choices = ChoiceList()
        self.choices.looked_at.connect(self.looked_at)
        self.choices.taken.connect(self.taken)
        self.tell = SecondaryButton(_("These times have been told"), "check-check")
        self.tell.clicked.connect(self._on_tell)
        self.copy = SecondaryButton(_("Copy the lines"), "copy")
        self.copy.clicked.connect(self.copy_lines)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(Heading(_("People"), TextSize.NORMAL))
        box.addWidget(self._none)
        box.addLayout(self._list)
        for widget in (self.choices, self.tell, self.copy):
            box.addWidget(widget)

    def show_agenda(self, agenda: Agenda) -> None:
        """The people of another plan."""
        self._agenda = agenda
        told = self._services.read(partial(told_times, meeting_id=agenda.meeting.id))
        other_days = self._services.read(partial(told_days, meeting_id=agenda.meeting.id))
        self._days = people(agenda.plan, told, other_days)
        rows = {row.key: row for row in agenda.entries}
        members = {member.name for member in agenda.meeting.members}
        self._show_people(rows, members)
        self._none.setVisible(not self._days)
        self.tell.setVisible(any(_untold(day) for day in self._days if day.name not in members))
        self.copy.setVisible(bool(agenda.entries))
        breaks = {row.key for row in agenda.entries if is_break(row)}
        entries = [row.planned for row in agenda.entries]
        found = remedies(entries, agenda.plan.window, breaks)
        self.choices.show_choices([_choice(remedy, rows) for remedy in found])

    def _show_people(self, rows: Mapping[str, AgendaRow], members: set[str]) -> None:
        numbers = {key: row.number for key, row in rows.items()}
        shown = (self._days, numbers, members)
        if shown == self._shown:
            return
        self._shown = shown
        for row in self.rows:
            row.hide()
            self._list.removeWidget(row)
            row.deleteLater()
        self.rows = [PersonRow(day, rows, day.name in members) for day in self._days]
        for row in self.rows:
            self._list.addWidget(row)

    def _on_tell(self) -> None:
        agenda = self._agenda
        if agenda is None:
            return
        members = {member.name for member in agenda.meeting.members}
        times: dict[str, Spans] = {
            day.name: day.spans for day in self._days if day.name not in members and _untold(day)
        }
        self._services.run(
            _("Told times"),
            partial(commands.tell, meeting_id=agenda.meeting.id, times=times),
            source=self,
            undoable=False,
            done=lambda _result: self._on_told(),
        )

    def _on_told(self) -> None:
        announce(self, _("The times are noted as told"))
        if self._agenda is not None:
            self.show_agenda(self._agenda)

    def copy_lines(self) -> None:
        """Put the Information lines into the clipboard."""
        if self._agenda is not None:
            meeting_id = self._agenda.meeting.id
            language = self._services.read(partial(document_language, meeting_id=meeting_id))
            lines = information_lines(self._agenda, language)
            QGuiApplication.clipboard().setText("\n".join(lines))
            announce(self, _("The lines are copied"))


def _untold(day: PersonDay) -> bool:
    return day.moved or day.told is None


def _choice(remedy: Remedy, rows: Mapping[str, AgendaRow]) -> Choice:
    first, second = (_name(rows[key]) for key in remedy.keys)
    if remedy.code is TimeCode.GUEST_CONFLICT:
        title = _("{name}: let the points follow each other").format(name=remedy.name)
        return Choice(
            title, _("{first} and {second}").format(first=first, second=second), "users", remedy
        )
    title = _("{name}: put the points together").format(name=remedy.name)
    detail = _("{first} and {second} · {minutes} min. less waiting").format(
        first=first, second=second, minutes=remedy.saved
    )
    return Choice(title, detail, "users", remedy)


def _name(row: AgendaRow) -> str:
    return _("point {numbers}").format(numbers=row.number)
