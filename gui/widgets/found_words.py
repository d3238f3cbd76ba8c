"""Shows in a field the words that a search found there."""

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from gui.widgets.rich_text.document import units
from gui.widgets.rich_text.field import RichTextField
from model.text.excerpts import spot
from model.text.question import Question


def select_found(field: QWidget | None, question: Question) -> None:
    """Select what answers and scroll to it; a field in which nothing does is left as it is."""
    if isinstance(field, QLineEdit):
        found = spot(field.text(), question)
        if found is not None:
            first, last = (units(field.text()[:place]) for place in found)
            field.setSelection(first, last - first)
    elif isinstance(field, (QTextEdit, QPlainTextEdit)):
        found = spot(field.toPlainText(), question)
        if found is not None:
            _select(field, *(units(field.toPlainText()[:place]) for place in found))


def _select(field: QTextEdit | QPlainTextEdit, first: int, last: int) -> None:
    cursor = QTextCursor(field.document())
    cursor.setPosition(first)
    cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)
    if isinstance(field, RichTextField):
        field.show_cursor()
    else:
        field.ensureCursorVisible()
