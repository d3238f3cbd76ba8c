"""A point of the agenda: its recommendation taken off and put on, its case number, its new number."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.widgets.menu import plain_words
from model.commands.renumbering import NewNumber
from model.commands.status import set_status
from model.queries.points import PointDetail, point
from model.vocabulary import MeetingStatus
from tests.end_to_end.driver import WAIT_MS, Driver, running

OFF = "point.unlink"


@pytest.fixture
def driver(qtbot: QtBot, tmp_path: Path) -> Iterator[Driver]:
    """A meeting of one point, selected."""
    with running(qtbot, tmp_path / "møde.db") as started:
        started.do("meeting.new")
        started.accept(started.details())
        started.add_point("Nyt lejemål", "10")
        yield started


def shown(driver: Driver) -> PointDetail:
    entry = driver.screens.agenda.entries.selected()
    assert entry is not None
    assert driver.application.workspace is not None
    return driver.application.workspace.read(partial(point, point_id=entry.id))


def can_be_taken_off(driver: Driver) -> bool:
    return driver.window.actions_table[OFF].isEnabled()


def test_a_recommendation_is_taken_off_and_another_put_on(driver: Driver) -> None:
    page = driver.screens.point
    assert not can_be_taken_off(driver)
    page.write_recommendation()
    driver.settle()
    item = shown(driver).item_id
    assert item is not None
    driver.qtbot.waitUntil(lambda: can_be_taken_off(driver), timeout=WAIT_MS)
    driver.do(OFF)
    assert shown(driver).item is None
    driver.qtbot.waitUntil(lambda: not can_be_taken_off(driver), timeout=WAIT_MS)

    menu = page.waiting_menu()
    assert menu is not None
    (entry,) = menu.actions()
    assert plain_words(entry.text()) == "Nyt lejemål"
    entry.trigger()
    driver.settle()
    assert shown(driver).item_id == item
    again = page.waiting_menu()
    assert again is not None
    assert [one.isEnabled() for one in again.actions()] == [False], "none waits"
    driver.do("edit.undo")
    assert shown(driver).item is None
    driver.do("edit.undo")
    assert shown(driver).item_id == item


def test_a_point_without_a_recommendation_has_a_case_number(driver: Driver) -> None:
    head = driver.screens.point.head
    line = head.case_number
    driver.qtbot.waitUntil(lambda: line.isVisibleTo(head), timeout=WAIT_MS)
    driver.write(line, "26/00042")
    driver.press(line, Qt.Key.Key_Return)
    driver.settle()
    assert shown(driver).case_number == "26/00042"
    driver.screens.point.write_recommendation()
    driver.settle()
    assert line.isVisibleTo(head), "it is printed, so it can be changed"
    driver.do("edit.undo")
    driver.do("edit.undo")
    assert shown(driver).case_number == ""
    driver.screens.point.write_recommendation()
    driver.settle()
    driver.qtbot.waitUntil(lambda: not line.isVisibleTo(head), timeout=WAIT_MS)


def test_points_are_numbered_anew_after_the_dispatch(driver: Driver) -> None:
    driver.add_point("Skærmbesøg", "10")
    workspace, meeting = driver.application.workspace, driver.screens.meeting_id()
    assert workspace is not None
    assert meeting is not None
    for step in (MeetingStatus.REVIEW, MeetingStatus.DISPATCHED):
        command = partial(set_status, meeting_id=meeting, status=step)
        workspace.run("status", command, undoable=False).result(30)
    driver.do("point.up")
    asked: list[tuple[int | None, int]] = []

    def agree(found: Sequence[NewNumber]) -> bool:
        asked.extend((one.old, one.new) for one in found)
        return True

    panel = driver.screens.agenda
    panel.ask_renumber = agree
    driver.do("point.renumber")
    assert asked == [(2, 1), (1, 2)]
    assert shown(driver).number == 1
    driver.do("edit.undo")
    assert shown(driver).number == 2
