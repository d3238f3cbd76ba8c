"""A recommendation from the caseworker's file to the printed agenda and a colleague, without the mouse.

Only the system's own dialogs for files are answered from here; they are no part of the window.
"""

import datetime
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from gui.fields.form.rows import RichTextRow
from gui.import_review.dialog import ReviewDialog
from gui.items.panel import ItemsPanel
from gui.widgets.buttons import LinkButton, PrimaryButton
from gui.widgets.menu import plain_words
from model.commands import meetings
from model.exchange.handover import ENDING
from model.queries.item_views import all_items
from model.queries.meetings import list_meetings
from model.text.blocks import plain_text
from model.text.translate import _
from model.views import ItemView
from model.vocabulary import Openness
from tests.end_to_end.driver import WAIT_MS, Driver, running
from tests.end_to_end.keyboard import Keyboard
from tests.model.exchange.word.twins import grid

TITLE = "Cykler og hjelme til plejen"


@pytest.mark.slow
@pytest.mark.qt_log_ignore("This plugin does not support")  # menus pop up
def test_from_a_word_file_to_print_and_to_a_colleague(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys, handed = Keyboard(), tmp_path / f"til en kollega{ENDING}"
    with running(qtbot, tmp_path / "m.db") as driver:
        panel = begin(driver)
        read_in(driver, keys, tmp_path)
        correct(driver, keys, panel)
        add_annex(driver, keys, panel, tmp_path)
        put_a_remark_aside(driver, keys, panel, monkeypatch)
        put_on_the_meeting(driver, keys, panel)
        print_agenda(driver, keys, tmp_path)
        hand_over(driver, keys, panel, handed, monkeypatch)
    with running(qtbot, tmp_path / "colleague.db") as driver:
        begin(driver)
        take_from_a_colleague(driver, keys, handed)


def begin(driver: Driver) -> ItemsPanel:
    """The bank in front, and a meeting to come."""
    workspace = driver.application.workspace
    assert workspace is not None
    day = datetime.date.today() + datetime.timedelta(days=7)
    create = partial(meetings.create, forum="Chefteam", date=day, start=510, end=570)
    workspace.run("meeting", create).result()
    driver.window.show()
    to_the_front(driver)
    driver.do("view.items")
    return driver.screens.items


def to_the_front(driver: Driver) -> None:
    driver.window.activateWindow()
    driver.qtbot.waitUntil(driver.window.isActiveWindow, timeout=WAIT_MS)


def stored(driver: Driver) -> ItemView:
    driver.settle()
    workspace = driver.application.workspace
    assert workspace is not None
    (item,) = workspace.read(all_items)
    return item


def read_in(driver: Driver, keys: Keyboard, folder: Path) -> None:
    path = folder / "indstilling.docx"
    grid(path)
    choose_file(driver, keys, path)
    driver.qtbot.waitUntil(lambda: driver.screens.files.reviews.dialog is not None, timeout=WAIT_MS)
    dialog = driver.screens.files.reviews.dialog
    assert isinstance(dialog, ReviewDialog)
    dialog.activateWindow()
    driver.qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog, timeout=WAIT_MS)
    keys.tab_to(dialog.accept_button)
    keys.press("Space")
    assert stored(driver).caseworkers == ("Kirsten Eksempel", "Bo Østergård-Prøve")


def correct(driver: Driver, keys: Keyboard, panel: ItemsPanel) -> None:
    to_the_front(driver)
    panel.list.setFocus()
    keys.press("Home")
    driver.settle()
    keys.tab_to(panel.page.head.title)
    keys.press("Ctrl+A")
    keys.type(TITLE)
    background = panel.page.recommendation.row("background")
    assert isinstance(background, RichTextRow)
    keys.tab_to(background.text)
    keys.press("Ctrl+Home")
    keys.type("Se bilag 7. ")
    item = stored(driver)
    assert item.title == TITLE
    assert plain_text(item.background).startswith("Se bilag 7. Der er tolv")
    keys.press("Ctrl+Tab")  # Tab alone is a level deeper


def add_annex(driver: Driver, keys: Keyboard, panel: ItemsPanel, folder: Path) -> None:
    annexes = panel.page.annexes
    (folder / "plan.pdf").write_bytes(b"%PDF-1.4")
    annexes.ask_files = lambda: [folder / "plan.pdf"]
    tab_through_texts(keys, panel, annexes.add_button)
    keys.press("Space")
    driver.qtbot.waitUntil(lambda: len(annexes.rows) == 1, timeout=WAIT_MS)
    driver.settle()
    keys.tab_back_to(annexes.view)
    keys.press("F2")
    editor = annexes.view.findChild(QLineEdit)
    assert editor is not None
    keys.press("Ctrl+A")
    keys.type("Plan for cyklerne")
    keys.press("Return")
    driver.settle()
    # The menu key: what the system makes of it.
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(annexes.view, QContextMenuEvent(reason, QPoint(), QPoint()))
    choose(driver, keys, "Åben")
    to_the_front(driver)
    (annex,) = stored(driver).annexes
    assert (annex.title, annex.openness) == ("Plan for cyklerne", Openness.OPEN)


