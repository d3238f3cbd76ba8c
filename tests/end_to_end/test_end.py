"""What asks for work when the window has gone: nothing happens, and nobody is told of an error."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from model.errors import Cancelled
from tests.end_to_end.driver import running


def test_after_the_end_nothing_begins_and_nothing_fails(qtbot: QtBot, tmp_path: Path) -> None:
    ran: list[str] = []
    with running(qtbot, tmp_path / "m.db") as driver:
        services, jobs = driver.screens.upkeep.services, driver.application.jobs
        assert services.workspace.is_open
        driver.application.close()
        assert not services.workspace.is_open
        services.run("late", lambda _session: ran.append("command"))
        job = jobs.start("late", lambda _progress: ran.append("job"), ran.append)
        with pytest.raises(Cancelled):
            job.check_cancelled()
        qtbot.wait(10)
    assert ran == []


def test_a_length_being_typed_when_the_window_closes_is_kept(qtbot: QtBot, tmp_path: Path) -> None:
    """The field hands on when it is left, and closing leaves it."""
    path = tmp_path / "m.db"
    with running(qtbot, path) as driver:
        driver.window.show()
        driver.do("meeting.new")
        driver.accept(driver.details())
        driver.add_point("Budget", "20")
        head = driver.screens.point.head
        head.duration.setFocus()
        driver.rewrite(head.duration, "35")
    with running(qtbot, path) as driver:
        driver.do("view.meetings")
        driver.screens.open_meeting(1)
        driver.settle()
        agenda = driver.screens.agenda.agenda
        assert agenda is not None
        assert [entry.duration for entry in agenda.entries] == [35]
