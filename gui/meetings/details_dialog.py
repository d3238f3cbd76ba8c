"""A meeting's own details: forum, date, hours, place, people. Used for a new meeting and for a change."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCompleter,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from gui.fields.chair_edit import ChairEdit
from gui.fields.day_edit import DayEdit
from gui.fields.parsed_edit import ClockEdit
from gui.fields.people_edit import PeopleEdit
from gui.widgets.calm_fields import complete_names
from gui.widgets.combo_box import NamedComboBox
from gui.widgets.dialogs import agree_buttons
from gui.widgets.labels import Heading, Text
from gui.widgets.page_scroll import YieldingScroll
from gui.widgets.window_size import open_at, open_whole
from model.commands.meeting_details import MeetingDetails
from model.text.translate import _


class DetailsDialog(QDialog):
    """The button at its foot says `what`. It says itself what is wrong and stays open.

    Read `details()` after it was accepted.
    """

    def __init__(
        self,
        title: str,
        what: str,
        details: MeetingDetails,
        forums: list[str],
        people: list[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._forum = NamedComboBox(_("Forum"))
        self._forum.make_editable()
        self._forum.addItems(forums)
        self._forum.setCurrentText(details.forum)
        self._name = QLineEdit(details.name)
        self.date_field = DayEdit(_("Date"), details.date, with_weekday=True)
        self.start_field, self.end_field = ClockEdit(_("Start")), ClockEdit(_("End"))
        self.start_field.show_value(details.start)
        self.end_field.show_value(details.end)
        self.location_field = QLineEdit(details.location)
        self._virtual_note = QLineEdit(details.virtual_note)
        self.members_field = PeopleEdit(_("Members"), titles=True, keeps_enter=True)
        self.members_field.setPlaceholderText(_("Names with commas between them"))
        self.members_field.set_known(people)
        self.members_field.show_people(details.members)
        self.chair_field = ChairEdit(self.members_field)
        self.chair_field.set_known(people)
        self.chair_field.show_name(details.chair)
        self.chair_field.noted.connect(self._show_all)
        self._minute_taker = QLineEdit(details.minute_taker)
        self._minute_taker.setCompleter(complete_names(QCompleter(people, self._minute_taker)))
        self._problem = Text(look="danger")
        self._problem.setWordWrap(True)
        self._problem.hide()
        for field in (self.date_field, self.start_field, self.end_field):
            field.keep_nonsense()
            field.refused.connect(self._show_problem)
            field.textChanged.connect(lambda _text: self._show_problem(""))
        self._lay_out(title, what)
        open_whole(self, 520)

    def details(self) -> MeetingDetails:
        """What stands in the fields."""
        return MeetingDetails(
            forum=self._forum.currentText().strip(),
            name=self._name.text().strip(),
            date=self.date_field.day(),
            start=self.start_field.value(),
            end=self.end_field.value(),
            location=self.location_field.text().strip(),
            virtual_note=self._virtual_note.text().strip(),
            chair=self.chair_field.text().strip(),
            minute_taker=self._minute_taker.text().strip(),
            members=tuple(self.members_field.people()),
        )

    def accept(self) -> None:
        """Close, unless something is missing."""
        self.chair_field.finish()
        problem = self._find_problem()
        self._show_problem(problem)
        if not problem:
            super().accept()

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        """Ctrl+Enter accepts from every field: among the members, Enter waits for the next name."""
        is_enter = Qt.Key(arg__1.key()) in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and arg__1.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.accept()
        else:
            super().keyPressEvent(arg__1)

    def _show_problem(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self._show_all()

    def _show_all(self) -> None:
        """Give what is said the room that it needs, or else the fields would yield and go out of sight."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # what was said just now
        needed = self.sizeHint().height()
        if needed > self.height():
            open_at(self, self.width(), needed)

    def _find_problem(self) -> str:
        for field in (self.date_field, self.start_field, self.end_field):
            field.finish()
            if problem := field.last_problem():
                return problem
        if not self._forum.currentText().strip():
            return _("Which forum meets? Write its name, for example Chefteam.")
        if self.start_field.value() is None or self.end_field.value() is None:
            return _("When does the meeting start and end? Write for example 8.30 and 12.")
        if self.end_field.value() <= self.start_field.value():
            return _("The meeting ends before it starts. Correct the hours.")
        return ""

    def _lay_out(self, title: str, what: str) -> None:
        hours = QHBoxLayout()
        hours.setSpacing(8)
        hours.addWidget(self.start_field)
        hours.addWidget(Text("–", "muted"))
        hours.addWidget(self.end_field)
        hours.addStretch(1)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        rows: tuple[tuple[str, QWidget | QHBoxLayout], ...] = (
            (_("Forum"), self._forum),
            (_("Name of the meeting"), self._name),
            (_("Date"), self.date_field),
            (_("Hours"), hours),
            (_("Place"), self.location_field),
            (_("Online note"), self._virtual_note),
            (_("Chair"), self.chair_field.with_note()),
            (_("Minute taker"), self._minute_taker),
            (_("Members"), self.members_field),
        )
        for label, field in rows:
            form.addRow(label, field)
            if isinstance(field, QWidget):
                (field.focusProxy() or field).setAccessibleName(label)
        self._virtual_note.setPlaceholderText(_("for example: virtual for caseworkers"))
        buttons = agree_buttons(self, what)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 20)
        box.setSpacing(14)
        box.addWidget(Heading(title))
        fields = QWidget()
        fields.setLayout(form)
        form.setContentsMargins(0, 0, 0, 0)
        box.addWidget(YieldingScroll(fields))
        for line in self.findChildren(QLineEdit):
            line.setCursorPosition(0)  # a long name is known by its beginning
        box.addWidget(self._problem)
        box.addWidget(buttons)
