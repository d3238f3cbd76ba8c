"""Paints a line of words with some of them marked: what a search found, in its surroundings."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QBrush, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout

from gui import theme
from gui.theme import TextSize

Marks = Sequence[tuple[int, int]]


def paint_marked(
    painter: QPainter,
    rect: QRect,
    text: str,
    marks: Marks,
    color: str,
    *,
    size: TextSize = TextSize.NORMAL,
    weight: QFont.Weight = QFont.Weight.Normal,
) -> None:
    """One line; ends in “…” where room is short, and marks behind that go with their words."""
    font = theme.font(size, weight)
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    kept = len(shown) - 1 if shown != text else len(text)
    layout = QTextLayout(shown, font)
    layout.setFormats([_mark(start, min(end, kept)) for start, end in marks if start < kept])
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    painter.setPen(theme.current().color(color))
    layout.draw(painter, QPointF(rect.left(), rect.center().y() - line.height() / 2))


def _mark(start: int, end: int) -> QTextLayout.FormatRange:
    look = QTextCharFormat()
    look.setBackground(QBrush(theme.current().color("warning.tint")))
    look.setForeground(QBrush(theme.current().color("text")))
    # Not by color alone.
    look.setFontWeight(QFont.Weight.DemiBold)
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, end - start, look
    return made
