"""A day, typed as people write it or chosen from a calendar."""

import datetime
from collections.abc import Callable

from PySide6.QtCore import QDate, QLocale, QPoint, Qt
from PySide6.QtGui import QFont, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QFrame,
    QHBoxLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui import theme
from gui.fields.parsed_edit import ParsedEdit
from gui.icons import icon
from gui.widgets.buttons import ToolButton
from model.text.dates import FIRST_DAY, LAST_DAY, date_in_words, long_date
from model.text.spoken_days import typed_day
from model.text.translate import _, language

_BUTTON = 26
"""Pixels of the button in the field."""
_MONTH_HEIGHT = 224
"""At least: a head and seven rows, each of which is high enough to be hit."""
_STEPS = {
    Qt.Key.Key_Up: (1, 0),
    Qt.Key.Key_Down: (-1, 0),
    Qt.Key.Key_PageUp: (0, 1),
    Qt.Key.Key_PageDown: (0, -1),
}
"""Days and months that a key goes on, as in Qt's own field of dates."""


class DayEdit(ParsedEdit):
    """Understands 22/11, 22. november 2026 and "tirsdag"; the arrows go a day on, Alt+Down opens a calendar.

    `committed` brings every other day, while it is typed as well. It is never empty: what is no day
    gives way to the one before.
    """

    def __init__(
        self,
        name: str,
        day: datetime.date,
        parent: QWidget | None = None,
        *,
        with_weekday: bool = False,
    ) -> None:
        write = date_in_words if with_weekday else long_date
        super().__init__(
            name, self._parse_day, lambda shown: write(shown, language()), parent, while_typed=True
        )
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance(write(_LONGEST, language())) + 56)
        self.show_value(day)
        opens = ToolButton("calendar-days", _("Calendar"))
        opens.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # by keys it is Alt+Down in the field itself
        opens.setCursor(Qt.CursorShape.ArrowCursor)
        opens.setFixedSize(_BUTTON, _BUTTON)
        opens.clicked.connect(self.open_calendar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 3, 0)
        row.addStretch(1)
        row.addWidget(opens)
        self.setTextMargins(0, 0, _BUTTON, 0)

    def day(self) -> datetime.date:
        """What stands there, also if it was typed just now."""
        self.flush()
        return self.value()

    def choose(self, day: datetime.date) -> None:
        """Another day, as if it were typed."""
        self._forget_problem()
        self.setModified(False)
        self.setText(self._write(day))
        self._take(day)

    def open_calendar(self) -> None:
        """The month below the field, with the day chosen in it."""
        _Calendar(self, self.day(), self.choose).open_below(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        elif key in _STEPS:
            days, months = _STEPS[key]
            day = _qt(self.day()).addDays(days).addMonths(months)
            if _qt(FIRST_DAY) <= day <= _qt(LAST_DAY):
                self.choose(datetime.date(day.year(), day.month(), day.day()))
        else:
            super().keyPressEvent(event)

    def _read(self) -> datetime.date:
        text = self.text().strip()
        return self._parse_day(text) if text else self.value()

    def _parse_day(self, text: str) -> datetime.date:
        return typed_day(text, datetime.date.today(), near=self.value())


_LONGEST = datetime.date(2026, 9, 30)


class _Calendar(QFrame):
    """Weeks as in Denmark; no red that is none of ours, arrows that a dark window shows too."""

    def __init__(
        self,
        parent: QWidget,
        day: datetime.date,
        chosen: Callable[[datetime.date], None],
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._chosen = chosen
        self.month = month = QCalendarWidget()
        month.setAccessibleName(_("Calendar"))
        month.setMinimumHeight(_MONTH_HEIGHT)
        month.setLocale(QLocale(language()))
        month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        month.setVerticalHeaderFormat(month.VerticalHeaderFormat.ISOWeekNumbers)
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            month.setWeekdayTextFormat(weekend, QTextCharFormat())
        for name, sign in (("prevmonth", "chevron-left"), ("nextmonth", "chevron-right")):
            button = month.findChild(QToolButton, f"qt_calendar_{name}")
            if button is not None:
                button.setIcon(icon(sign))
        month.setDateRange(_qt(FIRST_DAY), _qt(LAST_DAY))
        month.setSelectedDate(_qt(day))
        month.setDateTextFormat(QDate.currentDate(), _of_today())
        month.clicked.connect(self._on_chosen)
        month.activated.connect(self._on_chosen)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(month)

    def open_below(self, field: QWidget) -> None:
        """Show it, with the keys in it."""
        self.move(field.mapToGlobal(QPoint(0, field.height())))
        self.show()
        self.month.setFocus()

    def _on_chosen(self, day: QDate) -> None:
        self.close()
        self._chosen(datetime.date(day.year(), day.month(), day.day()))


def _of_today() -> QTextCharFormat:
    """Bold, underlined and in the accent's colour: seen without the colour too."""
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.Bold)
    look.setFontUnderline(True)
    look.setForeground(theme.current().color("accent"))
    return look


def _qt(day: datetime.date) -> QDate:
    return QDate(day.year, day.month, day.day)
