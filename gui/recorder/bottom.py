"""Under the text: what came of the point, and a drawer with its tasks, its notes, who is here."""

import datetime
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui.background.patience import Patience
from gui.recorder.attendance_pane import AttendancePane
from gui.recorder.drawer import Drawer
from gui.recorder.notes_pane import NotesPane
from gui.recorder.offers import Offered, offers
from gui.recorder.outcome_row import OutcomeRow
from gui.recorder.postponed_row import PostponedRow
from gui.recorder.run import LiveRun
from gui.recorder.tasks_pane import TasksPane
from gui.recorder.writing import Writing
from gui.services import Services
from gui.theme import dress
from gui.widgets.accessible import show_checked
from gui.widgets.cards import Line
from gui.widgets.page_scroll import PageScroll
from gui.widgets.rich_text.field import RichTextField
from model.commands import bank
from model.queries.agenda import AgendaRow
from model.queries.next_meeting import next_meeting
from model.queries.points import PointDetail
from model.text.task_lines import read_plain_task
from model.text.translate import _, ngettext

_READ_AFTER_MS = 900
_AROUND_TASKS = 112
"""Pixels for "2 more …", the margins of the row and those of the button."""
TASKS, NOTES, PEOPLE = "tasks", "notes", "people"


class Bottom(QWidget):
    """The drawer is closed at first sight; a key or a click opens one of its three."""

    failed = Signal(object)
    told = Signal(str)
    refused = Signal(str)

    def __init__(
        self, field: RichTextField, writing: Writing, services: Services, run: LiveRun
    ) -> None:
        super().__init__()
        self._field, self._writing, self._services, self._run = field, writing, services, run
        self._point: PointDetail | None = None
        self._refused: set[str] = set()
        self.postponed = PostponedRow(services)
        self.tasks = TasksPane(services)
        self.notes = NotesPane(services)
        self.people = AttendancePane(services, run)
        self.drawer = Drawer(field)
        self._tasks_words = (_("Tasks"), "")
        self._buttons = {
            TASKS: self._toggle(TASKS, _("Tasks")),
            NOTES: self._toggle(NOTES, _("Notes")),
            PEOPLE: self._toggle(PEOPLE, _("Attendance")),
        }
        self.outcomes = OutcomeRow(tuple(self._buttons.values()))
        self.outcomes.chosen.connect(writing.write_outcome)
        for name, pane in zip(self._buttons, (self.tasks, self.notes, self.people), strict=True):
            scroll = PageScroll(self._buttons[name].text())
            scroll.setWidget(pane)
            self.drawer.addWidget(scroll)
        self.drawer.hide()
        self._reader = QTimer(self)
        self._reader.setSingleShot(True)
        self._reader.setInterval(_READ_AFTER_MS)
        self._reader.timeout.connect(partial(Patience(self).call, self.read_offers))
        self._lay_out()
        field.edited.connect(lambda _blocks: self._reader.start())
        self.tasks.task_typed.connect(self._on_typed)
        self.tasks.offer_taken.connect(self._on_offer_taken)
        self.tasks.offer_refused.connect(self._on_offer_refused)
        self.notes.failed.connect(self.failed)
        self.people.guests.refused.connect(self.refused)
        self.tasks.failed.connect(self.failed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for pane in (self.notes, self.people):
            pane.fit(self.width())
        self._say_tasks()

    def show_point(self, entry: AgendaRow | None, point: PointDetail | None) -> None:
        """Everything that hangs on this point."""
        another = (point and point.id) != (self._point and self._point.id)
        self._point = point
        self.outcomes.show_point(point)
        self.postponed.show_point(point)
        self.tasks.show_point(point, self._today())
        self.notes.show_point(point)
        self.people.show_point(entry)
        self._count_tasks()
        if another:  # a moment later: a long text takes a while to read through
            self.tasks.show_offers(())
            self._reader.start()

    def open_pane(self, name: str) -> None:
        """Bring one of the three to the front and give it the focus; the same again closes it."""
        if not self.drawer.isVisible() or not self._buttons[name].isChecked():
            self.show_pane(name)
            return
        for button in self._buttons.values():
            show_checked(button, False)
        self.drawer.hide()
        self._field.setFocus()

    def show_pane(self, name: str) -> None:
        """Bring one of the three to the front and give it the focus."""
        for key, button in self._buttons.items():
            show_checked(button, key == name)
        self.drawer.show()
        place = list(self._buttons).index(name)
        self.drawer.setCurrentIndex(place)
        (self.tasks.new, self.notes.own.field, self.people.all)[place].setFocus()

    def show_note(self, own: bool) -> None:
        """Bring one of the two notes to the front and give it the focus."""
        self.show_pane(NOTES)
        (self.notes.own if own else self.notes.chair).field.setFocus()

    def focus_outcome(self) -> None:
        """Ready to say what came of the point; of a postponed one, where it goes."""
        if self.postponed.isVisible():
            self.postponed.take_focus()
        else:
            self.outcomes.button.setFocus()

    def flush(self) -> None:
        """Hand on at once what is typed."""
        self.notes.flush()
        self.tasks.flush()
        self.people.guests.flush()

    def read_offers(self) -> None:
        """Look for tasks and later points in the text that stands there."""
        self._reader.stop()
        agenda, point = self._run.agenda, self._point
        if agenda is None or point is None or point.is_locked:
            self.tasks.show_offers(())
        else:
            known = [task.what for task in point.follow_ups]
            self.tasks.show_offers(
                offers(
                    self._field.blocks(),
                    agenda.meeting.date,
                    self._coming(),
                    self._writing.subject,
                    self._refused,
                    known,
                )
            )
        self._count_tasks()

    def _toggle(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text)
        dress(button, "tab")
        button.setCheckable(True)
        button.setAccessibleName(text)
        button.toggled.connect(lambda on: self._on_toggled(name, on))
        return button

    def _on_toggled(self, name: str, on: bool) -> None:
        show_checked(self._buttons[name], not on)  # which it was; what it becomes is decided there
        self.open_pane(name)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(10, 5, 10, 5)  # flush with the text
        row.addWidget(self.outcomes)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(Line())
        box.addLayout(row)
        box.addWidget(self.postponed)
        box.addWidget(self.drawer)

    def _count_tasks(self) -> None:
        count = len(self._point.follow_ups) if self._point is not None else 0
        offered = len(self.tasks.offers) + sum(row.asks for row in self.tasks.rows)
        tasks = _("Tasks {count}").format(count=count) if count else _("Tasks")
        to_settle = ngettext("{count} to settle", "{count} to settle", offered)
        self._tasks_words = (tasks, to_settle.format(count=offered) if offered else "")
        self._say_tasks()

    def _say_tasks(self) -> None:
        """Where there is no room for both, what is to be settled is seen and both are heard."""
        button = self._buttons[TASKS]
        whole = " · ".join(filter(None, self._tasks_words))
        others = sum(one.sizeHint().width() for one in self._buttons.values() if one is not button)
        room = self.width() - self.outcomes.button.sizeHint().width() - others - _AROUND_TASKS
        fits = button.fontMetrics().horizontalAdvance(whole) <= room
        text = whole if fits else self._tasks_words[-1] or whole
        if (button.text(), button.accessibleName()) != (text, whole):
            button.setText(text)
            button.setAccessibleName(whole)

    def _today(self) -> datetime.date:
        agenda = self._run.agenda
        return agenda.meeting.date if agenda is not None else self._run.now().date()

    def _coming(self) -> datetime.date | None:
        agenda = self._run.agenda
        if agenda is None:
            return None
        found = self._services.read(partial(next_meeting, meeting_id=agenda.meeting.id))
        return found.date if found is not None else None

    def _on_typed(self, line: str) -> None:
        task = self._writing.read_task(line) or read_plain_task(line, self._today(), self._coming())
        if task is not None:
            self._writing.add_task(task)

    def _on_offer_taken(self, offer: Offered) -> None:
        self._refused.add(offer.sentence)
        if offer.task is not None:
            self._writing.add_task(offer.task)
        elif offer.day is not None:
            title = offer.sentence.rstrip(".!? ")[:200]
            command = partial(bank.create_for, title=title, wished_date=offer.day)
            said = _("“{title}” is back among the recommendations").format(title=title)
            self._services.run(
                _("New recommendation"), command, done=lambda _id: self.told.emit(said)
            )
        self.read_offers()

    def _on_offer_refused(self, offer: Offered) -> None:
        self._refused.add(offer.sentence)
        self.read_offers()
