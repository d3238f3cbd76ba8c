"""Words in a document: where they stand, and others in their place."""

import re
from collections.abc import Sequence

from PySide6.QtGui import QTextCursor, QTextDocument

from gui.widgets.rich_text.document import units
from gui.widgets.rich_text.edits import one_step

Span = tuple[int, int]
"""First and last position in a document, as Qt counts."""

MOST = 2_000
"""More than these are not looked for in one document."""


def pattern(wanted: str, match_case: bool = False) -> re.Pattern[str] | None:
    """What to look for; a blank also finds the one that does not break. None for nothing."""
    if not wanted:
        return None
    written = re.escape(wanted).replace(r"\ ", "[ \u00a0]")
    return re.compile(written, re.NOFLAG if match_case else re.IGNORECASE)


def find_all(document: QTextDocument, wanted: re.Pattern[str]) -> list[Span]:
    """Every place, from the start."""
    found: list[Span] = []
    block = document.begin()
    while block.isValid() and len(found) < MOST:
        text, start = block.text(), block.position()
        for match in wanted.finditer(text):
            first = start + units(text[: match.start()])
            found.append((first, first + units(match[0])))
        block = block.next()
    return found


def replace(document: QTextDocument, places: Sequence[Span], text: str) -> None:
    """Put `text` in these places, in the style of what stood there; one step for undo."""
    cursor = QTextCursor(document)
    with one_step(cursor):
        for first, last in reversed(places):  # from the end: the places above stay right
            cursor.setPosition(first + 1)
            style = cursor.charFormat()
            cursor.setPosition(first)
            cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(text, style)
