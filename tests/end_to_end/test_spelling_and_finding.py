"""The spelling check and the find bar in the real window."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from gui.fields.form.rows import RichTextRow
from gui.widgets.rich_text.field import RichTextField
from model.queries.bank import bank_item
from model.queries.settings import value
from model.text.blocks import plain_text
from tests.end_to_end.driver import WAIT_MS, Driver, running
from tests.end_to_end.keyboard import Keyboard


def background(driver: Driver) -> RichTextField:
    row = driver.screens.items.page.recommendation.row("background")
    assert isinstance(row, RichTextRow)
    return row.text


def new_item(driver: Driver) -> None:
    driver.window.show()
    driver.window.activateWindow()
    driver.do("item.new")
    driver.qtbot.waitUntil(lambda: driver.screens.items.selected() is not None, timeout=WAIT_MS)
    driver.settle()


def test_a_misspelt_word_is_known_and_can_be_learnt(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, tmp_path / "m.db") as driver:
        new_item(driver)
        field = background(driver)
        marks = field.spelling
        assert marks is not None
        driver.write(field, "Et møddet nu ")
        text = field.document().firstBlock().text()
        qtbot.waitUntil(lambda: bool(marks.wrong_in(text)), timeout=WAIT_MS)
        assert [mark.word for mark in marks.wrong_in(text)] == ["møddet"]
        driver.do("edit.spelling")
        assert marks.wrong_in(text) == ()
        assert driver.application.workspace is not None
        stored = driver.application.workspace.read(lambda session: value(session, "spelling"))
        assert stored == "off"
        assert not driver.window.actions_table["edit.spelling"].isChecked()


def test_find_and_replace_by_keys(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, tmp_path / "m.db") as driver:
        new_item(driver)
        driver.write(background(driver), "Åben og åben igen")
        driver.settle()
        keys = Keyboard()
        driver.do("edit.replace")
        bar = driver.window.find_bar
        assert keys.focus() is bar.wanted
        keys.type("åben")
        keys.tab_to(bar.other)
        keys.type("lukket")
        keys.press("Return", 2)
        keys.press("Escape")
        assert keys.focus() is background(driver)
        driver.settle()
        row = driver.screens.items.selected()
        assert row is not None
        assert driver.application.workspace is not None
        detail = driver.application.workspace.read(lambda session: bank_item(session, row.id))
        assert plain_text(detail.item.background) == "lukket og lukket igen"
