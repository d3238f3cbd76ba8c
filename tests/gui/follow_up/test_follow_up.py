"""The tasks of all meetings, while there are none and while none is like what was asked for."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from gui.widgets.page_width import TABLE
from tests.end_to_end.driver import WAIT_MS, running


def test_an_empty_list_says_why(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, tmp_path / "m.db") as driver:
        tasks = driver.screens.tasks
        shown = (tasks.table, tasks._empty, tasks._none_found)
        driver.screens.show_tasks()
        driver.settle()
        assert [part.isVisible() for part in shown] == [False, True, False]
        driver.screens.files.show_example()
        qtbot.waitUntil(lambda: driver.screens.agenda.agenda is not None, timeout=WAIT_MS)
        driver.screens.show_tasks()
        driver.window.resize(2560, 900)
        driver.settle()
        assert [part.isVisible() for part in shown] == [True, False, False]
        assert tasks.table.width() < TABLE
        tasks.words.setText("ingen opgave hedder sådan")
        driver.settle()
        assert [part.isVisible() for part in shown] == [False, False, True]
