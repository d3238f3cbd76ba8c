"""The light at a point, the way from a remark to its field, and putting one aside."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from gui.agenda.entry_model import ReadyRole
from gui.fields.form.rows import RichTextRow
from gui.widgets.buttons import PrimaryButton
from model.checks import Severity
from model.commands.annexes import set_openness
from model.readiness import EntryReadiness, Light, Remark
from model.vocabulary import Edition, Openness
from tests.end_to_end.driver import WAIT_MS, Driver, running


def light(driver: Driver, row: int = 0) -> Light | None:
    found: EntryReadiness | None = (
        driver.screens.agenda.entries.model().index(row, 0).data(ReadyRole)
    )
    return found.light if found is not None else None


def wait_for(driver: Driver, wanted: Light) -> None:
    driver.qtbot.waitUntil(lambda: light(driver) is wanted, timeout=WAIT_MS)


def test_light_list_and_field(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, tmp_path / "m.db") as driver:
        driver.window.show()
        driver.do("meeting.new")
        driver.accept(driver.details())
        driver.add_point("Lejemål")
        page = driver.screens.point
        page.head.choose_openness("open")
        page.focus_field("item")
        button = driver.window.focusWidget()
        assert isinstance(button, PrimaryButton)
        button.click()
        driver.settle()
        first = page.recommendation.rows[0]
        qtbot.waitUntil(lambda: first.isAncestorOf(driver.window.focusWidget()), timeout=WAIT_MS)
        wait_for(driver, Light.NOTE)
        row = page.recommendation.row("background")
        assert isinstance(row, RichTextRow)
        driver.write(row.text, "Det fremgår af bilag 2.")
        driver.settle()

        def codes() -> set[str]:
            return {remark.finding.code for remark in page.remarks.found.remarks}

        qtbot.waitUntil(lambda: "ANNEX_NOT_LISTED" in codes(), timeout=WAIT_MS)
        page.head.title.setFocus()
        page.remarks.field_wanted.emit("background")
        assert driver.window.focusWidget() is row.text

        page.remarks.ask_reason = lambda finding: "set"
        for remark in page.remarks.found.remarks:
            page.remarks.dismiss(remark.finding)
        wait_for(driver, Light.READY)
        assert {remark.reason for remark in page.remarks.found.dismissed} == {"set"}
        driver.do("edit.undo")
        wait_for(driver, Light.NOTE)


def test_what_is_not_chosen_yet_is_calm_and_settled_by_one_press(
    qtbot: QtBot, tmp_path: Path
) -> None:
    """The papers stop all the same, and say it red; the same press stands there."""
    with running(qtbot, tmp_path / "m.db") as driver:
        driver.window.show()
        driver.do("meeting.new")
        driver.accept(driver.details())
        agenda, papers = driver.screens.agenda, driver.screens.dispatch
        assert agenda.undecided.isHidden()
        for title in ("Lejemål", "Budget"):
            driver.add_point(title)
        wait_for(driver, Light.NOTE)
        assert agenda.undecided.isVisible()
        driver.do("view.dispatch")
        line = papers.findings.undecided
        qtbot.waitUntil(line.isVisible, timeout=WAIT_MS)
        found = {one.code: one.severity for one in papers.findings.found}
        assert found["OPENNESS_UNDECIDED"] is Severity.ERROR
        line.button.click()
        driver.settle()
        qtbot.waitUntil(line.isHidden, timeout=WAIT_MS)
        driver.do("view.agenda")
        assert agenda.undecided.isHidden()
        assert agenda.agenda is not None
        assert {row.openness for row in agenda.agenda.entries} == {"open"}


def test_an_annex_of_an_open_point_is_settled_with_the_points(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Said below the agenda at once; a paper that is refused for it leads to it."""
    with running(qtbot, tmp_path / "m.db") as driver:
        driver.window.resize(1000, 560)
        driver.window.show()
        driver.do("meeting.new")
        driver.accept(driver.details())
        driver.add_point("Lejemål")
        agenda, papers = driver.screens.agenda, driver.screens.dispatch
        agenda.undecided.button.click()
        driver.settle()
        assert agenda.undecided.isHidden()
        assert driver.window.focusWidget() is agenda.entries
        files = [tmp_path / f"kort {n}.txt" for n in range(12)]
        for file in files:
            file.write_text("Kort", encoding="utf-8")
        sheet = driver.screens.point.sheet
        sheet.annexes.add_files(files)
        qtbot.waitUntil(lambda: len(sheet.annexes.rows) == len(files), timeout=WAIT_MS)
        view = sheet.annexes.view
        qtbot.waitUntil(lambda: stands_in_sight(view, view.spot()), timeout=WAIT_MS)
        qtbot.waitUntil(agenda.undecided.isVisible, timeout=WAIT_MS)
        assert "12" in agenda.undecided.words()

        driver.do("view.dispatch")
        monkeypatch.setattr(papers, "ask_file", lambda _proposal, _formats: tmp_path / "d.pdf")
        papers.agenda.wanted.emit(replace(papers.agenda.choice(), edition=Edition.OPEN))

        def refused() -> QMessageBox | None:
            boxes = driver.window.findChildren(QMessageBox)
            return next((box for box in boxes if box.isVisible()), None)

        qtbot.waitUntil(lambda: refused() is not None, timeout=WAIT_MS)
        box = refused()
        assert box is not None
        box.defaultButton().click()
        qtbot.waitUntil(lambda: driver.screens.page.job() == "agenda", timeout=WAIT_MS)
        qtbot.waitUntil(lambda: refused() is None, timeout=WAIT_MS)
        agenda.undecided.button.click()
        driver.settle()
        qtbot.waitUntil(agenda.undecided.isHidden, timeout=WAIT_MS)
        assert {row.openness for row in sheet.annexes.rows} == {"open"}

        driver.do("view.minutes")  # a new meeting begins with its agenda all the same
        driver.do("meeting.new")
        driver.accept(driver.details())
        assert driver.screens.page.job() == "agenda"


