"""Spelling in a rich text field: what is wrong is underlined for the lines in sight.

Painted, not formatted: an edit costs nothing more, and the text stays as it is. Only what is known
already is painted; words not met before are asked for when the typing rests.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QTextBlock,
    QTextCursor,
    QTextLine,
)
from PySide6.QtWidgets import QTextEdit

from gui import theme
from gui.widgets.rich_text.document import LINE_BREAK, units
from model.text.words import words

REST_MS = 300
_WAVE = 4
_MOST_BLOCKS = 4_000


class Speller(QObject):
    """Knows how words are spelt. `changed` says that there is more to know than before."""

    changed = Signal()

    def is_right(self, word: str) -> bool | None:
        """None while it is not known. Called while painting: it must only look it up."""
        raise NotImplementedError

    def ask(self, words: Iterable[str]) -> None:
        """Find out about these words; `changed` follows."""
        raise NotImplementedError

    def suggest(self, word: str, done: Callable[[list[str]], None]) -> None:
        """Hand words that may be meant to `done`, some time later."""
        raise NotImplementedError

    def learn(self, word: str) -> None:
        """This word is right."""
        raise NotImplementedError

    def forget(self, word: str) -> None:
        """A learnt word is like any other again."""
        raise NotImplementedError

    def is_learnt(self, word: str) -> bool:
        """Whether it is one that was learnt."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Mark:
    """A word and its place in its block, in the positions that Qt counts."""

    start: int
    end: int
    word: str


class SpellingMarks(QObject):
    """The underlines of one field."""

    def __init__(self, edit: QTextEdit, speller: Speller) -> None:
        super().__init__(edit)
        self._edit, self._speller = edit, speller
        self._known: dict[str, tuple[Mark, ...]] = {}
        self._unknown: set[str] = set()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._ask)
        speller.changed.connect(self._on_changed)

    @property
    def speller(self) -> Speller:
        """Who is asked."""
        return self._speller

    def paint(self, painter: QPainter, first: QTextBlock, top: float, bottom: float) -> None:
        """Underline from `first` on, between two heights of the document."""
        cursor = self._edit.textCursor()
        # A word is not wrong while it is being written.
        writing = cursor.position() if self._edit.hasFocus() else -1
        block = first
        while block.isValid():
            layout = block.layout()
            if layout.position().y() > bottom:
                break
            if layout.lineCount() and layout.position().y() + layout.boundingRect().height() >= top:
                for mark in self.wrong_in(block.text()):
                    if block.position() + mark.end != writing:
                        _underline(painter, block, mark)
            block = block.next()
        if self._unknown:
            self._rest.start()

    def wrong_in(self, text: str) -> tuple[Mark, ...]:
        """What is known to be wrong in a block's text."""
        known = self._known.get(text)
        if known is not None:
            return known
        found: list[Mark] = []
        complete = True
        for start, end, word in words(text.replace(LINE_BREAK, "\n")):
            right = self._speller.is_right(word)
            if right is None:
                self._unknown.add(word)
                complete = False
            elif not right:
                found.append(Mark(units(text[:start]), units(text[:end]), word))
        if complete:
            if len(self._known) >= _MOST_BLOCKS:
                self._known.clear()
            self._known[text] = tuple(found)
        return tuple(found)

    def word_at(self, cursor: QTextCursor) -> tuple[QTextCursor, str] | None:
        """The word that the cursor is in or behind, selected, and how it is looked up."""
        block = cursor.block()
        text, place = block.text(), cursor.position() - block.position()
        for start, end, word in words(text.replace(LINE_BREAK, "\n")):
            if units(text[:start]) <= place <= units(text[:end]):
                selected = QTextCursor(block)
                selected.setPosition(block.position() + units(text[:start]))
                end_at = block.position() + units(text[:end])
                selected.setPosition(end_at, QTextCursor.MoveMode.KeepAnchor)
                return selected, word
        return None

    def _ask(self) -> None:
        asked, self._unknown = self._unknown, set()
        self._speller.ask(asked)

    def _on_changed(self) -> None:
        self._known.clear()
        self._edit.viewport().update()


def _underline(painter: QPainter, block: QTextBlock, mark: Mark) -> None:
    layout = block.layout()
    first = layout.lineForTextPosition(mark.start).lineNumber()
    last = layout.lineForTextPosition(mark.end).lineNumber()
    wave = _wave(theme.current().hex("danger.mark"), painter.device().devicePixelRatioF())
    for number in range(first, last + 1):
        line = layout.lineAt(number)
        start = max(mark.start, line.textStart())
        end = min(mark.end, line.textStart() + line.textLength())
        left, right = (layout.position().x() + _x_at(line, at) for at in (start, end))
        top = layout.position().y() + line.y() + line.ascent() + 2
        painter.drawTiledPixmap(
            QRectF(left, top, right - left, _WAVE), wave, QPointF(left % _WAVE, 0)
        )


def _x_at(line: QTextLine, place: int) -> float:
    found: Any = line.cursorToX(place)  # PySide gives the place back as well
    return found[0]


@lru_cache(8)
def _wave(color: str, ratio: float) -> QPixmap:
    """One wave of the line, to be laid side by side."""
    picture = QPixmap(round(_WAVE * ratio), round(_WAVE * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    path = QPainterPath(QPointF(-1, 2))
    for x, y in ((0, 3), (2, 1), (4, 3), (6, 1)):
        path.lineTo(x, y)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(color), 1.1))
    painter.drawPath(path)
    painter.end()
    return picture
