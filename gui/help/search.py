"""Words looked for in the help: the pages that say them, and the places on one.

Letters are folded as in the search over meetings, and a word is found by its beginning.
"""

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from gui import theme
from gui.help.pages import PAGES, markdown
from model.text.folding import folded_words, words


def pages_that_say(question: str, language: str) -> tuple[str, ...]:
    """Those that say all of its words, in their order; all of them for a question without words."""
    wanted = folded_words(question)
    return tuple(page for page in PAGES if _says(folded_words(markdown(page, language)), wanted))


def _says(said: list[str], wanted: list[str]) -> bool:
    return all(any(word.startswith(one) for word in said) for one in wanted)


class Places:
    """Where the page in a browser says what is looked for: marked there, and gone to one by one."""

    def __init__(self, browser: QTextBrowser) -> None:
        self._browser = browser
        self._found: list[QTextCursor] = []

    def mark(self, question: str) -> None:
        """Mark the words of a question, instead of those before, and go to the first."""
        wanted = tuple(folded_words(question))
        said = words(self._browser.toPlainText()) if wanted else ()
        self._found = [
            self._cursor(word.start, word.end) for word in said if word.folded.startswith(wanted)
        ]
        look = QTextCharFormat()
        look.setBackground(theme.current().color("warning.tint"))
        look.setFontUnderline(True)  # not by color alone
        self._browser.setExtraSelections([_marked(place, look) for place in self._found])
        if self._found:
            self._go(self._found[0])

    def step(self, by: int) -> None:
        """Go to the next place, or with -1 to the one before; behind the last comes the first."""
        if not self._found:
            return
        here = self._browser.textCursor().selectionStart()
        starts = [place.selectionStart() for place in self._found]
        if by > 0:
            behind = (place for place, start in enumerate(starts) if start > here)
            self._go(self._found[next(behind, 0)])
        else:
            before = [place for place, start in enumerate(starts) if start < here]
            self._go(self._found[before[-1] if before else -1])

    def _go(self, place: QTextCursor) -> None:
        self._browser.setTextCursor(place)
        self._browser.ensureCursorVisible()

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self._browser.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor


def _marked(place: QTextCursor, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
    made = QTextEdit.ExtraSelection()
    made.cursor, made.format = place, look  # type: ignore[attr-defined]
    return made
