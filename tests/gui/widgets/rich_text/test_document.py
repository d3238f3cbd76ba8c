"""Blocks ↔ document, and foreign changes: nothing lost, nothing more touched than needed."""

from hypothesis import given
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.widgets.rich_text import minimal
from gui.widgets.rich_text.document import read, write
from gui.widgets.rich_text.field import RichTextField
from model.text.blocks import Block, Kind, RichText, Run, from_plain, normalise, paragraph
from tests.gui.widgets.rich_text.texts import move_to, press, rich_texts, shown, type_text


@given(rich_texts)
def test_a_text_comes_back_as_it_was(qapp: QApplication, text: RichText) -> None:
    document = QTextDocument()
    write(document, text)
    assert normalise(read(document)) == text
    assert document.blockCount() == max(1, len(text))
    assert not document.isUndoAvailable()


@given(rich_texts, rich_texts)
def test_a_document_can_become_any_other(
    qapp: QApplication, before: RichText, after: RichText
) -> None:
    document = QTextDocument()
    write(document, before)
    changed = minimal.change_to(document, after)
    assert normalise(read(document)) == after
    assert changed == (before != after)
    if changed:
        document.undo()
        assert normalise(read(document)) == before


def test_what_no_document_can_hold_is_gone_before_it(qapp: QApplication) -> None:
    text = normalise((paragraph("\ufeffa\ufdd0b"), paragraph("c\ufdd1\ufeff\nd")))
    document = QTextDocument()
    write(document, ())
    minimal.change_to(document, text)
    assert [block.text for block in read(document)] == ["ab", "c\nd"]
    assert normalise(read(document)) == text


@given(rich_texts)
def test_small_changes_touch_little(qapp: QApplication, text: RichText) -> None:
    wanted = normalise((*text, paragraph("added at the end")))
    document = QTextDocument()
    write(document, text)
    touched: list[tuple[int, int, int]] = []
    document.contentsChange.connect(lambda *what: touched.append(what))
    end = document.characterCount() - 1
    minimal.change_to(document, wanted)
    assert all(place >= end - 1 for place, _removed, _added in touched)


def test_the_cursor_stays_at_its_word(qtbot: QtBot) -> None:
    field = RichTextField("Text")
    qtbot.addWidget(field)
    field.set_blocks((paragraph("one two three"), paragraph("four five 😀 six")))
    move_to(field, "five")
    assert field.set_blocks_minimally(
        (
            Block(Kind.HEADING, 1, (Run("new"),)),
            paragraph("one and three"),
            paragraph("four five 😀😀 seven"),
        )
    )
    cursor = field.textCursor()
    assert cursor.block().text()[: cursor.positionInBlock()] == "four five"
    assert not field.document().isUndoAvailable()
    assert shown(field.blocks()) == ["h1 new", "p0 one and three", "p0 four five 😀😀 seven"]


def test_what_comes_in_from_elsewhere_is_not_selected_for_the_next_key(qtbot: QtBot) -> None:
    field = RichTextField("Text")
    qtbot.addWidget(field)
    for before, after in (("", "a draft"), ("a", "a draft"), ("a\nb", "c\nd\ne"), ("one", "two")):
        field.set_blocks(from_plain(before))
        field.moveCursor(QTextCursor.MoveOperation.End)
        assert field.set_blocks_minimally(from_plain(after))
        assert field.textCursor().selectedText() == ""
    field.selectAll()
    assert field.set_blocks_minimally(from_plain("two three"))
    assert field.textCursor().selectedText() == "two"


def test_no_foreign_change_while_typing(qtbot: QtBot) -> None:
    field = RichTextField("Text")
    qtbot.addWidget(field)
    type_text(field, "mine")
    assert not field.set_blocks_minimally((paragraph("theirs"),))
    field.flush()
    assert field.has_unsaved_text  # handed on, but not stored yet
    assert not field.set_blocks_minimally((paragraph("theirs"),))
    field.mark_saved((paragraph("mine"),))
    assert not field.has_unsaved_text
    assert field.set_blocks_minimally((paragraph("theirs"),))
    assert shown(field.blocks()) == ["p0 theirs"]


def test_blank_lines_in_the_making_survive_a_foreign_echo(qtbot: QtBot) -> None:
    field = RichTextField("Text")
    qtbot.addWidget(field)
    field.set_blocks((paragraph("a"),))
    move_to(field, "a")
    press(field, 0x01000004, "\r")
    field.flush()
    assert field.document().blockCount() == 2
    assert not field.has_unsaved_text  # a blank line is nothing that is stored
    assert field.set_blocks_minimally((paragraph("a"),))
    assert field.document().blockCount() == 2
