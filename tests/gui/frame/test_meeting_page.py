"""One meeting on a screen that is too narrow for all of its panels."""

from pathlib import Path

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.front_stack import NarrowScroll
from tests.end_to_end.driver import WAIT_MS, running

WIDTH = 683
"""1366×768 at 200 %."""


def _seen(widget: QWidget) -> bool:
    """Whether all of it is within the window."""
    window = widget.window()
    return window.rect().contains(QRect(widget.mapTo(window, QPoint()), widget.size()))


def test_the_four_jobs_stay_in_sight_and_the_minutes_have_room(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with running(qtbot, tmp_path / "m.db") as driver:
        driver.screens.files.show_example()
        qtbot.waitUntil(lambda: driver.screens.agenda.agenda is not None, timeout=WAIT_MS)
        driver.window.resize(WIDTH, 384)
        page = driver.screens.page
        for job in ("agenda", "plan", "minutes", "dispatch"):
            page.show_job(job)
            driver.settle()
            assert _seen(page._tabs), job
        page.show_job("minutes")
        driver.settle()
        minutes = driver.screens.minutes
        place = minutes.mapTo(driver.window, QPoint())
        assert place.x() + minutes.width() <= WIDTH
        assert not page._agenda.isVisible()
        driver.window.resize(1366, 768)
        driver.settle()
        assert page._agenda.isVisible()


def test_a_page_that_scrolls_down_does_not_scroll_sideways_too(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with running(qtbot, tmp_path / "m.db") as driver:
        driver.screens.files.show_example()
        qtbot.waitUntil(lambda: driver.screens.agenda.agenda is not None, timeout=WAIT_MS)
        driver.screens.page.show_job("agenda")
        driver.window.resize(911, 400)
        driver.settle()
        pages = [page for page in driver.window.findChildren(NarrowScroll) if page.isVisible()]
        qtbot.waitUntil(lambda: any(page.verticalScrollBar().maximum() for page in pages))
        assert [page.horizontalScrollBar().maximum() for page in pages] == [0] * len(pages)
