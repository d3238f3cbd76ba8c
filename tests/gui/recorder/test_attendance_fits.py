"""Who is here, in Danish and at every width that the page has: no word is cut, nothing lies to the side."""

import datetime
from pathlib import Path

from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from model.commands import agenda, live, meetings, members
from tests.end_to_end.clock import MovedClock, give
from tests.end_to_end.driver import WAIT_MS, running

DAY = datetime.date(2026, 3, 5)
START = datetime.datetime(2026, 3, 5, 8, 30)
AROUND = 28
"""The scroll bar with its air, and the frame."""


def fill(session: Session) -> int:
    meeting = meetings.create(session, "Direktion", DAY, start=510, end=570)
    for number in range(1, 13):
        agenda.add_point(session, meeting, f"Sag {number}", duration=5, guests=["Jens Østergaard"])
    members.replace(session, meeting, ["Anna Holm", "Bo Kjær-Christoffersen"])
    live.start(session, meeting, START)
    for minute, what in enumerate(("came", "left", "came")):
        at = START + datetime.timedelta(minutes=minute)
        live.mark_visit(session, meeting, "Jens Østergaard", what, at)
    live.end(session, meeting, START + datetime.timedelta(hours=1))
    return meeting


def test_no_word_is_cut_and_nothing_lies_to_the_side(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, tmp_path / "møder.db") as driver:
        workspace = driver.application.workspace
        assert workspace is not None
        give(driver.screens._services, MovedClock(START + datetime.timedelta(hours=2)))
        meeting = workspace.run("fill", fill).result(30)
        driver.screens.open_meeting(meeting)
        driver.screens.agenda.entries.select(12)
        driver.do("view.minutes")
        driver.do("write.people")
        pane = driver.screens.minutes.bottom.people
        assert len(pane.rows) == 2
        assert pane.guests.isVisible()
        heights: set[int] = set()
        for width in (1200, 880, 879, 526, 522, 521, 414):
            pane.fit(width)
            qtbot.waitUntil(
                lambda width=width: pane.minimumSizeHint().width() + AROUND <= width,
                timeout=WAIT_MS,
            )
            for row in pane.rows.values():
                words = row.substitute.placeholderText()
                needed = row.substitute.fontMetrics().horizontalAdvance(words)
                assert row.substitute.minimumWidth() >= needed + 28
            heights.add(pane.minimumSizeHint().height())
        assert len(heights) == 3  # one, two and three lines for each
