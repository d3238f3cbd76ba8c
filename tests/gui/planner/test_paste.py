"""Pasting a timeline: what it would change is shown, and taking it over is one step."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from gui.planner.paste_dialog import PasteDialog
from model.commandline.plans import information_lines
from model.commands import meetings
from model.editions import full
from model.text.translate import set_language
from tests.end_to_end.driver import Driver, running

LINES = """Pkt. 1 kl. 8.30-8.50 Bodil Dam og Emre Aslan
Pkt. 2 kl. 8.50-9.20 Finn Lund og Gitte Rask
Pause kl. 9.20-9.30
Pkt. 3 kl. 9.45-10.00
Pkt. 4"""


@pytest.fixture
def driver(qtbot: QtBot, tmp_path: Path) -> Iterator[Driver]:
    import datetime

    QGuiApplication.clipboard().clear()
    with running(qtbot, tmp_path / "møder.db") as found:
        set_language("en")  # what follows is asked for in words
        workspace = found.application.workspace
        assert workspace is not None
        day = datetime.date(2026, 2, 5)
        meeting = workspace.run(
            "new", lambda s: meetings.create(s, "Chefteam", day, start=510, end=720)
        ).result(30)
        found.screens.open_meeting(meeting)
        yield found


def dialog(driver: Driver) -> PasteDialog:
    driver.do("plan.paste")
    found = [d for d in driver.window.findChildren(PasteDialog) if d.isVisible()]
    assert len(found) == 1
    return found[0]


def texts(shown: PasteDialog) -> list[str]:
    return [shown.changes.item(row).text() for row in range(shown.changes.count())]


def take(driver: Driver, shown: PasteDialog) -> None:
    shown.ok.click()
    driver.settle()


def lines(driver: Driver) -> list[str]:
    workspace, shown = driver.application.workspace, driver.screens.agenda.agenda
    assert workspace is not None
    assert shown is not None
    return list(information_lines(workspace.read(lambda s: full(s, shown.meeting.id))))


def test_lines_become_slots_and_people_and_come_out_again(driver: Driver) -> None:
    shown = dialog(driver)
    shown.text.setPlainText(LINES)
    assert texts(shown)[0] == "New: Point 1, 8.30-8.50, Bodil Dam and Emre Aslan"
    assert texts(shown)[-1] == "New: Point 4, no slot"
    take(driver, shown)
    assert lines(driver) == LINES.splitlines()
    driver.do("plan.copy")
    assert QGuiApplication.clipboard().text() == LINES
    again = dialog(driver)
    assert again.text.toPlainText() == LINES
    assert again.state.text() == "The agenda says the same already."
    again.text.setPlainText(LINES.replace("8.30-8.50 Bodil Dam og Emre Aslan", "8.30-8.45"))
    assert texts(again) == [
        "Point 1 Point 1: 8.30-8.45",
        "Point 1 Point 1: nobody joins any more",
        "Point 2 Point 2: 8.50-9.20",
    ]
    take(driver, again)
    assert lines(driver)[0] == "Pkt. 1 kl. 8.30-8.45"
    driver.do("edit.undo")
    assert lines(driver) == LINES.splitlines()
    driver.do("edit.undo")
    assert lines(driver) == []


def test_what_cannot_be_read_is_said_and_cannot_be_taken(driver: Driver) -> None:
    shown = dialog(driver)
    ok = shown.ok
    assert ok.why_not
    shown.text.setPlainText("Pkt. 1 kl. 9.20-8.30")
    assert "8.30" in shown.state.text()
    assert ok.why_not
    shown.reject()
