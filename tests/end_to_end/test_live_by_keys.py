"""A whole meeting from the keyboard, and what follows it: started, written, ended, approved."""

import datetime
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from gui.follow_up.filters import OVERDUE
from gui.follow_up.panel import FollowUpPanel
from model.commands import agenda, items, meetings, members, points
from model.commands.revisions import approve
from model.queries.live import run_state
from model.queries.points import point
from model.text.blocks import plain_text
from model.text.markdown import from_markdown
from model.text.translate import set_language
from model.workspace.workspace import Workspace
from tests.end_to_end.clock import MovedClock, give
from tests.end_to_end.driver import Driver, running
from tests.end_to_end.keyboard import Keyboard

DAY = datetime.date(2026, 3, 5)


def fill(session: Session) -> int:
    meeting = meetings.create(session, "Chefteam", DAY, start=510, end=570)
    for title in ("Budget", "Løn", "Eventuelt"):
        agenda.add_point(session, meeting, title, duration=10)
    item = points.create_item(session, 1)
    items.set_field(session, item, "decisions", from_markdown("- Godkende budgettet"))
    members.replace(session, meeting, ["Anna Holm"])
    meetings.create(session, "Chefteam", datetime.date(2026, 3, 19))
    return meeting


@pytest.fixture
def driver(qtbot: QtBot, tmp_path: Path) -> Iterator[Driver]:
    with running(qtbot, tmp_path / "møder.db") as found:
        set_language("en")
        workspace = found.application.workspace
        assert workspace is not None
        meeting = workspace.run("fill", fill).result(30)
        give(found.screens._services, MovedClock(datetime.datetime(2026, 3, 5, 8, 37)))
        found.screens.open_meeting(meeting)
        yield found


def test_a_meeting_without_a_mouse(driver: Driver) -> None:
    keys, screens, workspace = Keyboard(), driver.screens, driver.application.workspace
    assert workspace is not None
    clock = screens._services.clock
    assert isinstance(clock, MovedClock)

    def press(combination: str, at: str = "") -> None:
        if at:
            clock.go_to(at)
        keys.press(combination)
        driver.settle()

    driver.window.activateWindow()
    screens.agenda.entries.setFocus()
    driver.qtbot.waitUntil(screens.agenda.entries.hasFocus)
    press("Ctrl+3")
    press("Ctrl+F9")
    press("Shift+F4")  # who is there: everybody
    press("Space")
    screens.minutes.field.setFocus()
    press("Ctrl+D")  # the draft
    press("Ctrl+End")
    press("Return")
    press("Return")
    keys.type("-> HR: tidsplan senest 1/4")
    press("Return")
    press("F9", at="8.45")
    screens.minutes.field.setFocus()
    press("Alt+6")  # discussed
    press("F8", at="8.50")
    press("F8", at="8.53")
    press("F9", at="9.00")
    press("Shift+F9", at="9.00")  # too early
    press("F9", at="9.02")
    press("Ctrl+Shift+F9", at="9.05")

    assert keys.count < 60
    check_stored(workspace)

    # afterwards the page walks through what is open, and the minutes are approved and locked
    after = screens.minutes.after
    assert after.isVisible()
    assert after.ends == []
    workspace.run("", partial(approve, meeting_id=1, by="Anna")).result(30)
    driver.settle()
    assert after.correct.isVisible()
    assert not after.approve.isVisible()
    assert screens.minutes.field.isReadOnly()


def select_first(panel: FollowUpPanel) -> None:
    """Not by `selectRow`: it asks for the modifier keys, which another test may have left down."""
    flags = QItemSelectionModel.SelectionFlag
    model = panel.table.selectionModel()
    model.select(panel.table.tasks.index(0, 0), flags.ClearAndSelect | flags.Rows)


def check_stored(workspace: Workspace) -> None:
    first = workspace.read(partial(point, point_id=1))
    assert plain_text(first.minutes) == "Chefteamet:\nGodkendte budgettet"
    assert first.outcomes == ("approved",)
    assert [(task.who, task.due) for task in first.follow_ups] == [
        ("HR", datetime.date(2026, 4, 1))
    ]
    second = workspace.read(partial(point, point_id=2))
    assert plain_text(second.minutes) == "Chefteamet drøftede punktet."
    state = workspace.read(partial(run_state, meeting_id=first.meeting_id))
    assert state.ended_at == datetime.datetime(2026, 3, 5, 9, 5)
    assert [(s.minute, e and e.minute) for s, e in state.intervals["p2"]] == [(45, 2)]
    assert len(state.pauses) == 1


def test_the_register_shows_what_is_late_and_goes_to_it(driver: Driver, tmp_path: Path) -> None:
    from model.commands import follow_ups

    workspace, screens = driver.application.workspace, driver.screens
    assert workspace is not None
    add = partial(follow_ups.add, point_id=2, what="Notat", who="HR", due=datetime.date(2026, 3, 2))
    workspace.run("", add).result(30)
    driver.do("view.tasks")
    panel = screens.tasks
    panel.state.set_current(OVERDUE)
    panel.refresh()
    assert [row.what for row in panel.wanted()] == ["Notat"]
    select_first(panel)
    panel.done.click()
    driver.qtbot.waitUntil(lambda: panel.wanted() == [], timeout=30_000)
    driver.do("edit.undo")
    driver.qtbot.waitUntil(lambda: len(panel.wanted()) == 1, timeout=30_000)
    select_first(panel)
    target = tmp_path / "Opgaver.csv"
    panel.write(target)
    driver.qtbot.waitUntil(target.exists, timeout=30_000)
    assert "Notat" in target.read_text("utf-8-sig")
    panel.go.click()
    driver.settle()
    assert screens.page.job() == "minutes"
    selected = screens.agenda.entries.selected()
    assert selected is not None
    assert selected.title == "Løn"
