"""Ctrl+K: each kind of thing is found by its name, and opens at the spot with the focus there."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.actions.action_table import Need
from gui.actions.actions import Actions
from gui.palette.palette import Palette
from gui.palette.rows import PaletteRow
from model.text.translate import _
from tests.end_to_end.driver import WAIT_MS, Driver, running


@pytest.fixture
def driver(qtbot: QtBot, tmp_path: Path) -> Iterator[Driver]:
    with running(qtbot, tmp_path / "m.db") as found:
        found.screens.files.show_example()
        qtbot.waitUntil(lambda: found.screens.agenda.agenda is not None, timeout=WAIT_MS)
        found.settle()
        found.screens.finding.indexing.run_now()
        found.qtbot.waitUntil(lambda: bool(rows(found, "budget")), timeout=WAIT_MS)
        yield found


def palette(driver: Driver) -> Palette:
    driver.window.activateWindow()
    driver.do("view.palette")
    (found,) = (one for one in driver.window.findChildren(Palette) if one.isVisible())
    return found


def rows(driver: Driver, text: str) -> list[PaletteRow]:
    return driver.screens.finding._palette_rows(text)


def open_by_keys(driver: Driver, text: str, wanted: str) -> None:
    """Type, go down to the row whose words hold these, Enter."""
    found = palette(driver)
    driver.write(found.field, text)
    names = [row.name for row in found.model.rows]
    at = next((place for place, name in enumerate(names) if wanted in name), None)
    assert at is not None, names
    for _step in range(at):
        driver.press(found.field, Qt.Key.Key_Down)
    assert found.list.currentIndex().row() == at
    driver.press(found.field, Qt.Key.Key_Return)
    driver.settle()


@pytest.mark.slow
def test_each_kind_is_found_and_opens_at_the_spot(driver: Driver, qtbot: QtBot) -> None:
    screens, window = driver.screens, driver.window
    assert screens.agenda.agenda is not None
    head = screens.agenda.agenda.meeting
    row = next(row for row in screens.agenda.agenda.entries if row.has_item)
    driver.do("view.tasks")

    open_by_keys(driver, row.title, row.title)  # a point
    assert window.page() == "meeting"
    selected = screens.agenda.entries.selected()
    assert selected is not None
    assert selected.title == row.title
    assert_focus_within(qtbot, screens.page)

    driver.do("view.tasks")
    open_by_keys(driver, f"{head.date.day}. oktober", "Møde")  # a meeting, by its day
    assert window.page() == "meeting"
    assert screens.meeting_id() == head.id
    assert_focus_within(qtbot, screens.agenda)

    open_by_keys(driver, "Karin Holm", "Karin Holm")  # a person
    assert window.page() == "people"
    people = screens.people
    assert people.search.text() == "Karin Holm"
    assert [person.name for person in people.selected()] == ["Karin Holm"]
    assert_focus_within(qtbot, people.table)

    open_by_keys(driver, "Adressebog", "Adressebog")  # an action
    assert window.page() == "people"
    assert_focus_within(qtbot, people)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(900, 700)
    qtbot.addWidget(made)
    made.show()
    return made


def test_what_cannot_be_done_now_comes_last_and_says_why(qtbot: QtBot, window: QWidget) -> None:
    actions, done = Actions(window), []
    for action in actions.listed():
        name = action.objectName()
        actions.connect_handler(name, partial(done.append, name))
    actions.set_available(frozenset({Need.DATABASE}))
    found = Palette(actions, lambda _text: [PaletteRow("Budget", "Point", "list", list)], window)
    found.open()
    found.field.setText(_("Postpone the point to the next meeting"))
    other, row = found.model.rows
    assert (other.title, other.can) == ("Budget", True)
    assert (row.title, row.detail, row.can) == (
        _("Postpone the point to the next meeting"),
        _("select a point of a meeting that has begun"),
        False,
    )
    qtbot.keyClick(found, Qt.Key.Key_Down)
    qtbot.keyClick(found, Qt.Key.Key_Return)
    assert found.isVisible()
    assert done == []
    actions.set_available(frozenset({Need.DATABASE, Need.TREATED_POINT}))
    found.field.setText(_("Postpone the point to the next"))
    assert [row.can for row in found.model.rows] == [True, True]
    qtbot.keyClick(found, Qt.Key.Key_Return)
    assert done == ["live.postpone"]


def assert_focus_within(qtbot: QtBot, widget: QWidget) -> None:
    """Where the keys go once the window is active, as it may not be here."""

    def inside() -> bool:
        at = widget.window().focusWidget()
        return at is not None and (at is widget or widget.isAncestorOf(at))

    qtbot.waitUntil(inside, timeout=WAIT_MS)
