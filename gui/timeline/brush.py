"""What is painted often on the timeline: lines of type that keep their shape, empty pictures."""

from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import ParamSpec

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPixmap, QStaticText

from gui import theme
from gui.theme import TextSize

Look = ParamSpec("Look")
"""All that a picture depends on."""


def draw_line(
    painter: QPainter, place: QRectF, text: str, size: TextSize, weight: QFont.Weight
) -> None:
    """One line from the left, in the middle of its height, in the painter's own font.

    `size` and `weight` tell that font apart: shapes are remembered from one step of a drag to the next.
    """
    top = place.top() + (place.height() - theme.line_height(size, weight)) / 2
    painter.drawStaticText(QPointF(place.left(), top), _shaped(text, size, weight))


def kept(megabytes: int) -> Callable[[Callable[Look, QPixmap]], Callable[Look, QPixmap]]:
    """Keep the pictures that were wanted of late, so many megabytes of them.

    Counted by size: a few slots of a large screen weigh as much as a hundred of a small one.
    """

    def keep(paint: Callable[Look, QPixmap]) -> Callable[Look, QPixmap]:
        pictures: dict[Hashable, QPixmap] = {}
        weight = 0

        def picture(*look: Look.args, **named: Look.kwargs) -> QPixmap:
            nonlocal weight
            key = (look, *named.items())
            found = pictures.pop(key, None)
            if found is None:
                found = paint(*look, **named)
                weight += _weight(found)
            pictures[key] = found  # the one that was wanted last stands last
            while weight > megabytes * 1_000_000 and len(pictures) > 1:
                weight -= _weight(pictures.pop(next(iter(pictures))))
            return found

        return picture

    return keep


def _weight(picture: QPixmap) -> int:
    return picture.width() * picture.height() * picture.depth() // 8


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
