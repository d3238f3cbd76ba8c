"""Moving and cancelling a meeting from the window."""

import datetime
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.meetings.cancel_dialog import CancelDialog
from gui.meetings.move_dialog import MoveDialog
from gui.planner.person_row import PersonRow
from gui.widgets.labels import Text
from model.commands import agenda, meetings, told
from model.queries.agenda import agenda as whole
from model.text.translate import set_language
from tests.end_to_end.driver import Driver, running

DAY = datetime.date(2099, 3, 26)
NEXT = datetime.date(2099, 4, 2)


@pytest.fixture
def driver(qtbot: QtBot, tmp_path: Path) -> Iterator[Driver]:
    with running(qtbot, tmp_path / "møder.db") as found:
        set_language("en")
        found.window.show()
        for day in (DAY, NEXT):
            run(found, meetings.create, forum="Chefteam", date=day, start=510, end=600)
        deadline = datetime.datetime(2099, 3, 20, 12)
        run(
            *(found, meetings.set_field),
            meeting_id=1,
            field="submission_deadline",
            value=deadline,
        )
        run(found, agenda.add_point, meeting_id=1, title="Budget", duration=20, guests=["Karl"])
        run(found, agenda.add_point, meeting_id=1, title="Eventuelt")
        run(found, told.tell, meeting_id=1, times={"Karl": [(510, 530)]})
        found.screens.open_meeting(1)
        found.settle()
        yield found


def run(driver: Driver, command: Any, **values: Any) -> Any:
    assert driver.application.workspace is not None
    return driver.application.workspace.run("x", partial(command, **values)).result(30)


def titles(driver: Driver, meeting_id: int) -> list[str]:
    driver.settle()
    assert driver.application.workspace is not None
    found = driver.application.workspace.read(partial(whole, meeting_id=meeting_id))
    return [entry.title for entry in found.entries]


def test_what_follows_is_told_before_and_done_after(driver: Driver) -> None:
    driver.do("meeting.move")
    (dialog,) = driver.window.findChildren(MoveDialog)
    dialog.date_field.choose(NEXT)
    assert "Thursday 2 April 2099 · week 14" in dialog.follows.text()
    assert "The deadline becomes Friday 27 March 2099 at 12.00." in dialog.follows.text()
    assert "1 person has been told a time" in dialog.follows.text()
    assert "Chefteam is on the same day, 8.30-10.00." in dialog.problem.text()
    dialog.date_field.choose(datetime.date(2099, 4, 10))
    assert "Good Friday" in dialog.problem.text()
    dialog.date_field.choose(datetime.date(2099, 4, 15))
    assert dialog.problem.text() == ""
    driver.rewrite(dialog.start_field, "13")
    dialog.start_field.editingFinished.emit()
    assert dialog.hours == (780, 870)
    dialog.accept()
    driver.settle()
    shown = driver.screens.agenda.agenda
    assert shown is not None
    assert (shown.meeting.date, shown.meeting.start) == (datetime.date(2099, 4, 15), 780)
    driver.do("view.plan")  # read when it is looked at
    driver.settle()
    (row,) = driver.screens.plan.findChildren(PersonRow)
    words = " ".join(label.text() for label in row.findChildren(Text))
    assert "Told time: 8.30 on 26 Mar – the meeting has been moved, now 13.00" in words
    driver.do("edit.undo")
    shown = driver.screens.agenda.agenda
    assert shown is not None
    assert shown.meeting.date == DAY


def test_points_go_on_when_a_meeting_is_cancelled(driver: Driver) -> None:
    driver.do("meeting.cancel")
    (dialog,) = driver.window.findChildren(CancelDialog)
    assert dialog.point_ids == [1]
    driver.write(dialog.reason_field, "Sygdom")
    dialog.accept()
    assert titles(driver, 2) == ["Budget"]
    assert titles(driver, 1) == ["Eventuelt"]
    driver.do("view.meetings")
    model = driver.screens.meetings._model
    role = Qt.ItemDataRole.AccessibleTextRole
    assert "Sygdom, Cancelled" in model.index(0).data(role)
    driver.do("edit.undo")
    assert titles(driver, 1) == ["Budget", "Eventuelt"]
