"""The year at a glance: where days lie, how the keys walk, what is opened."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from gui.overview.year_layout import YearLayout, stepped
from gui.overview.year_page import YearPage
from model.queries.year import DayMark, MarkKind

DAY = datetime.date(2026, 10, 15)
MEETING = DayMark(MarkKind.MEETING, "Chefteam", 7, None, 510, 690, DAY)
DEADLINE = DayMark(MarkKind.DEADLINE, "Chefteam", 7, None, 720, None, DAY)
YEARLY = DayMark(MarkKind.YEARLY, "APV", item_id=3)


@given(
    st.dates(datetime.date(2026, 1, 1), datetime.date(2026, 12, 31)),
    st.integers(300, 2500),
    st.integers(200, 1500),
)
def test_every_day_is_found_where_it_lies(day: datetime.date, width: int, height: int) -> None:
    layout = YearLayout(2026, width, height)
    assert layout.day_at(layout.cell(day).center()) == day


def test_what_is_on_a_day_is_high_enough_to_be_hit_on_a_small_screen() -> None:
    layout, busy = YearLayout(2026, 900, 553), {DAY, DAY + datetime.timedelta(days=2)}
    x, y = layout.cell(DAY).center().toTuple()
    reached = [layout.targets_at(QPoint(x, y + by), busy) for by in range(-12, 13)]
    assert layout.cell(DAY).height() < len(reached) - 1
    assert all(DAY in days for days in reached)
    free = layout.cell(DAY + datetime.timedelta(days=5)).center()
    assert layout.targets_at(free, busy) == (DAY + datetime.timedelta(days=5),)
    assert layout.targets_at(layout.cell(DAY).center(), set()) == (DAY,)


def test_between_two_full_days_one_is_asked_which_is_meant() -> None:
    next_day = DAY + datetime.timedelta(days=1)
    layout, busy = YearLayout(2026, 900, 553), {DAY, next_day}
    middle = layout.cell(DAY).center()
    assert layout.targets_at(middle, busy) == (DAY,)
    assert layout.targets_at(layout.cell(DAY).bottomLeft(), busy) == (DAY, next_day)
    assert layout.targets_at(layout.cell(next_day).topLeft(), busy) == (next_day, DAY)


@pytest.mark.parametrize("spot", [QPoint(5, 3), QPoint(9999, 50), QPoint(100, 9999)])
def test_outside_there_is_no_day(spot: QPoint) -> None:
    assert YearLayout(2026, 1200, 640).day_at(spot) is None


@pytest.mark.parametrize(
    ("day", "months", "found"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2026-01-01", -1, "2025-12-01"),
    ],
)
def test_the_same_day_of_another_month(day: str, months: int, found: str) -> None:
    assert str(stepped(datetime.date.fromisoformat(day), months)) == found


@pytest.fixture
def page(qtbot: QtBot) -> YearPage:
    made = YearPage()
    qtbot.addWidget(made)
    made.resize(1100, 640)
    made.view.go_to(DAY)
    marks = {DAY: (MEETING,), DAY - datetime.timedelta(6): (DEADLINE, YEARLY)}
    made.show_marks(marks, today=DAY)
    made.show()
    made.view.setFocus()
    return made


@pytest.mark.parametrize(
    ("key", "found"),
    [
        (Qt.Key.Key_Up, "2026-10-14"),
        (Qt.Key.Key_Down, "2026-10-16"),
        (Qt.Key.Key_Left, "2026-09-15"),
        (Qt.Key.Key_Right, "2026-11-15"),
        (Qt.Key.Key_PageDown, "2027-10-15"),
        (Qt.Key.Key_Home, "2026-10-01"),
        (Qt.Key.Key_End, "2026-10-31"),
    ],
)
def test_keys_walk(page: YearPage, qtbot: QtBot, key: Qt.Key, found: str) -> None:
    qtbot.keyClick(page.view, key)
    assert str(page.view.day) == found


def test_a_day_is_said_and_opened(page: YearPage, qtbot: QtBot) -> None:
    assert page.view.accessibleName() == ("Thursday 15 October 2026, week 42, Chefteam 8.30-11.30")
    with qtbot.waitSignal(page.meeting_opened) as opened:
        qtbot.keyClick(page.view, Qt.Key.Key_Return)
    assert opened.args == [7]
    with qtbot.waitSignal(page.meeting_opened):
        spot = page.view.spot().center()
        qtbot.mouseClick(page.view, Qt.MouseButton.LeftButton, pos=spot)


def test_a_day_with_several_things_asks_which(page: YearPage, qtbot: QtBot) -> None:
    menu = page.menu((DAY - datetime.timedelta(6),))
    assert [action.text() for action in menu.actions()] == [
        "deadline for Chefteam 15 Oct at 12.00",
        "every year: APV",
    ]
    with qtbot.waitSignal(page.item_opened) as opened:
        menu.actions()[1].trigger()
    assert opened.args == [3]


def test_holidays_are_said_and_another_year_is_asked_for(page: YearPage, qtbot: QtBot) -> None:
    page.view.go_to(datetime.date(2026, 12, 25))
    assert "Christmas Day" in page.view.accessibleName()
    with qtbot.waitSignal(page.year_wanted) as asked:
        page.view.go_to(datetime.date(2027, 1, 1))
    assert asked.args == [2027]
    assert page.grab().toImage().pixelColor(600, 300).isValid()
