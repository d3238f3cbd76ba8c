"""A button that is held down hears its click, whatever has happened in the meantime."""

import datetime
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from gui.background import patience
from gui.background.patience import Patience, is_pressing
from gui.recorder.panel import MinutesPanel
from model.commands import agenda, meetings, members
from model.text.translate import set_language
from tests.end_to_end.clock import MovedClock, give
from tests.end_to_end.driver import Driver, running

DAY = datetime.date(2026, 3, 5)


def fill(session: Session) -> int:
    meeting = meetings.create(session, "Chefteam", DAY, start=510, end=570)
    for title in ("Budget", "Sygefravær", "Eventuelt"):
        agenda.add_point(session, meeting, title, duration=10)
    members.replace(session, meeting, ["Anna Holm", "Bo Friis"])
    return meeting


class Hand(Driver):
    """A mouse that presses at one moment and lets go at another, as the window system tells it."""

    @property
    def panel(self) -> MinutesPanel:
        return self.screens.minutes

    def press_down(self, widget: QWidget) -> None:
        self.place = widget.mapTo(self.window, QPoint(widget.width() // 2, widget.height() // 2))
        QTest.mousePress(self.handle, Qt.MouseButton.LeftButton, pos=self.place)

    def let_go(self) -> None:
        QTest.mouseRelease(self.handle, Qt.MouseButton.LeftButton, pos=self.place)
        self.settle()

    @property
    def handle(self) -> QWindow:
        return self.window.windowHandle()


@pytest.fixture
def hand(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hand]:
    monkeypatch.setattr(patience, "LONGEST_MS", 600_000)  # a slow machine's click is a click too
    with running(qtbot, tmp_path / "møder.db") as driver:
        set_language("en")
        driver.__class__ = Hand
        assert isinstance(driver, Hand)
        assert driver.application.workspace is not None
        meeting = driver.application.workspace.run("fill", fill).result(30)
        give(driver.screens._services, MovedClock(datetime.datetime(2026, 3, 5, 8, 30)))
        driver.window.activateWindow()
        driver.screens.open_meeting(meeting)
        driver.do("view.minutes")
        driver.do("live.start")
        driver.panel.bottom.show_pane("people")
        driver.settle()
        yield driver


def running_number(hand: Hand) -> int | None:
    row = hand.panel.run.running
    return row.number if row is not None else None


def test_next_is_heard_whatever_comes_in_the_meantime(hand: Hand) -> None:
    """News from elsewhere, the end of what was asked before, the way of the keys back to the text."""
    people, next_point = hand.panel.bottom.people, hand.panel.side.next
    hand.press_down(people.all)
    QTest.mouseRelease(hand.handle, Qt.MouseButton.LeftButton, pos=hand.place)
    hand.panel.run.mark_visit("Karin Holm", "called")  # its end leads the keys back to the text
    told: list[str] = []
    hand.panel.run.was_done.connect(lambda: told.append("done"))
    hand.screens._services.bridge.changed.connect(lambda _change: told.append("news"))
    hand.press_down(next_point)
    hand.settle()
    assert next_point.isDown()
    assert not people.all.why_not
    assert told == []
    hand.let_go()
    row = hand.panel.run.running
    assert row is not None
    assert row.number == 2
    assert people.all.why_not
    assert {"done", "news"} == set(told)


def test_the_calls_come_in_their_order(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "LONGEST_MS", 600_000)
    heard, patient, button = [], *held(qtbot)
    for number in (1, 2):
        patient.call(partial(heard.append, number))
    assert is_pressing()
    assert heard == []
    let_go(button)
    patient.call(partial(heard.append, 3))  # not before those that wait
    qtbot.waitUntil(lambda: heard == [1, 2, 3], timeout=30_000)
    patient.call(partial(heard.append, 4))
    assert heard == [1, 2, 3, 4]


def test_what_is_dragged_for_long_does_not_keep_the_news_away(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "LONGEST_MS", 0)
    heard, patient, button = [], *held(qtbot)
    patient.call(partial(heard.append, 1))
    assert heard == []
    qtbot.waitUntil(lambda: heard == [1], timeout=30_000)
    assert is_pressing()
    let_go(button)
    assert not is_pressing()


def held(qtbot: QtBot) -> tuple[Patience, QPushButton]:
    """A button in a window of its own that the mouse holds down."""
    button = QPushButton("Next")
    qtbot.addWidget(button)
    button.show()
    QTest.mousePress(button.windowHandle(), Qt.MouseButton.LeftButton)
    return Patience(button), button


def let_go(button: QPushButton) -> None:
    QTest.mouseRelease(button.windowHandle(), Qt.MouseButton.LeftButton)
