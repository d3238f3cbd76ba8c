"""What is made ready behind the start: given up with the database, never beside the hands, never silent."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from gui.background import warming as module
from gui.background.warming import Warming
from gui.widgets.slices import Slices
from model.commands import bank
from model.commands.items import DEFAULT_FORM, set_field
from tests.end_to_end.driver import WAIT_MS, Driver, running

MANY = 1_000_000


def test_slices_rest_and_go_on(qtbot: QtBot) -> None:
    owner, done = QObject(), list[int]()
    slices = Slices(done.append, owner)
    slices.begin(MANY)
    slices.rest(3_600_000)
    so_far = len(done)
    assert so_far < MANY
    qtbot.wait(20)
    assert len(done) == so_far
    slices.rest(0)
    qtbot.waitUntil(lambda: len(done) > so_far, timeout=WAIT_MS)
    slices.stop()
    so_far = len(done)
    assert slices.is_idle
    qtbot.wait(20)
    assert len(done) == so_far


def test_screens_are_made_ready_and_given_up_with_the_database(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running(qtbot, tmp_path / "warm.db") as driver:
        qtbot.waitUntil(lambda: driver.screens.warming.is_done, timeout=WAIT_MS)
        items = driver.screens.items
        assert not items.isVisible()
        assert items.size() == driver.screens.meetings.size()
        made = list[str]()
        closed = _warming(driver, made)
        closed.begin()
        closed.close()
        rested = _warming(driver, made)
        rested._on_asked("form")
        qtbot.waitUntil(lambda: bool(made), timeout=WAIT_MS)  # letters come before it
        assert made[0] == "first row"
        _press(driver)
        so_far = len(made)
        rested.close()
        driver.settle()
        assert made.count("first row") == 1
        assert len(made) == so_far
        _goes_wrong(driver, qtbot, monkeypatch)


def test_what_changes_behind_the_reading_ahead_is_shown(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, tmp_path / "bank.db") as driver:
        qtbot.waitUntil(lambda: driver.screens.warming.is_done, timeout=WAIT_MS)
        items = driver.screens.items
        first = _make(driver, "Skolestruktur")
        read, show, read_one = items.steps_ahead()
        read()
        show()
        shown = items.selected()
        assert shown is not None
        assert (shown.id, items.isVisible()) == (first, False)
        read_one()
        _rename(driver, first, "Skolestrukturen")
        second = _make(driver, "Svømmehal")
        driver.screens.show_items()
        driver.settle()
        items.select(first)
        renamed = items.selected()
        assert renamed is not None
        assert renamed.title == items.page.head.title.text() == "Skolestrukturen"
        items.select(second)
        assert items.page.head.title.text() == "Svømmehal"


def _make(driver: Driver, title: str) -> int:
    workspace = driver.application.workspace
    assert workspace is not None
    made = workspace.run(title, partial(bank.create, title=title, form=DEFAULT_FORM)).result()
    driver.settle()
    return made


def _rename(driver: Driver, item_id: int, title: str) -> None:
    workspace = driver.application.workspace
    assert workspace is not None
    workspace.run(title, partial(set_field, item_id=item_id, field="title", value=title)).result()
    driver.settle()


def _warming(driver: Driver, made: list[str]) -> Warming:
    services, screens = driver.screens._services, driver.screens
    names = ("first row", *(f"row {place}" for place in range(MANY // 10)))
    steps = [lambda name=name: made.append(name) for name in names]
    return Warming(services, (screens.items,), lambda _form: steps, screens)


def _press(driver: Driver) -> None:
    """As the system tells the window of a key."""
    handle = driver.window.windowHandle()
    assert handle is not None
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        key = QKeyEvent(kind, Qt.Key.Key_Shift, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(handle, key)


def _goes_wrong(driver: Driver, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault is shown, as any other is."""

    def fail(_session: object) -> None:
        raise RuntimeError("unforeseen")

    monkeypatch.setattr(module, "newest_form", fail)
    _warming(driver, []).begin()
    boxes = driver.window.findChildren
    qtbot.waitUntil(lambda: bool(boxes(QMessageBox)), timeout=WAIT_MS)
    boxes(QMessageBox)[0].close()
