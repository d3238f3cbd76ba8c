"""Who is here, in Danish and at every width that the page has: a line for each, and nothing to the side."""

import datetime
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QInputDialog, QLabel
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from gui.widgets.menu import plain_words
from model.commands import agenda, live, meetings, members
from model.commands.revisions import approve
from model.queries.attendance import attendance
from model.text.translate import set_language
from model.vocabulary import AbsenceReason
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
        menus: list[bool] = []
        for width in (1200, 880, 848, 700, 526, 522, 430, 414):
            pane.fit(width)
            qtbot.waitUntil(
                lambda width=width: pane.minimumSizeHint().width() + AROUND <= width,
                timeout=WAIT_MS,
            )
            first, second = pane.rows.values()
            assert second.choice.y() - first.choice.y() < 2 * first.choice.height()
            menus.append(first.more.isVisible())
            if first.substitute.isVisible():
                words = first.substitute.placeholderText()
                needed = first.substitute.fontMetrics().horizontalAdvance(words)
                assert first.substitute.minimumWidth() >= needed + 28
        assert menus == sorted(menus)
        assert (menus[0], menus[-1]) == (False, True)


def test_approved_minutes_say_so_within_their_width(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, tmp_path / "møder.db") as driver:
        workspace = driver.application.workspace
        assert workspace is not None
        meeting = workspace.run("fill", fill).result(30)
        at = START + datetime.timedelta(days=1)
        by = partial(approve, meeting_id=meeting, by="Anna Holm", at=at)
        workspace.run("approve", by).result(30)
        driver.screens.open_meeting(meeting)
        driver.screens.agenda.entries.select(2)
        driver.do("view.minutes")
        driver.do("write.people")
        pane = driver.screens.minutes.bottom.people
        pane.fit(430)
        qtbot.waitUntil(lambda: pane.minimumSizeHint().width() + AROUND <= 430, timeout=WAIT_MS)
        assert any("godkendt" in label.text() for label in pane.findChildren(QLabel))


def test_what_has_no_room_in_the_line_is_in_its_menu(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, tmp_path / "møder.db") as driver:
        set_language("en")
        workspace = driver.application.workspace
        assert workspace is not None
        give(driver.screens._services, MovedClock(START + datetime.timedelta(hours=2)))
        driver.screens.open_meeting(workspace.run("fill", fill).result(30))
        driver.screens.agenda.entries.select(2)
        driver.do("view.minutes")
        driver.do("write.people")
        pane = driver.screens.minutes.bottom.people
        pane.all.click()
        driver.settle()
        pane.fit(380)
        first = next(iter(pane.rows.values()))
        assert [part.isVisible() for part in (first.choice, first.moves, first.more)] == [
            True,
            False,
            True,
        ]
        menu = first.more.menu()

        def choose(words: str) -> None:
            menu.aboutToShow.emit()
            next(one for one in menu.actions() if plain_words(one.text()) == words).trigger()
            driver.settle()

        choose("Online")
        choose("Conflicted")
        choose("Stands in for …")
        (dialog,) = [d for d in driver.window.findChildren(QInputDialog) if d.isVisible()]
        assert dialog.labelText() == "Whom does Anna Holm stand in for?"
        dialog.setTextValue("Cai Dam")
        dialog.accept()
        driver.settle()
        found, _bo = workspace.read(partial(attendance, meeting_id=1))
        assert (found.online, found.substitute_for) == (True, "Cai Dam")
        assert found.has(AbsenceReason.CONFLICTED, "p2")
        words = "online; stands in for Cai Dam; Absent during point 2 (conflict of interest)"
        assert first.said.text() == words
        pane.fit(1200)
        assert first.said.text() == "Absent during point 2 (conflict of interest)"
        assert not first.more.isVisible()
