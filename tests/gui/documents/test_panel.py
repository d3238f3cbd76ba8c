"""The papers in the window: what is chosen there is written, and what stands against it is said."""

import datetime
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui.documents.findings import refusal
from gui.documents.more_papers import PaperRow
from gui.documents.panel import DispatchPanel
from gui.documents.telling_dialog import TellingDialog
from gui.widgets.buttons import LinkButton
from model.checks import Finding, Severity
from model.commands import agenda, meetings, minutes, status
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
        (MeetingStatus.APPROVED, after, [side.save]),
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
    assert row(driver, "guest-slip").button.why_not
    assert not row(driver, "extract").button.why_not


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
    undecide(driver)
    path = tmp_path / "d.pdf"
    said: list[BaseException] = []
    monkeypatch.setattr(panel(driver), "ask_file", lambda _proposal, _formats: path)
    monkeypatch.setattr(panel(driver), "_on_failed", said.append)
    panel(driver).agenda.wanted.emit(panel(driver).agenda.choice())
    driver.qtbot.waitUntil(lambda: bool(said), timeout=60_000)
    assert isinstance(said[0], BlockedError)
    assert not path.exists()


POINT = Finding("A", Severity.ERROR, "p1", "The point is undecided.")
MEETING = Finding("B", Severity.ERROR, None, "The meeting has no date.")


@pytest.mark.parametrize(
    ("found", "elsewhere", "buttons"),
    [
        ((MEETING, POINT), True, ["Show the point", "Show the documents"]),
        ((MEETING,), True, ["Show the documents"]),
        ((POINT,), False, ["Show the point"]),
        ((MEETING,), False, []),
    ],
)
def test_a_refusal_leads_to_the_point_and_from_elsewhere_to_the_findings(
    qtbot: QtBot, found: tuple[Finding, ...], elsewhere: bool, buttons: list[str]
) -> None:
    set_language("en")
    window = QWidget()
    qtbot.addWidget(window)
    gone: list[object] = []
    there = partial(gone.append, "documents") if elsewhere else None
    box = refusal(BlockedError(found), window, gone.append, there)
    assert ("Dispatch → Documents" in box.text()) is elsewhere
    ways = [
        button for button in box.buttons() if box.buttonRole(button) is box.ButtonRole.AcceptRole
    ]
    assert sorted(way.text() for way in ways) == sorted(buttons)
    if buttons:
        assert box.defaultButton().text() == buttons[0]
    for words in buttons:
        next(way for way in ways if way.text() == words).click()
    assert gone == [
        {"Show the point": POINT, "Show the documents": "documents"}[b] for b in buttons
    ]


def test_a_refused_print_leads_to_the_documents(driver: Driver) -> None:
    """The minutes are in front; nothing is printed, and one is led to what stands against it."""
    undecide(driver)
    driver.do("view.minutes")
    driver.window.actions_table["meeting.print"].trigger()

    def box() -> QMessageBox | None:
        found = driver.window.findChildren(QMessageBox)
        return next((one for one in found if one.isVisible()), None)

    driver.qtbot.waitUntil(lambda: box() is not None, timeout=60_000)
    shown = box()
    assert shown is not None
    next(one for one in shown.buttons() if one.text() == "Show the documents").click()
    driver.qtbot.waitUntil(panel(driver).findings.isVisible, timeout=60_000)
    assert driver.screens.page.job() == "dispatch"


def undecide(driver: Driver) -> None:
    """Nobody has said whether the first point is open."""
    workspace = driver.application.workspace
    assert workspace is not None
    first = panel(driver)._points()[0].id
    workspace.run(
        "undecided", lambda session: agenda.set_openness(session, first, Openness.UNDECIDED)
    ).result(30)
    driver.settle()


def test_the_keys_go_on_when_what_stopped_the_papers_is_settled(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the press that settles it, or by a release: to the next error, else to the paper itself."""
    found, qtbot = panel(driver).findings, driver.qtbot
    driver.window.show()
    undecide(driver)
    line = found.undecided
    qtbot.waitUntil(line.isVisible, timeout=60_000)
    assert is_seen(line.button), "what is not settled stands before the papers"
    line.button.setFocus()
    driver.press(line.button, Qt.Key.Key_Space)
    qtbot.waitUntil(line.isHidden, timeout=60_000)
    paper = panel(driver).agenda.button.accessibleName()
    assert focused(driver) == paper
    qtbot.waitUntil(lambda: is_seen(panel(driver).agenda.button), timeout=60_000)

    found.show_findings((MEETING, POINT))
    monkeypatch.setattr(found, "ask_reason", lambda _finding: "It is known.")
    for after in ("Show the point: The point is undecided.", paper):
        buttons = found.findChildren(LinkButton)
        release = next(one for one in buttons if one.isVisible() and one.text() == "Release …")
        release.setFocus()
        driver.press(release, Qt.Key.Key_Space)
        assert focused(driver) == after


def is_seen(widget: QWidget) -> bool:
    return not widget.visibleRegion().isEmpty()


def focused(driver: Driver) -> str:
    widget = driver.window.focusWidget()
    return widget.accessibleName() if widget is not None else ""
