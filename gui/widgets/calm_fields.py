"""Fields with a value that only a choice changes: scrolling a page must never do it in passing."""

import datetime

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QTextCharFormat, QWheelEvent
from PySide6.QtWidgets import QCompleter, QDateEdit, QSpinBox, QToolButton, QWidget

from gui.icons import icon

LONG_DAY, DAY, SHORT_DAY = "dddd d. MMMM yyyy", "d. MMMM yyyy", "d. MMM yyyy"


class NumberField(QSpinBox):
    """A whole number between two others."""

    def __init__(self, name: str, least: int, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(least, most)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName(name)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class DayField(QDateEdit):
    """A date, with a calendar to choose it from."""

    def __init__(
        self, name: str, day: datetime.date, look: str = LONG_DAY, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setCalendarPopup(True)
        self.setDisplayFormat(look)
        self.setAccessibleName(name)
        self.set_day(day)
        self._dress_calendar()

    def day(self) -> datetime.date:
        """What stands there."""
        day = self.date()
        return datetime.date(day.year(), day.month(), day.day())

    def set_day(self, day: datetime.date) -> None:
        """Show a day."""
        self.setDate(QDate(day.year, day.month, day.day))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _dress_calendar(self) -> None:
        """Weeks as in Denmark; no red that is none of ours, arrows that a dark window shows too."""
        calendar = self.calendarWidget()
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(calendar.VerticalHeaderFormat.ISOWeekNumbers)
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(weekend, QTextCharFormat())
        for name, sign in (("prevmonth", "chevron-left"), ("nextmonth", "chevron-right")):
            button = calendar.findChild(QToolButton, f"qt_calendar_{name}")
            if button is not None:
                button.setIcon(icon(sign))


def complete_names(completer: QCompleter) -> QCompleter:
    """Any part of a name finds it, and the list that opens has a ground of its own."""
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    popup = completer.popup()
    if popup is not None:
        popup.setProperty("look", "popup")
    return completer
