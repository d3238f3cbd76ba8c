"""Find and replace over the texts of a page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.find_bar import FindBar
from gui.widgets.rich_text.field import RichTextField
from model.text.blocks import Block, Kind, Run, paragraph, plain_text
from tests.gui.widgets.rich_text.texts import move_to, press, type_text


class Page(QWidget):
    """A bar over two fields, and a third one out of sight."""

    def __init__(self) -> None:
        super().__init__()
        self.fields = [RichTextField(name) for name in ("one", "two", "hidden")]
        self.bar = FindBar(lambda: self)
        box = QVBoxLayout(self)
        for widget in (self.bar, *self.fields):
            box.addWidget(widget)
        self.one, self.two, self.hidden = self.fields
        self.hidden.hide()
        self.one.set_blocks((paragraph("Åben skole, åben 😀 dør"), paragraph("ÅBEN by")))
        self.two.set_blocks(
            (Block(Kind.BULLET, 0, (Run("en "), Run("åben", bold=True), Run(" sag"))),)
        )
        self.hidden.set_blocks((paragraph("åben"),))


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    made = Page()
    qtbot.addWidget(made)
    made.resize(600, 500)
    made.show()
    made.one.setFocus()
    qtbot.waitUntil(made.one.hasFocus)
    return made


def said(page: Page) -> str:
    return page.bar._count.text()


def selected(page: Page) -> list[str]:
    return [field.textCursor().selectedText() for field in page.fields]


def test_found_across_the_fields_and_round_the_end(page: Page) -> None:
    page.bar.open()
    type_text(page.bar.wanted, "åben")
    found = [(said(page), selected(page))]
    for _round in range(4):
        press(page.bar.wanted, Qt.Key.Key_Return)
        found.append((said(page), selected(page)))
    assert found == [
        ("1 of 4", ["Åben", "", ""]),
        ("2 of 4", ["åben", "", ""]),
        ("3 of 4", ["ÅBEN", "", ""]),
        ("4 of 4", ["ÅBEN", "åben", ""]),
        ("1 of 4", ["Åben", "åben", ""]),
    ]
    press(page.bar.wanted, Qt.Key.Key_Return, modifiers=Qt.KeyboardModifier.ShiftModifier)
    assert said(page) == "4 of 4"
    assert [len(field.extraSelections()) for field in page.fields] == [3, 1, 0]
    press(page.bar.wanted, Qt.Key.Key_Escape)
    assert page.bar.isHidden()
    assert page.two.hasFocus()
    assert [len(field.extraSelections()) for field in page.fields] == [0, 0, 0]


def test_case_blanks_and_nothing(page: Page) -> None:
    page.bar.open()
    page.bar.case.setChecked(True)
    type_text(page.bar.wanted, "åben")
    assert said(page) == "1 of 2"
    page.bar.case.setChecked(False)
    page.one.set_blocks((paragraph("kl. 9\u00a0til 10"),))
    page.bar.wanted.setText("")
    type_text(page.bar.wanted, "9 til")
    assert said(page) == "1 of 1"
    type_text(page.bar.wanted, "x")
    assert said(page) == "Not found"
    assert page.bar._all.why_not


def test_what_is_selected_is_looked_for_from_there(page: Page) -> None:
    move_to(page.one, "by")
    cursor = page.one.textCursor()
    cursor.select(cursor.SelectionType.WordUnderCursor)
    page.one.setTextCursor(cursor)
    page.bar.open()
    assert page.bar.wanted.text() == "by"
    assert said(page) == "1 of 1"


def test_replace_one_by_one_keeps_the_style(page: Page) -> None:
    page.bar.open(replace=True)
    type_text(page.bar.wanted, "åben")
    page.bar.other.setFocus()
    type_text(page.bar.other, "lukket 😀")
    press(page.bar.other, Qt.Key.Key_Return)
    assert plain_text(page.one.blocks()) == "lukket 😀 skole, åben 😀 dør\nÅBEN by"
    assert said(page) == "1 of 3"
    for _round in range(3):
        press(page.bar.other, Qt.Key.Key_Return)
    assert page.two.blocks()[0].runs == (Run("en "), Run("lukket 😀", bold=True), Run(" sag"))
    assert said(page) == "Not found"


def test_replace_all_is_one_step_in_each_field(page: Page) -> None:
    before = [field.blocks() for field in page.fields]
    page.two.setReadOnly(True)
    page.bar.open(replace=True)
    type_text(page.bar.wanted, "åben")
    page.bar.other.setText("gennemsigtig å")
    page.bar.replace_all()
    assert said(page) == "3 places replaced"
    assert plain_text(page.one.blocks()).count("gennemsigtig å") == 3
    assert page.one.has_unsaved_text
    assert (page.two.blocks(), page.hidden.blocks()) == tuple(before[1:])
    page.one.undo()
    assert page.one.blocks() == before[0]


def test_marks_follow_what_is_typed_while_the_bar_is_open(qtbot: QtBot, page: Page) -> None:
    page.bar.open()
    type_text(page.bar.wanted, "åben")
    move_to(page.two, "sag")
    type_text(page.two, " åben")
    qtbot.waitUntil(lambda: len(page.two.extraSelections()) == 2)
    page.two.setFocus()
    page.bar.step(1)
    assert said(page) == "1 of 5"


def test_what_replaces_stands_below_where_the_bar_is_narrow(qtbot: QtBot) -> None:
    page, bar = QWidget(), FindBar(lambda: None)
    QVBoxLayout(page).addWidget(bar)
    qtbot.addWidget(page)
    page.resize(900, 80)
    page.show()
    bar.open(replace=True)
    qtbot.waitUntil(lambda: not is_below(bar), timeout=60_000)
    page.resize(600, 80)
    qtbot.waitUntil(lambda: is_below(bar), timeout=60_000)
    assert page.width() == 600


def is_below(bar: FindBar) -> bool:
    corner = bar.other.mapTo(bar, bar.other.rect().topLeft())
    return corner.y() >= bar.wanted.height()
