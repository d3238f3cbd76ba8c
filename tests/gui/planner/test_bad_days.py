"""Days that cannot be, in the whole window: marked, never an exception, never wrapped round."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from gui.timeline.timeline import Timeline
from model.commands import agenda, meetings
from model.planning.shapes import StartRule
from model.text.translate import set_language
from tests.end_to_end.driver import Driver, running

SUMMER_TIME = datetime.date(2026, 3, 29)


@pytest.fixture
def driver(qtbot: QtBot, tmp_path: Path) -> Iterator[Driver]:
    with running(qtbot, tmp_path / "møder.db") as found:
        set_language("en")
        yield found


def shown(driver: Driver, day: object) -> Timeline:
    """The time plan of a meeting that a command makes."""
    workspace = driver.application.workspace
    assert workspace is not None
    driver.screens.open_meeting(workspace.run("day", day).result(60))  # type: ignore[arg-type]
    driver.do("view.plan")
    found = driver.screens.plan.findChild(Timeline)
    assert found is not None
    assert not driver.window.grab().isNull()
    return found


def test_three_hundred_points(driver: Driver) -> None:
    def day(session: Session) -> int:
        meeting = meetings.create(session, "Chefteam", SUMMER_TIME, start=480, end=960)
        for number in range(300):
            agenda.add_point(session, meeting, f"Punkt {number}", duration=5, guests=["Bo"])
        return meeting

    plan = shown(driver, day)
    assert plan.slot_widget("p300").face.time == "32.55-33.00"
    assert "minutes after the end of the meeting" in plan.slot_widget("p300").accessibleName()
    plan.editing.move("p300", -1)
    driver.settle()
    assert plan.slot_widget("p300").face.time == "32.50-32.55"


def test_an_end_before_the_start_and_past_midnight(driver: Driver) -> None:
    def day(session: Session) -> int:
        meeting = meetings.create(session, "Chefteam", SUMMER_TIME, start=60, end=30)
        agenda.add_point(session, meeting, "Budget", duration=0)
        long = agenda.add_point(session, meeting, "Løn", duration=24 * 60)
        early = agenda.add_point(session, meeting, "Ny skole", duration=30)
        agenda.set_start(session, early, StartRule.FIXED, 0)
        assert long != early
        return meeting

    plan = shown(driver, day)
    assert plan.slot_widget("p1").face.time == "1.00"
    assert plan.slot_widget("p2").face.time == "1.00-25.00"
    assert plan.slot_widget("p3").face.time == "0.00-0.30"
    heads = [label.text() for label in driver.screens.plan.findChildren(QLabel)]
    assert "planned end 25.00\n(1.00 the next day)" in heads
    assert "overlaps by 1500 minutes" in plan.slot_widget("p3").accessibleName()


def test_the_clock_change_moves_no_slot(driver: Driver) -> None:
    def day(session: Session) -> int:
        meeting = meetings.create(session, "Chefteam", SUMMER_TIME, start=90, end=240)
        agenda.add_point(session, meeting, "Nat", duration=90)
        return meeting

    assert shown(driver, day).slot_widget("p1").face.time == "1.30-3.00"
