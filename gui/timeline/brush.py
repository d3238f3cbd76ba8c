"""What is painted often on the timeline: lines of type that keep their shape, empty pictures."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPixmap, QStaticText

from gui import theme
from gui.theme import TextSize


def draw_line(
    painter: QPainter, place: QRectF, text: str, size: TextSize, weight: QFont.Weight
) -> None:
    """One line from the left, in the middle of its height, in the painter's own font.

    `size` and `weight` tell that font apart: shapes are remembered from one step of a drag to the next.
    """
    top = place.top() + (place.height() - theme.line_height(size, weight)) / 2
    painter.drawStaticText(QPointF(place.left(), top), _shaped(text, size, weight))


def blank(width: int, height: int, ratio: float) -> QPixmap:
    """A transparent picture of so many logical pixels."""
    made = QPixmap(max(1, round(width * ratio)), max(1, round(height * ratio)))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    return made


@lru_cache(maxsize=4096)
def _shaped(text: str, _size: TextSize, _weight: QFont.Weight) -> QStaticText:
    shaped = QStaticText(text)
    shaped.setTextFormat(Qt.TextFormat.PlainText)
    shaped.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    return shaped