def stands_in_sight(part: QWidget, rect: QRect) -> bool:
    """Whether all of a rectangle of `part` is seen, whatever scrolls around it."""
    return part.visibleRegion().boundingRect().contains(rect)


def test_the_place_of_a_problem_comes_into_sight(qtbot: QtBot, tmp_path: Path) -> None:
    """From the point's own list and from the papers; the annex that it is about is selected."""
    with running(qtbot, tmp_path / "m.db") as driver:
        driver.window.resize(1000, 560)
        driver.window.show()
        driver.do("meeting.new")
        driver.accept(driver.details())
        driver.add_point("Lejemål")
        page = driver.screens.point
        page.head.choose_openness("open")
        page.write_recommendation()
        driver.settle()
        workspace = driver.application.workspace
        assert workspace is not None
        paths = [tmp_path / f"{title}.pdf" for title in ("Kort", "Tal", "Plan", "Brev", "Svar")]
        for path in paths:
            path.write_text(path.name, encoding="utf-8")
        annexes = page.annexes
        annexes.add_files(paths)
        qtbot.waitUntil(lambda: len(annexes.rows) == len(paths), timeout=WAIT_MS)
        for row in (*annexes.rows[:3], annexes.rows[4]):
            workspace.run("åbent", partial(set_openness, annex_id=row.id, openness=Openness.OPEN))
        driver.settle()

        def wanted() -> list[Remark]:
            remarks = page.remarks.found.remarks
            return [one for one in remarks if one.finding.code == "OPENNESS_UNDECIDED"]

        qtbot.waitUntil(lambda: [one.field for one in wanted()] == ["annexes/4"], timeout=WAIT_MS)
        wait_for(driver, Light.NOTE)

        def shows_the_annex() -> bool:
            annex = annexes.view.selected()
            seen = stands_in_sight(annexes.view.viewport(), annexes.view.spot())
            return annex is not None and annex.number == 4 and seen

        page.sheet.to_the_top()
        assert not shows_the_annex()
        page.remarks.field_wanted.emit(wanted()[0].field)
        qtbot.waitUntil(shows_the_annex, timeout=WAIT_MS)
        assert driver.window.focusWidget() is annexes.view

        page.sheet.to_the_top()
        driver.do("view.dispatch")
        driver.screens.dispatch.findings.place_wanted.emit(wanted()[0].finding)
        qtbot.waitUntil(shows_the_annex, timeout=WAIT_MS)
        for name in ("implementation", "background", "title", "openness"):
            page.focus_field(name)
            place = driver.window.focusWidget()
            assert place is not None
            qtbot.waitUntil(
                lambda place=place: stands_in_sight(place, QRect(0, 0, 9, 9)), timeout=WAIT_MS
            )
