"""Where something is put into the text that is being written."""

from PySide6.QtGui import QTextCursor

from gui.widgets.rich_text.document import start_block, units
from gui.widgets.rich_text.edits import insert_blocks
from gui.widgets.rich_text.field import RichTextField
from gui.widgets.rich_text.formats import kind_of
from model.text.blocks import Kind, RichText
from model.text.outcome_sentences import TO_FILL_IN, tells, told_in
from model.text.verbs import Outcome, Verb


def append(field: RichTextField, blocks: RichText) -> QTextCursor:
    """At the end, on a line of its own, as one step of undo; the cursor where one goes on.

    What was put in, selected.
    """
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
    return _selected(field, start, cursor.position())


def told_at(
    field: RichTextField, outcome: Outcome, subject: str, verbs: tuple[Verb, ...]
) -> QTextCursor | None:
    """The first sentence that tells this outcome, selected."""
    block = field.document().begin()
    while block.isValid():
        line = block.text()
        for start, end, told in told_in(line, subject, verbs) if tells(*kind_of(block)) else ():
            if told is outcome:
                first, last = (block.position() + units(line[:at]) for at in (start, end))
                return _selected(field, first, last)
        block = block.next()
    return None


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


def _selected(field: RichTextField, start: int, end: int) -> QTextCursor:
    cursor = QTextCursor(field.document())
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _select_gap(field: RichTextField, start: int) -> None:
    """The first "…" or "NN" that was put in is selected, so that typing goes there."""
    gap = field.document().find(TO_FILL_IN, start)
    name = field.document().find("NN", start)
    found = [one for one in (gap, name) if not one.isNull()]
    if found:
        field.setTextCursor(min(found, key=lambda one: one.selectionStart()))
    field.setFocus()
