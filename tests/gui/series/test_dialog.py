"""The window of a series: what is typed there becomes meetings, and coming ones follow or not."""

import datetime
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.series.dialog import COMING, MAKE, STANDING, SeriesDialog
from model.commands import meetings
from model.planning.series import Beat, Notice
from model.queries.agenda import agenda
from model.queries.meetings import list_meetings
from model.queries.series import series_of
from model.text.translate import set_language
from tests.end_to_end.driver import Driver, running

FIRST = datetime.date.today() + datetime.timedelta(days=1)
LAST = FIRST + datetime.timedelta(days=40)


@pytest.fixture
def driver(qtbot: QtBot, tmp_path: Path) -> Iterator[Driver]:
    with running(qtbot, tmp_path / "møder.db") as found:
        set_language("en")
        found.window.show()
        yield found


def opened(driver: Driver, forum: str = "") -> SeriesDialog:
    driver.screens.show_series(forum)
    found = [d for d in driver.window.findChildren(SeriesDialog) if d.isVisible()]
    assert len(found) == 1
    return found[0]


def read(driver: Driver, query: Any, **values: Any) -> Any:
    assert driver.application.workspace is not None
    return driver.application.workspace.read(partial(query, **values))


def filled(driver: Driver) -> SeriesDialog:
    """A weekly series on a weekday without a holiday near, with three standing entries."""
    dialog = opened(driver)
    rhythm = dialog.rhythm
    rhythm.weekday.setCurrentIndex(2)
    rhythm.start.show_value(510)
    rhythm.end.show_value(690)
    rhythm.deadline.show_notice(Notice(4, 720))
    dialog.meeting.location.setText("Mødelokale 1")
    dialog.show_tab(STANDING)
    for title in ("Godkendelse af referat", "Eventuelt"):
        dialog.standing.add_point.click()
        driver.write(dialog.standing.rows[-1].title, title)
    dialog.standing.add_break.click()
    dialog.standing.rows[-1].stepped.emit(-1)
    dialog.make.first.choose(FIRST)
    dialog.make.last.choose(LAST)
    dialog.show_tab(MAKE)
    return dialog


def test_meetings_are_made_from_what_is_ticked(driver: Driver) -> None:
    dialog = filled(driver)
    days = dialog.make.list.chosen()
    assert len(days) >= 4
    dialog.make.list.tick_all(False)
    assert dialog.make.make.why_not
    dialog.make.list.tick_all(True)
    last = dialog.make.list.item(dialog.make.list.count() - 1)
    last.setCheckState(Qt.CheckState.Unchecked)
    wanted = len(dialog.make.list.chosen())
    assert dialog.make.make.accessibleName() == f"Make {wanted} meetings"
    dialog.make.make.click()
    driver.settle()
    rows = read(driver, list_meetings)
    assert len(rows) == wanted
    first = read(driver, agenda, meeting_id=rows[0].id)
    assert [entry.title for entry in first.entries] == [
        "Godkendelse af referat",
        "Break",
        "Eventuelt",
    ]
    assert first.meeting.location == "Mødelokale 1"
    assert first.meeting.submission_deadline is not None
    driver.do("edit.undo")
    assert read(driver, list_meetings) == ()


def test_a_change_is_offered_to_the_coming_meetings(driver: Driver) -> None:
    filled(driver).make.make.click()
    driver.settle()
    rows = read(driver, list_meetings)
    assert driver.application.workspace is not None
    by_hand = partial(
        meetings.set_field, meeting_id=rows[1].id, field="location", value="Byrådssalen"
    )
    driver.application.workspace.run("x", by_hand).result(30)
    driver.settle()
    dialog = opened(driver, "Chefteam")
    assert dialog.standing.rows[0].title.text() == "Godkendelse af referat"
    dialog.meeting.location.setText("Mødelokale 2")
    dialog.rhythm.start.show_value(540)
    dialog.save.click()
    driver.settle()
    assert dialog.isVisible()
    shown = dialog.coming.list
    assert shown.count() == len(rows)
    assert "changed by hand, stays: place Byrådssalen" in shown.item(1).text()
    assert "start 8.30 → 9.00" in shown.item(1).text()
    shown.item(0).setCheckState(shown.item(0).checkState().Unchecked)
    dialog.coming.take_over.click()
    driver.settle()
    assert not [d for d in driver.window.findChildren(SeriesDialog) if d.isVisible()]
    after = read(driver, list_meetings)
    assert [row.start for row in after[:3]] == [510, 540, 540]
    assert [row.location for row in after[:3]] == ["Mødelokale 1", "Byrådssalen", "Mødelokale 2"]
    again = opened(driver, "Chefteam")
    again.show_tab(COMING)
    assert again.coming.list.count() == 2


def test_what_is_wrong_is_said_and_nothing_is_made(driver: Driver) -> None:
    dialog = filled(driver)
    dialog.rhythm.end.show_value(500)
    dialog.make.make.click()
    driver.settle()
    assert "ends before it starts" in dialog._problem.text()
    dialog.rhythm.end.show_value(690)
    dialog.standing.add_point.click()
    dialog.save.click()
    driver.settle()
    assert "no title" in dialog._problem.text()
    dialog.standing.rows[-1].removed.emit()
    dialog.forum.setCurrentText(" ")
    dialog.save.click()
    driver.settle()
    assert "Which forum" in dialog._problem.text()
    assert read(driver, list_meetings) == ()
    dialog.rhythm.free_weeks.setText("sommer")
    dialog.rhythm.free_weeks.editingFinished.emit()
    assert "between 1 and 53" in dialog._problem.text()


def test_every_choice_of_the_rhythm_is_kept(driver: Driver) -> None:
    dialog = opened(driver)
    rhythm = dialog.rhythm
    rhythm.beat.setCurrentIndex(1)
    assert rhythm.ordinal.isVisible()
    rhythm.ordinal.setCurrentIndex(4)
    rhythm.every.setValue(2)
    rhythm.on_holiday.setCurrentIndex(2)
    rhythm.free_weeks.setText("28-30, 42")
    rhythm.free_weeks.editingFinished.emit()
    rhythm.saturdays.setChecked(True)
    rhythm.dispatch.show_notice(Notice(1, 600))
    dialog.save.click()
    driver.settle()
    stored = read(driver, series_of, forum="Chefteam")
    assert (stored.rhythm.beat, stored.rhythm.ordinal, stored.rhythm.every) == (Beat.MONTHLY, -1, 2)
    assert stored.rhythm.on_holiday == "later"
    assert stored.rhythm.free_weeks == (28, 29, 30, 42)
    assert (stored.saturdays, stored.dispatch, stored.deadline) == (True, Notice(1, 600), None)
    shown = opened(driver, "Chefteam").series()
    assert shown == stored


def test_the_chair_comes_among_the_members_with_the_title_that_every_meeting_has(
    driver: Driver,
) -> None:
    dialog = filled(driver)
    page = dialog.meeting
    page.members.setText("Bo Kjær")
    driver.write(page.chair, "Liv Dam, direktør")
    dialog.make.make.click()
    driver.settle()
    (row, *_others) = read(driver, list_meetings)
    head = read(driver, agenda, meeting_id=row.id).meeting
    assert (head.chair, [(m.name, m.title) for m in head.members]) == (
        "Liv Dam",
        [("Liv Dam", "direktør"), ("Bo Kjær", "")],
    )
    again = opened(driver)
    assert again.meeting.members.text() == "Liv Dam, direktør; Bo Kjær"
    again.show_tab(COMING)
    assert not again.coming.list.chosen()
