"""Another date and other hours for a meeting, and what follows from them."""

import datetime
from collections.abc import Callable, Sequence

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from gui.fields.day_edit import DayEdit
from gui.fields.parsed_edit import ClockEdit
from gui.widgets.labels import Heading, Text
from model.commands.rescheduling import moved_moment
from model.queries.agenda import MeetingHead
from model.queries.series import OtherMeeting
from model.text.clock import clock_of, format_span
from model.text.dates import date_in_words, week_number
from model.text.translate import _, language, ngettext
from model.text.working_days import holiday_name


class MoveDialog(QDialog):
    """Read `date`, `start` and `end` after it was accepted. It says itself what is wrong."""

    def __init__(
        self,
        head: MeetingHead,
        told: int,
        on_day: Callable[[datetime.date], Sequence[OtherMeeting]],
        parent: QWidget | None = None,
    ) -> None:
        """`told` guests know of a time; `on_day` gives the meetings of a day."""
        super().__init__(parent)
        self._head, self._told, self._on_day = head, told, on_day
        self.setWindowTitle(_("Move the meeting"))
        self.setMinimumWidth(500)
        self.date_field = DayEdit(_("Date"), head.date, with_weekday=True)
        self.start_field, self.end_field = ClockEdit(_("Start")), ClockEdit(_("End"))
        self.start_field.show_value(head.start)
        self.end_field.show_value(head.end)
        self.follows = Text(look="muted")
        self.follows.setWordWrap(True)
        self.problem = Text(look="danger")
        self.problem.setWordWrap(True)
        self._lay_out()
        self.date_field.committed.connect(lambda _day: self._show())
        self.date_field.keep_nonsense()
        self.date_field.refused.connect(self.problem.setText)
        self.date_field.textEdited.connect(lambda _text: self.problem.setText(""))
        for field in (self.start_field, self.end_field):
            field.committed.connect(self._on_hours)
            field.refused.connect(self.problem.setText)
        self._show()

    @property
    def date(self) -> datetime.date:
        """The day chosen."""
        return self.date_field.day()

    @property
    def hours(self) -> tuple[int, int]:
        """Start and end in minutes after midnight."""
        return self.start_field.value(), self.end_field.value()

    def accept(self) -> None:
        """Close, unless the hours are none."""
        self.date_field.flush()
        if self.date_field.last_problem():
            return
        start, end = self.hours
        if start is None or end is None or end <= start:
            self.problem.setText(_("The meeting ends before it starts. Correct the hours."))
            return
        super().accept()

    def _lay_out(self) -> None:
        hours = QHBoxLayout()
        hours.setSpacing(8)
        hours.addWidget(self.start_field)
        hours.addWidget(Text("–", "muted"))
        hours.addWidget(self.end_field)
        hours.addStretch(1)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        form.addRow(_("Date"), self.date_field)
        form.addRow(_("Hours"), hours)
        buttons = QDialogButtonBox()
        yes = buttons.addButton(_("Move the meeting"), QDialogButtonBox.ButtonRole.AcceptRole)
        yes.setDefault(True)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 20)
        box.setSpacing(14)
        box.addWidget(Heading(_("Move the meeting")))
        box.addLayout(form)
        box.addWidget(self.follows)
        box.addWidget(self.problem)
        box.addWidget(buttons)

    def _on_hours(self, _minutes: object) -> None:
        """A meeting that starts otherwise keeps its length."""
        start = self.start_field.value()
        if self.sender() is self.start_field and start is not None:
            length = self._head.end - self._head.start
            self.end_field.show_value(min(start + length, 24 * 60 - 1))
        self._show()

    def _show(self) -> None:
        self.problem.setText(" ".join(self._warnings()))
        self.follows.setText("\n".join(self._follows()))

    def _warnings(self) -> list[str]:
        day = self.date
        found: list[str] = []
        holiday = holiday_name(day, language())
        if holiday:
            found.append(_("The day is {holiday}.").format(holiday=holiday))
        elif day.weekday() > 4:
            found.append(_("The day is in a weekend."))
        others = [other for other in self._on_day(day) if other.id != self._head.id]
        for other in others:
            words = _("{meeting} is on the same day, {hours}.")
            hours = format_span(other.start, other.end)
            found.append(words.format(meeting=other.name or other.forum, hours=hours))
        return found

    def _follows(self) -> list[str]:
        head, day = self._head, self.date
        week = _("week {number}").format(number=week_number(day))
        found = [f"{date_in_words(day, language())} · {week}"]
        for words, moment in (
            (_("The deadline becomes {date} at {time}."), head.submission_deadline),
            (_("The dispatch becomes {date} at {time}."), head.dispatch_at),
        ):
            moved = moved_moment(moment, head.date, day)
            if moved is not None and moved != moment:
                date = date_in_words(moved.date(), language())
                clock = clock_of(moved)
                found.append(words.format(date=date, time=clock))
        if self._told and day != head.date:
            words = ngettext(
                "{count} person has been told a time and must be told again.",
                "{count} people have been told a time and must be told again.",
                self._told,
            )
            found.append(words.format(count=self._told))
        if head.is_frozen:
            found.append(_("The agenda has been sent out: tell those who have it."))
        return found
