"""A series, its meetings, a card and a meeting that move: all by keys, nothing by the mouse."""

import datetime
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui.meetings.move_dialog import MoveDialog
from gui.overview.card_list import CardList
from gui.series.dialog import SeriesDialog
from model.queries.agenda import agenda
from model.queries.meetings import list_meetings
from tests.end_to_end.driver import Driver, running
from tests.end_to_end.keyboard import Keyboard


def dialog(driver: Driver, kind: type[QWidget]) -> QWidget:
    (found,) = (d for d in driver.window.findChildren(kind) if d.isVisible())
    found.activateWindow()
    driver.qtbot.waitUntil(lambda: QApplication.activeWindow() is found)
    return found


def choose(keys: Keyboard, wanted: QWidget) -> None:
    keys.tab_to(wanted)
    keys.press("Space")


def go_to_tab(keys: Keyboard, window: SeriesDialog, tab: str) -> None:
    """Tab comes to the tab in front, the arrow goes on from there."""
    buttons = window.tabs.findChildren(QPushButton)
    keys.tab_to(next(button for button in buttons if button.isChecked()))
    while window.tabs.current() != tab:
        keys.press("Right")
        keys.press("Space")


def test_from_an_empty_window_to_a_moved_meeting(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, tmp_path / "m.db") as driver:
        driver.window.show()
        driver.window.activateWindow()
        keys = Keyboard()
        made = make_series(driver, keys)
        move_card(driver, keys, made)
        move_meeting(driver, keys, made[1])


def make_series(driver: Driver, keys: Keyboard) -> list[int]:
    """Thursdays from 8.30 to 11.30 with a standing point, five weeks of them."""
    workspace = driver.application.workspace
    assert workspace is not None
    driver.do("meeting.series")
    window = dialog(driver, SeriesDialog)
    assert isinstance(window, SeriesDialog)
    rhythm = window.rhythm
    keys.tab_to(rhythm.weekday)
    keys.press("Home")
    keys.press("Down", times=3)
    assert rhythm.weekday.value() == 3
    keys.tab_to(rhythm.start)
    keys.type("8.30")
    keys.press("Tab")
    keys.type("1130")
    keys.tab_to(rhythm.free_weeks)
    keys.type("1, 52-53")
    keys.tab_to(rhythm.deadline.wanted)
    keys.press("Space")
    go_to_tab(keys, window, "standing")
    choose(keys, window.standing.add_point)
    keys.type("Godkendelse af referat")
    go_to_tab(keys, window, "make")
    assert len(window.make.list.chosen()) > 3
    choose(keys, window.make.make)
    driver.settle()
    rows = workspace.read(list_meetings)
    assert all(row.date.weekday() == 3 and row.start == 510 and row.end == 690 for row in rows)
    assert all(row.points == 1 for row in rows)
    return [row.id for row in rows]


def move_card(driver: Driver, keys: Keyboard, made: list[int]) -> None:
    """The standing point of the first meeting goes to the second, and up to its top."""
    driver.window.activateWindow()
    driver.do("view.overview")
    assert isinstance(keys.focus(), CardList)
    keys.press("Alt+Right")
    driver.settle()
    keys.press("Alt+Up")
    driver.settle()
    assert counts(driver, made[:2]) == [0, 2]
    focus = keys.focus()
    assert isinstance(focus, CardList)
    card = focus.selected()
    assert card is not None
    assert card.position == 0


def move_meeting(driver: Driver, keys: Keyboard, meeting_id: int) -> None:
    """The second meeting a day later; the deadline follows."""
    workspace = driver.application.workspace
    assert workspace is not None
    before = workspace.read(partial(agenda, meeting_id=meeting_id)).meeting
    keys.press("Return")
    driver.settle()
    driver.do("meeting.move")
    window = dialog(driver, MoveDialog)
    assert isinstance(window, MoveDialog)
    keys.tab_to(window.date_field)
    day = window.date
    while window.date <= day:
        keys.press("Up")
    keys.tab_to(window.start_field)
    keys.press("Return")
    driver.settle()
    after = workspace.read(partial(agenda, meeting_id=meeting_id)).meeting
    assert after.date == before.date + datetime.timedelta(days=1)
    assert after.submission_deadline is not None
    assert before.submission_deadline is not None
    assert after.submission_deadline > before.submission_deadline


def counts(driver: Driver, meetings: list[int]) -> list[int]:
    workspace = driver.application.workspace
    assert workspace is not None
    shown = [workspace.read(partial(agenda, meeting_id=meeting)) for meeting in meetings]
    return [len(found.entries) for found in shown]
