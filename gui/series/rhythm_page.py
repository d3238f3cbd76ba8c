"""When a forum meets: weekday, rhythm, hours, days off, deadlines."""

import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QWidget,
)

from gui.fields.day_edit import DayEdit
from gui.fields.parsed_edit import ClockEdit, ParsedEdit
from gui.fields.words import named
from gui.series.words import BEATS, HOLIDAYS, ORDINALS, near_days, weekday
from gui.widgets.calm_fields import NumberField
from gui.widgets.combo_box import NamedComboBox
from gui.widgets.labels import Text
from gui.widgets.ticks import TickBox
from model.errors import UserError
from model.planning.series import (
    Beat,
    Notice,
    Rhythm,
    format_weeks,
    occurrences,
    parse_weeks,
)
from model.planning.series_shape import Series
from model.text.translate import _, language

SHOWN = 5


class NoticeFields(QWidget):
    """ "4 hverdage før kl. 12.00", or nothing."""

    changed = Signal()

    def __init__(self, name: str, days: int, clock: int) -> None:
        super().__init__()
        self.wanted = TickBox(name)
        self.days = NumberField(_("{field}: working days before").format(field=name), 0, 60)
        self.days.setValue(days)
        self.clock = ClockEdit(_("{field}: time").format(field=name))
        self.clock.show_value(clock)
        self._usual = clock
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in (self.wanted, self.days, Text(_("working days before, at"), "muted")):
            row.addWidget(part)
        row.addWidget(self.clock)
        row.addStretch(1)
        self.wanted.toggled.connect(self._on_wanted)
        self._on_wanted(False)

    def show_notice(self, notice: Notice | None) -> None:
        """Show what is stored."""
        self.wanted.setChecked(notice is not None)
        if notice is not None:
            self.days.setValue(notice.days)
            self.clock.show_value(notice.clock)

    def notice(self) -> Notice | None:
        """What stands in the fields."""
        if not self.wanted.isChecked():
            return None
        clock = self.clock.value()
        return Notice(self.days.value(), self._usual if clock is None else clock)

    def _on_wanted(self, wanted: bool) -> None:
        self.days.setEnabled(wanted)
        self.clock.setEnabled(wanted)


class RhythmPage(QWidget):
    """`refused` brings the sentence for what was not understood."""

    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        how_many = _("How many weeks or months from one meeting to the next")
        self.every = NumberField(how_many, 1, 52)
        if language() == "da":
            self.every.setSuffix(".")  # hver 2. uge
        self.beat = NamedComboBox(_("Weeks or months"), named(BEATS))
        self.ordinal = NamedComboBox(_("Which one in the month"), named(ORDINALS))
        weekdays = {number: weekday(number) for number in range(5)}
        self.weekday = NamedComboBox(_("Weekday"), weekdays)
        self.first = DayEdit(_("From"), datetime.date.today())
        self.start, self.end = ClockEdit(_("Start")), ClockEdit(_("End"))
        self.on_holiday = NamedComboBox(_("On a public holiday"), named(HOLIDAYS))
        self.free_weeks = ParsedEdit(_("Free weeks"), parse_weeks, format_weeks)
        self.free_weeks.setPlaceholderText(_("for example: 7, 28-31, 42"))
        self.deadline = NoticeFields(_("Deadline"), 4, 12 * 60)
        self.dispatch = NoticeFields(_("Dispatch"), 2, 15 * 60)
        self.saturdays = TickBox(_("Saturday counts as a working day"))
        self._next = Text(look="muted")
        self._next.setWordWrap(True)
        self._lay_out()
        self._connect()

    def show_series(self, series: Series) -> None:
        """Show what is stored."""
        rhythm = series.rhythm
        self.every.setValue(rhythm.every)
        self.beat.choose(rhythm.beat)
        self.ordinal.choose(rhythm.ordinal)
        self.weekday.choose(rhythm.weekday)
        self.on_holiday.choose(rhythm.on_holiday)
        self.first.show_value(rhythm.first)
        self.start.show_value(series.start)
        self.end.show_value(series.end)
        self.free_weeks.show_value(rhythm.free_weeks)
        self.deadline.show_notice(series.deadline)
        self.dispatch.show_notice(series.dispatch)
        self.saturdays.setChecked(series.saturdays)
        self._show_next()

    def rhythm(self) -> Rhythm:
        """What stands in the fields."""
        return Rhythm(
            first=self.first.day(),
            weekday=self.weekday.value(),
            beat=self.beat.value(),
            every=self.every.value(),
            ordinal=self.ordinal.value(),
            on_holiday=self.on_holiday.value(),
            free_weeks=self.free_weeks.value() or (),
        )

    def hours(self) -> tuple[int, int]:
        """Start and end. Raises UserError."""
        start, end = self.start.value(), self.end.value()
        if start is None or end is None:
            raise UserError(
                _("When does the meeting start and end? Write for example 8.30 and 12.")
            )
        if end <= start:
            raise UserError(_("The meeting ends before it starts. Correct the hours."))
        return start, end

    def _lay_out(self) -> None:
        rhythm = _row(Text(_("Every"), "muted"), self.every, self.beat, self.ordinal, self.weekday)
        hours = _row(self.start, Text("–", "muted"), self.end)
        form = QFormLayout(self)
        form.setContentsMargins(0, 6, 0, 0)
        form.setHorizontalSpacing(18)
        form.setVerticalSpacing(10)
        form.addRow(_("Rhythm"), rhythm)
        form.addRow(_("From"), _row(self.first))
        form.addRow(_("Hours"), hours)
        form.addRow(_("On a public holiday"), _row(self.on_holiday))
        form.addRow(_("Free weeks"), self.free_weeks)
        form.addRow("", self.deadline)
        form.addRow("", self.dispatch)
        form.addRow("", self.saturdays)
        form.addRow(_("The next ones"), self._next)

    def _connect(self) -> None:
        for combo in (self.beat, self.ordinal, self.weekday, self.on_holiday):
            combo.currentIndexChanged.connect(self._show_next)
        self.every.valueChanged.connect(self._show_next)
        self.first.committed.connect(self._show_next)
        self.first.refused.connect(self.refused)
        self.free_weeks.committed.connect(self._show_next)
        for field in (self.free_weeks, self.start, self.end, self.deadline.clock):
            field.refused.connect(self.refused)
        self.dispatch.clock.refused.connect(self.refused)

    def _show_next(self, *_value: object) -> None:
        self.ordinal.setVisible(self.beat.value() == Beat.MONTHLY)
        rhythm, today = self.rhythm(), datetime.date.today()
        begin = max(today, rhythm.first)
        found = occurrences(
            rhythm, begin, begin + datetime.timedelta(days=7 * 5 * rhythm.every + 70)
        )
        days = [day.date for day in found if day.date is not None][:SHOWN]
        self._next.setText(near_days(days))


def _row(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return holder
