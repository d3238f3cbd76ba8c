"""Where something is put into the text that is being written."""

from PySide6.QtGui import QTextCursor

from gui.widgets.rich_text.document import start_block
from gui.widgets.rich_text.edits import insert_blocks
from gui.widgets.rich_text.field import RichTextField
from model.text.blocks import Kind, RichText
from model.text.outcome_sentences import TO_FILL_IN


def append(field: RichTextField, blocks: RichText) -> None:
    """At the end, on a line of its own, as one step of undo; the cursor where one goes on."""
    cursor = QTextCursor(field.document())
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.beginEditBlock()
    if cursor.block().text():
        start_block(cursor, Kind.PARAGRAPH, 0)
    elif cursor.block().textList() is not None:
        start_block(cursor, Kind.PARAGRAPH, 0, new=False)
    start = cursor.position()
    insert_blocks(cursor, blocks)
    cursor.endEditBlock()
    field.setTextCursor(cursor)
    _select_gap(field, start)


def insert_words(field: RichTextField, text: str, instead: int = 0) -> None:
    """At the cursor, in the place of the `instead` letters before it."""
    cursor = field.textCursor()
    cursor.beginEditBlock()
    for _letter in range(instead):
        cursor.deletePreviousChar()
    start = cursor.position()
    cursor.insertText(text)
    cursor.endEditBlock()
    field.setTextCursor(cursor)
    _select_gap(field, start)


def line_before_cursor(field: RichTextField) -> str:
    """What stands on the line up to the cursor."""
    cursor = field.textCursor()
    return cursor.block().text()[: cursor.positionInBlock()]


def take_line(field: RichTextField) -> None:
    """Take the cursor's line out of the text; the line itself stays, empty."""
    cursor = field.textCursor()
    cursor.beginEditBlock()
    cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    if cursor.block().textList() is not None:
        start_block(cursor, Kind.PARAGRAPH, 0, new=False)
    cursor.endEditBlock()
    field.setTextCursor(cursor)


def _select_gap(field: RichTextField, start: int) -> None:
    """The first "…" or "NN" that was put in is selected, so that typing goes there."""
    gap = field.document().find(TO_FILL_IN, start)
    name = field.document().find("NN", start)
    found = [one for one in (gap, name) if not one.isNull()]
    if found:
        field.setTextCursor(min(found, key=lambda one: one.selectionStart()))
    field.setFocus()
