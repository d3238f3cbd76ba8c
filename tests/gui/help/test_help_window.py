"""The help beside the window: list and page, by keys, in both looks, as a screen reader hears it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui import theme
from gui.help.pages import PAGES, title
from gui.help.search import pages_that_say
from gui.help.window import PICTURE_WIDTH, HelpWindow, show_help
from model.text.translate import set_language


@pytest.fixture
def parent(qtbot: QtBot) -> Iterator[QWidget]:
    widget = QWidget()
    qtbot.addWidget(widget)
    yield widget
    for window in widget.findChildren(HelpWindow):
        window.close()


def test_the_list_names_the_pages_and_the_arrows_change_them(qtbot: QtBot, parent: QWidget) -> None:
    window = show_help(parent, "plan")
    assert window.page() == "plan"
    assert window.browser.toPlainText().startswith("Time plan")
    qtbot.keyClick(window.list, Qt.Key.Key_Down)
    assert window.page() == "minutes"
    assert [window.list.item(row).text() for row in range(window.list.count())] == [
        title(page, "en") for page in PAGES
    ]


def test_it_speaks_the_language_of_the_window(parent: QWidget) -> None:
    set_language("da")
    window = show_help(parent, "plan")
    assert window.windowTitle() == "Hjælp"
    assert window.browser.toPlainText().startswith("Tidsplan")


def test_a_second_wish_takes_the_window_that_is_open(parent: QWidget) -> None:
    first = show_help(parent, "plan")
    assert show_help(parent, "mail") is first
    assert first.page() == "mail"
    assert not first.isModal()


def test_a_link_leads_to_its_page(parent: QWidget) -> None:
    window = show_help(parent, "mail")
    window.browser.anchorClicked.emit(QUrl("documents.md"))
    assert window.page() == "documents"
    window.browser.anchorClicked.emit(QUrl("attic.md"))
    assert window.page() == "documents"


def test_pictures_are_as_sharp_as_the_screen(parent: QWidget) -> None:
    browser = show_help(parent, "plan").browser
    kind = QTextDocument.ResourceType.ImageResource.value
    picture = browser.loadResource(kind, QUrl("plan.png"))
    assert isinstance(picture, QImage)
    room = min(PICTURE_WIDTH, browser.viewport().width())  # all of it is seen on a small screen too
    assert picture.deviceIndependentSize().width() == pytest.approx(room, abs=12)
    assert browser.loadResource(kind, QUrl("attic.png")) is None
    assert browser.loadResource(kind, QUrl("https://example.org/a.png")) is None


def test_escape_closes_it_and_names_are_there(qtbot: QtBot, parent: QWidget) -> None:
    window = show_help(parent, "it")
    assert window.list.accessibleName() == "Pages of the help"
    assert window.browser.accessibleName() == "Page of the help"
    qtbot.keyClick(window.browser, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not parent.findChildren(HelpWindow), timeout=30_000)


def test_the_page_wears_the_look(qapp: QApplication, parent: QWidget) -> None:
    window = show_help(parent, "plan")
    for name in ("dark", "light"):
        theme.apply(qapp, theme.load(name))
        sheet = window.browser.document().defaultStyleSheet()
        assert f"color: {theme.load(name).text};" in sheet
        assert window.page() == "plan"


def test_words_leave_the_pages_that_say_them_and_mark_the_places(
    qtbot: QtBot, parent: QWidget
) -> None:
    set_language("da")
    window = show_help(parent, "plan")
    window.search.setText("ordsomikkefindes")
    assert [row for row in range(len(PAGES)) if not window.list.item(row).isHidden()] == []
    assert window.page() == "plan"
    window.search.setText("MOEDE")
    shown = [PAGES[row] for row in range(len(PAGES)) if not window.list.item(row).isHidden()]
    assert shown == list(pages_that_say("møde", "da"))
    marked = window.browser.extraSelections()
    assert marked
    first = window.browser.textCursor()
    assert first.selectedText().casefold().startswith("møde")
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    assert window.browser.textCursor().position() > first.position()
    window.search.clear()
    assert not window.browser.extraSelections()
    assert not any(window.list.item(row).isHidden() for row in range(len(PAGES)))


def test_a_page_that_is_wanted_is_shown_whatever_is_looked_for(
    qtbot: QtBot, parent: QWidget
) -> None:
    window = show_help(parent, "plan")
    qtbot.keyClicks(window.search, "nowhere at all")
    show_help(parent, "mail")
    assert window.page() == "mail"
    assert window.search.text() == ""