def tab_through_texts(keys: Keyboard, panel: ItemsPanel, wanted: QWidget) -> None:
    """Within a text Tab is a level deeper; Ctrl and Tab lead out of it."""
    texts = [row.text for row in panel.page.recommendation.rows if isinstance(row, RichTextRow)]
    for _step in range(120):
        focus = keys.focus()
        if focus is wanted:
            return
        keys.press("Ctrl+Tab" if focus in texts else "Tab")
    raise AssertionError("no Tab leads there")


def choose(driver: Driver, keys: Keyboard, text: str) -> None:
    """Down the open menu to an entry that begins with this."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    for _step in range(30):
        keys.press("Down")
        action = menu.activeAction()
        if action is not None and plain_words(action.text()).startswith(text):
            break
    keys.press("Return")
    driver.settle()


def put_a_remark_aside(
    driver: Driver, keys: Keyboard, panel: ItemsPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    remarks = panel.page.sheet.remarks

    def codes() -> set[str]:
        return {remark.finding.code for remark in remarks.found.remarks}

    driver.qtbot.waitUntil(lambda: "ANNEX_NOT_LISTED" in codes(), timeout=WAIT_MS)
    place = [r.finding.code for r in remarks.found.remarks].index("ANNEX_NOT_LISTED")
    links = [link for link in remarks.findChildren(LinkButton) if link.isVisibleTo(remarks)]
    aside = [link for link in links if link.text() == _("Put aside …")][place]
    asked = "gui.fields.readiness.remarks.ask_line"
    monkeypatch.setattr(asked, lambda *_: "Bilaget kommer til mødet")
    to_the_front(driver)
    panel.page.head.title.setFocus()
    tab_through_texts(keys, panel, aside)
    keys.press("Space")
    driver.qtbot.waitUntil(lambda: "ANNEX_NOT_LISTED" not in codes(), timeout=WAIT_MS)
    assert [remark.reason for remark in remarks.found.dismissed] == ["Bilaget kommer til mødet"]


def put_on_the_meeting(driver: Driver, keys: Keyboard, panel: ItemsPanel) -> None:
    keys.press("Ctrl+M")
    choose(driver, keys, "Chefteam")
    to_the_front(driver)
    row = panel.selected()
    assert row is not None
    assert len(row.placements) == 1


def print_agenda(driver: Driver, keys: Keyboard, folder: Path) -> None:
    row = driver.screens.items.selected()
    assert row is not None
    driver.screens.open_meeting(row.placements[0].meeting_id)
    driver.settle()
    keys.press("Ctrl+E")
    driver.settle()
    target = folder / "dagsorden.pdf"
    driver.screens.dispatch.ask_file = lambda proposal, formats: target
    button = driver.screens.dispatch.agenda.findChild(PrimaryButton)
    assert button is not None
    keys.tab_to(button)
    keys.press("Space")
    driver.qtbot.waitUntil(target.exists, timeout=WAIT_MS)
    driver.settle()


def hand_over(
    driver: Driver,
    keys: Keyboard,
    panel: ItemsPanel,
    target: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    keys.press("Ctrl+9")
    driver.settle()
    name = "gui.lifetime.file_dialogs.QFileDialog.getSaveFileName"
    monkeypatch.setattr(name, lambda *_: (str(target), ""))
    to_the_front(driver)
    panel.list.setFocus()
    keys.press("Ctrl+K")
    in_front = QApplication.activeWindow
    driver.qtbot.waitUntil(lambda: in_front() not in (None, driver.window), timeout=WAIT_MS)
    keys.type(_("Hand the recommendation over to a colleague …").removesuffix(" …"))
    keys.press("Return")
    driver.qtbot.waitUntil(target.exists, timeout=WAIT_MS)
    driver.settle()


def choose_file(driver: Driver, keys: Keyboard, path: Path) -> None:
    """Ctrl+O, and what the system's dialog answers."""
    driver.screens.items.search.setFocus()
    with pytest.MonkeyPatch.context() as patch:
        name = "gui.lifetime.file_dialogs.QFileDialog.getOpenFileNames"
        patch.setattr(name, lambda *_: ([str(path)], ""))
        keys.press("Ctrl+O")


def take_from_a_colleague(driver: Driver, keys: Keyboard, handed: Path) -> None:
    choose_file(driver, keys, handed)
    workspace = driver.application.workspace
    assert workspace is not None
    driver.qtbot.waitUntil(lambda: len(workspace.read(all_items)) == 1, timeout=WAIT_MS)
    item = stored(driver)
    assert item.title == TITLE
    assert len(workspace.read(list_meetings)) == 1  # only what was handed over
    assert [(annex.title, annex.openness) for annex in item.annexes] == [
        ("Plan for cyklerne", Openness.OPEN)
    ]
