"""The light at a point, the way from a remark to its field, and putting one aside."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from gui.agenda.entry_model import ReadyRole
from gui.fields.form.rows import RichTextRow
from model.readiness import EntryReadiness, Light
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
        wait_for(driver, Light.STOPS)
        page.head.choose_openness("open")
        page.write_recommendation()
        driver.settle()
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
