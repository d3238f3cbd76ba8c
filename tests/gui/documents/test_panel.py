"""The papers in the window: what is chosen there is written, and what stands against it is said."""

import datetime
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui.documents.findings import with_place
from gui.documents.more_papers import PaperRow
from gui.documents.panel import DispatchPanel
from gui.documents.telling_dialog import TellingDialog
from model.commands import agenda, meetings, minutes, status
from model.errors import UserError
from model.exporting import BlockedError
from model.queries.papers import paper_points
from model.text.blocks import from_plain
from model.text.translate import set_language
from model.vocabulary import Edition, MeetingStatus, Openness
from tests.end_to_end.driver import Driver, running


@pytest.fixture
def driver(qtbot: QtBot, tmp_path: Path) -> Iterator[Driver]:
    """A meeting with an open and a closed point, its papers in front."""
    with running(qtbot, tmp_path / "møder.db") as found:
        set_language("en")
        workspace = found.application.workspace
        assert workspace is not None

        def fill(session: object) -> int:
            day = datetime.date(2026, 2, 5)
            meeting = meetings.create(session, "Chefteam", day, start=540, end=600)  # type: ignore[arg-type]
            first = agenda.add_point(session, meeting, "Budget", duration=20)  # type: ignore[arg-type]
            second = agenda.add_point(session, meeting, "Salg af grund", duration=20)  # type: ignore[arg-type]
            for point, openness in ((first, Openness.OPEN), (second, Openness.CLOSED)):
                agenda.set_openness(session, point, openness)  # type: ignore[arg-type]
            minutes.set_text(session, first, from_plain("Budgettet blev godkendt."))  # type: ignore[arg-type]
            return meeting

        found.screens.open_meeting(workspace.run("fill", fill).result(30))
        found.screens.page.show_job("dispatch")
        found.settle()
        yield found


def panel(driver: Driver) -> DispatchPanel:
    return driver.screens.dispatch


def row(driver: Driver, document: str) -> PaperRow:
    return next(one for one in panel(driver).more.rows if one.choice().document == document)


def written(driver: Driver, path: Path, monkeypatch: pytest.MonkeyPatch, press: PaperRow) -> str:
    monkeypatch.setattr(panel(driver), "ask_file", lambda _proposal, _formats: path)
    press.button.click()
    driver.qtbot.waitUntil(lambda: "Saved" in panel(driver).messages.message(), timeout=60_000)
    with pypdfium2.PdfDocument(path) as opened:
        return "\n".join(page.get_textpage().get_text_range() for page in opened)


def blue(widget: QWidget) -> list[QPushButton]:
    """The primary buttons of a page."""
    buttons = [one for one in widget.findChildren(QPushButton) if one.isVisible()]
    return [one for one in buttons if one.property("look") == "primary"]


def test_the_blue_button_is_what_she_does_next(driver: Driver) -> None:
    """In each state of the meeting one on a page at most, and the right one."""
    workspace, page = driver.application.workspace, driver.screens.page
    assert workspace is not None
    before, after = panel(driver).agenda.button, panel(driver).minutes.button
    writing, side = driver.screens.minutes, driver.screens.minutes.after
    wanted = [
        (MeetingStatus.PLANNED, before, []),
        (MeetingStatus.REVIEW, before, []),
        (MeetingStatus.DISPATCHED, before, [writing.controls.start]),
        (MeetingStatus.HELD, after, [side.send]),
        (MeetingStatus.MINUTES_DRAFT, after, [side.send]),
        (MeetingStatus.MINUTES_SENT, after, [side.approve]),
        (MeetingStatus.APPROVED, after, []),
    ]
    for step, paper, in_minutes in wanted:
        workspace.run("", partial(status.set_status, meeting_id=1, status=step)).result(30)
        driver.settle()
        assert blue(panel(driver)) == [paper], step
        page.show_job("minutes")
        driver.settle()
        assert blue(page) == in_minutes, step
        page.show_job("dispatch")


def test_an_extract_of_the_point_that_is_chosen(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    extract = row(driver, "extract")
    assert [extract.choice_box.itemText(n) for n in range(2)] == [
        "1. Budget",
        "2. Salg af grund (closed)",
    ]
    extract.choice_box.setCurrentIndex(1)
    extract.edition.setCurrentIndex(1)
    assert extract.choice().edition is Edition.FULL
    said = written(driver, tmp_path / "a.pdf", monkeypatch, extract)
    assert "Salg af grund" in said
    assert "Saved" in panel(driver).messages.message()


def test_nobody_is_offered_a_slip_where_nobody_joins(driver: Driver) -> None:
    assert not row(driver, "guest-slip").button.isEnabled()
    assert row(driver, "extract").button.isEnabled()


def test_news_of_the_points_that_are_ticked(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = panel(driver)._points()
    open_point = listed[0]
    monkeypatch.setattr(panel(driver), "ask_telling", lambda _points: {open_point.id: True})
    panel(driver).more.telling_wanted.emit()
    driver.settle()
    workspace = driver.application.workspace
    assert workspace is not None
    meeting_id = panel(driver)._meeting_id
    assert meeting_id is not None
    stored = workspace.read(lambda session: paper_points(session, meeting_id))
    assert [point.communicated for point in stored] == [True, False]
    said = written(driver, tmp_path / "n.pdf", monkeypatch, row(driver, "five-minutes"))
    assert "Budgettet blev godkendt." in said
    assert "grund" not in said


def test_the_dialog_lists_open_points_only(driver: Driver, qtbot: QtBot) -> None:
    dialog = TellingDialog(panel(driver)._points())
    qtbot.addWidget(dialog)
    assert isinstance(dialog, QDialog)
    assert [box.text() for box in dialog.boxes.values()] == ["1. Budget"]
    next(iter(dialog.boxes.values())).setChecked(True)
    assert list(dialog.ticked().values()) == [True]


def test_the_open_edition_is_stopped_by_an_error(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is chosen in a list comes back as the enumeration, so that the gate is not passed by."""
    workspace = driver.application.workspace
    assert workspace is not None
    listed = panel(driver)._points()
    workspace.run(
        "undecided", lambda session: agenda.set_openness(session, listed[0].id, Openness.UNDECIDED)
    ).result(30)
    driver.settle()
    path = tmp_path / "d.pdf"
    said: list[BaseException] = []
    monkeypatch.setattr(panel(driver), "ask_file", lambda _proposal, _formats: path)
    monkeypatch.setattr(panel(driver), "_on_failed", said.append)
    panel(driver).agenda.wanted.emit(panel(driver).agenda.choice())
    driver.qtbot.waitUntil(lambda: bool(said), timeout=60_000)
    assert isinstance(said[0], BlockedError)
    assert not path.exists()


def test_a_refusal_told_elsewhere_says_where_to_release() -> None:
    told = with_place(BlockedError(()))
    assert "Dispatch → Documents" in str(told)
    other = UserError("No room on the disk.")
    assert with_place(other) is other
