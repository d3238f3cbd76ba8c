"""Help and the tour in the real window: the right page everywhere, the tour walked and skipped."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.frame.dispatch_page import PARTS
from gui.help.pages import PAGES, page_of
from gui.help.tour import STEPS
from gui.help.tour_card import TourCard
from gui.help.window import HelpWindow
from gui.lifetime.last_place import JOBS
from gui.widgets.buttons import SecondaryButton
from model.queries.meetings import list_meetings
from tests.end_to_end.driver import WAIT_MS, Driver, running


def card_of(driver: Driver) -> TourCard:
    driver.qtbot.waitUntil(lambda: driver.screens.guidance.card() is not None, timeout=WAIT_MS)
    card = driver.screens.guidance.card()
    assert card is not None
    return card


def help_page(driver: Driver) -> str:
    window = driver.screens.guidance.show_help()
    return window.page()


def check_help_everywhere(driver: Driver) -> None:
    for name in driver.window.page_names():
        if name != "meeting":
            driver.window.show_page(name)
            assert help_page(driver) == page_of(name)
            assert help_page(driver) in PAGES
    driver.window.show_page("meeting")
    for job in JOBS[:3]:
        driver.screens.page.show_job(job)
        assert help_page(driver) == job
    driver.screens.page.show_job("dispatch")
    for part, page in zip(PARTS, ("documents", "mail", "sent"), strict=True):
        driver.screens.dispatching.page.show_part(part)
        assert help_page(driver) == page
    driver.screens.guidance.show_help().close()


def walk(driver: Driver, card: TourCard) -> list[str]:
    """To the end by the right arrow and Enter, back once; the targets that were outlined."""
    driver.qtbot.keyClick(card, Qt.Key.Key_Right)
    driver.qtbot.keyClick(card, Qt.Key.Key_Left)
    seen: list[str] = []
    while driver.screens.guidance.card() is not None:
        step = card.step()
        outlined = driver.screens.guidance.place(step)
        assert outlined is not None, step.target
        assert driver.window.rect().contains(outlined.center())
        assert driver.screens.page.job() == step.job
        assert card.rect().contains(card.next.mapTo(card, card.next.rect().bottomRight()))
        seen.append(step.target)
        driver.qtbot.keyClick(card.next, Qt.Key.Key_Return)
    return seen


@pytest.mark.slow
def test_the_tour_from_the_first_day_and_help_wherever_one_is(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, tmp_path / "m.db") as driver:
        assert help_page(driver) == "meetings"
        buttons = driver.screens.meetings.findChildren(SecondaryButton)
        start = next(one for one in buttons if one.text() == "Tag rundturen på et minut")
        start.click()
        start.click()
        card = card_of(driver)
        assert walk(driver, card) == [step.target for step in STEPS]
        assert driver.window.page() == "meeting"
        assert driver.screens.page.job() == "agenda"
        check_help_everywhere(driver)

        driver.do("view.tasks")
        driver.window.actions_table["help.tour"].trigger()
        card = card_of(driver)
        driver.window.actions_table["help.tour"].trigger()
        assert card_of(driver) is card
        qtbot.keyClick(card, Qt.Key.Key_PageDown)
        driver.window.resize(1000, 600)
        qtbot.keyClick(card, Qt.Key.Key_Escape)
        assert driver.screens.guidance.card() is None
        assert driver.window.page() == "tasks"
        assert driver.application.workspace is not None
        assert len(driver.application.workspace.read(list_meetings)) == 4  # read in once


@pytest.mark.slow
def test_a_window_may_close_in_the_middle_of_the_tour(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, tmp_path / "m.db") as driver:
        driver.screens.files.show_example(driver.screens.guidance.start_tour)
        card = card_of(driver)
        assert card.isVisible()
        guidance = driver.screens.guidance
    assert guidance.card() is None


@pytest.mark.slow
def test_help_is_there_while_a_backup_is_put_back(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, tmp_path / "m.db") as driver:
        driver.window.remove_pages()
        driver.window.actions_table["help.page"].trigger()
        shown = driver.window.findChildren(HelpWindow)
        assert [window.page() for window in shown] == ["meetings"]
        driver.window.actions_table["help.it"].trigger()
        assert [window.page() for window in shown] == ["it"]
        shown[0].close()
