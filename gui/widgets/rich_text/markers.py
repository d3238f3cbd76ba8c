"""The bullets and numbers in front of items, painted for the lines in sight."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QTextBlock

from gui import theme
from gui.widgets.rich_text.formats import INDENT, kind_of
from model.text.blocks import LIST_KINDS, Kind

_BULLET = 5.0
_BULLET_BEFORE = 13.0
_NUMBER_BEFORE = 8.0


def paint(painter: QPainter, first: QTextBlock, top: float, bottom: float) -> None:
    """Paint the markers from `first` on, between two heights of the document."""
    look = theme.current()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(first.document().defaultFont())
    metrics = QFontMetricsF(painter.font())
    color = look.color("text")
    for block, number in _numbered(first):
        layout = block.layout()
        if layout.position().y() > bottom:
            return
        kind, level = kind_of(block)
        if kind not in LIST_KINDS or layout.lineCount() == 0:
            continue
        line = layout.lineAt(0)
        place = layout.position() + line.position()
        if place.y() + line.height() < top:
            continue
        painter.setPen(color)
        baseline = place.y() + line.ascent()
        if kind == Kind.NUMBER:
            text = f"{number}."
            left = place.x() - max(INDENT - 2, metrics.horizontalAdvance(text) + _NUMBER_BEFORE)
            painter.drawText(QPointF(left, baseline), text)
        else:
            _paint_bullet(painter, QPointF(place.x(), baseline - metrics.xHeight() / 2), level)


def _paint_bullet(painter: QPainter, place: QPointF, level: int) -> None:
    color = theme.current().color("text")
    box = QRectF(0, 0, _BULLET, _BULLET)
    box.moveCenter(QPointF(place.x() - _BULLET_BEFORE, place.y()))
    shape = level % 3
    if shape == 1:
        painter.setPen(QPen(color, 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box)
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    if shape == 0:
        painter.drawEllipse(box)
    else:
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))


def _numbered(first: QTextBlock) -> Iterator[tuple[QTextBlock, int]]:
    """Every block from `first` on with its count within its list, as `blocks.numbering` counts."""
    start = first
    while start.isValid() and kind_of(start)[0] in LIST_KINDS and start.previous().isValid():
        start = start.previous()
    counts: list[tuple[Kind, int]] = []
    block = start
    while block.isValid():
        kind, level = kind_of(block)
        count = 0
        if kind not in LIST_KINDS:
            counts.clear()
        else:
            del counts[level + 1 :]
            while len(counts) <= level:
                counts.append((kind, 0))
            present, before = counts[level]
            count = before + 1 if present is kind else 1
            counts[level] = (kind, count)
        if block.blockNumber() >= first.blockNumber():
            yield block, count
        block = block.next()
