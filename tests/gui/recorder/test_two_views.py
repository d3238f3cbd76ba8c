"""Two pages of one point: each follows the other, and takes neither its cursor nor its words."""

import datetime
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from gui.recorder.panel import MinutesPanel
from model.commands import agenda, meetings, minutes
from model.errors import UserError
from model.queries.agenda import agenda as read_agenda
from model.queries.points import point
from model.text.blocks import from_plain, plain_text
from tests.end_to_end.driver import Driver, running


def fill(session: Session) -> int:
    meeting = meetings.create(session, "Chefteam", datetime.date(2026, 3, 5))
    agenda.add_point(session, meeting, "Budget")
    minutes.set_text(session, 1, from_plain("Første linje\nAnden linje\nTredje linje"))
    return meeting


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Driver]:
    with running(qtbot, tmp_path / "møder.db") as driver:
        assert driver.application.workspace is not None
        meeting = driver.application.workspace.run("fill", fill).result(30)
        driver.screens.open_meeting(meeting)
        driver.screens.agenda.entries.select(1)
        driver.do("view.minutes")
        yield driver


def second_page(window: Driver) -> MinutesPanel:
    """The same point once more, on a page of its own."""
    services = window.screens._services
    page = MinutesPanel(services)
    window.qtbot.addWidget(page)
    shown = services.read(partial(read_agenda, meeting_id=1))
    page.show_agenda(shown)
    page.show()
    page.show_entry(shown.entries[0])
    return page


def put_cursor(page: MinutesPanel, behind: str) -> None:
    cursor = page.field.textCursor()
    cursor.setPosition(page.field.toPlainText().index(behind) + len(behind))
    page.field.setTextCursor(cursor)


def before_cursor(page: MinutesPanel) -> str:
    return page.field.toPlainText()[: page.field.textCursor().position()].splitlines()[-1]


def stored(window: Driver) -> str:
    assert window.application.workspace is not None
    return plain_text(window.application.workspace.read(partial(point, point_id=1)).minutes)


def test_neither_cursor_nor_word_is_lost(window: Driver) -> None:
    first, second = window.screens.minutes, second_page(window)
    put_cursor(second, "Anden")
    put_cursor(first, "Første linje")
    window.write(first.field, " er længere")
    window.settle()
    assert second.field.toPlainText() == "Første linje er længere\nAnden linje\nTredje linje"
    assert before_cursor(second) == "Anden"

    # Typed in both before either is saved: in other lines, then in the same one.
    window.write(second.field, "!")
    put_cursor(first, "Tredje linje")
    window.write(first.field, ", som også er ændret")
    first.flush()
    second.flush()
    window.settle()
    window.settle()
    both = "Første linje er længere\nAnden! linje\nTredje linje, som også er ændret"
    assert stored(window) == both
    assert first.field.toPlainText() == second.field.toPlainText() == both
    assert before_cursor(second) == "Anden!"
    window.write(first.field, " her")
    put_cursor(second, "ændret")
    window.write(second.field, " der")
    first.flush()
    second.flush()
    window.settle()
    window.settle()
    assert stored(window).splitlines()[2:] == [
        "Tredje linje, som også er ændret der",
        "Tredje linje, som også er ændret her",
    ]
    assert first.field.toPlainText() == second.field.toPlainText() == stored(window)


def test_the_point_page_and_the_minutes_follow_each_other(window: Driver) -> None:
    """The title is written on the one page while words wait unsaved on the other."""
    page, title = window.screens.minutes, window.screens.point.head.title
    window.write(page.field, "Vigtigt: ")
    window.do("view.agenda")
    title.selectAll()
    window.write(title, "Budget 2027")
    window.do("view.minutes")
    assert page._title.text() == "Budget 2027"
    assert stored(window).startswith("Vigtigt: Første linje")
    assert page.field.toPlainText().startswith("Vigtigt: Første linje")
    assert before_cursor(page) == "Vigtigt: "


def test_words_that_were_refused_come_along_with_the_next_ones(
    window: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = window.screens.minutes, second_page(window)
    refusals: list[BaseException] = []
    second.failed.connect(refusals.append)

    def refuse(*_arguments: object, **_named: object) -> None:
        raise UserError("no")

    with monkeypatch.context() as patch:
        patch.setattr(minutes, "set_text", refuse)
        put_cursor(second, "Anden linje")
        window.write(second.field, " tæller")
        second.flush()
        window.settle()
    assert len(refusals) == 1
    put_cursor(first, "Første linje")
    window.write(first.field, " med")
    window.settle()
    window.write(second.field, " igen")
    second.flush()
    window.settle()
    window.settle()
    assert stored(window) == "Første linje med\nAnden linje tæller igen\nTredje linje"
