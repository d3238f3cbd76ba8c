"""Of several answers on the way only the newest counts, whichever comes last."""

from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from gui.distribution.newest import Newest
from model.progress import Progress
from tests.end_to_end.driver import WAIT_MS, running


def test_an_older_answer_that_comes_later_is_not_told(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, tmp_path / "m.db") as driver:
        slow, begun, owner = Event(), Event(), QObject()
        wanted = ["old"]

        def work(asked: str, _progress: Progress) -> str:
            if asked == "old":
                begun.set()
                slow.wait(WAIT_MS / 1000)
            return asked.upper()

        newest = Newest(driver.screens.upkeep.services, "work", lambda: wanted[0], work, owner)
        told: list[tuple[str, str]] = []
        newest.ready.connect(lambda asked, answer: told.append((asked, answer)))
        newest.ask()
        qtbot.waitUntil(begun.is_set, timeout=WAIT_MS)
        wanted[0] = "new"
        newest.ask()
        qtbot.waitUntil(lambda: told == [("new", "NEW")], timeout=WAIT_MS)
        assert newest.is_idle
        slow.set()
        driver.settle()
        assert told == [("new", "NEW")]
