"""A day is typed as people write it, stepped by keys, or chosen from a calendar."""

import datetime

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCalendarWidget, QTableView
from pytestqt.qtbot import QtBot

from gui.fields.day_edit import DayEdit
from model.text.dates import FIRST_DAY, LAST_DAY, date_in_words
from model.text.translate import set_language

SHOWN = datetime.date(2026, 11, 30)


@pytest.fixture
def field(qtbot: QtBot) -> DayEdit:
    made = DayEdit("Date", SHOWN, with_weekday=True)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("22.11.2026", datetime.date(2026, 11, 22)),
        ("22/11", datetime.date(2026, 11, 22)),
        ("7/1", datetime.date(2027, 1, 7)),  # the one that is nearest
        ("3. december", datetime.date(2026, 12, 3)),
        ("2028-02-29", datetime.date(2028, 2, 29)),
    ],
)
def test_what_is_typed_is_taken(
    field: DayEdit, qtbot: QtBot, typed: str, meant: datetime.date
) -> None:
    field.selectAll()
    qtbot.keyClicks(field, typed)
    assert field.day() == meant
    assert field.text().startswith(f"{meant:%A}")


def test_words_become_the_date_that_they_mean(field: DayEdit, qtbot: QtBot) -> None:
    field.selectAll()
    qtbot.keyClicks(field, "tomorrow")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.day() == datetime.date.today() + datetime.timedelta(days=1)
    assert field.text() == date_in_words(field.day(), "en")


def test_no_day_gives_way_and_says_so(field: DayEdit, qtbot: QtBot) -> None:
    field.selectAll()
    qtbot.keyClicks(field, "31/2")
    with qtbot.waitSignal(field.refused):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert "31/2" in field.last_problem()
    assert field.day() == SHOWN


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        (Qt.Key.Key_Up, datetime.date(2026, 12, 1)),
        (Qt.Key.Key_Down, datetime.date(2026, 11, 29)),
        (Qt.Key.Key_PageDown, datetime.date(2026, 10, 30)),
    ],
)
def test_keys_go_on(field: DayEdit, qtbot: QtBot, key: Qt.Key, meant: datetime.date) -> None:
    with qtbot.waitSignal(field.committed):
        qtbot.keyClick(field, key)
    assert field.day() == meant


def test_a_day_is_chosen_from_the_calendar(field: DayEdit, qtbot: QtBot) -> None:
    qtbot.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    (month,) = field.findChildren(QCalendarWidget)
    days = month.findChild(QTableView)
    with qtbot.waitSignal(field.committed):
        qtbot.keyClick(days, Qt.Key.Key_Left)
        qtbot.keyClick(days, Qt.Key.Key_Return)
    assert field.day() == datetime.date(2026, 11, 29)


def test_the_days_of_the_calendar_are_large_enough_to_be_hit(field: DayEdit) -> None:
    field.open_calendar()
    (table,) = field.findChildren(QTableView)
    model = table.model()
    last = model.index(model.rowCount() - 1, model.columnCount() - 1)
    assert min(table.visualRect(last).size().toTuple()) >= 24


def test_the_calendar_marks_today_without_color_alone(field: DayEdit) -> None:
    field.open_calendar()
    (month,) = field.findChildren(QCalendarWidget)
    look = month.dateTextFormat(QDate.currentDate())
    assert look.fontUnderline()
    assert look.foreground().color() != month.palette().text().color()


def test_it_speaks_the_language_of_the_window(qtbot: QtBot) -> None:
    set_language("da")
    made = DayEdit("Dato", SHOWN, with_weekday=True)
    qtbot.addWidget(made)
    assert made.text() == "mandag den 30. november 2026"


def test_a_year_that_nobody_means_is_refused(field: DayEdit, qtbot: QtBot) -> None:
    field.selectAll()
    qtbot.keyClicks(field, "22.11.0206")
    field.flush()
    assert field.day() == SHOWN


@pytest.mark.parametrize(
    ("day", "key"), [(FIRST_DAY, Qt.Key.Key_Down), (LAST_DAY, Qt.Key.Key_PageUp)]
)
def test_keys_stop_at_the_last_day(
    field: DayEdit, qtbot: QtBot, day: datetime.date, key: Qt.Key
) -> None:
    field.choose(day)
    qtbot.keyClick(field, key)
    assert field.day() == day


def test_the_calendar_leads_to_no_day_that_there_is_not(field: DayEdit, qtbot: QtBot) -> None:
    field.choose(FIRST_DAY)
    field.open_calendar()
    month = field.findChild(QCalendarWidget)
    assert month is not None
    month.setSelectedDate(QDate(-1, 12, 24))
    with qtbot.waitSignal(field.committed, raising=False, timeout=0):
        month.clicked.emit(month.selectedDate())
    assert field.day() == FIRST_DAY
