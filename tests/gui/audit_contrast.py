"""Measures each text of a window as it is painted: its own color against what lies around it there.

The window is painted twice: as a drawing, which names each text with its color and place, and as a
picture, where the color that is most common in that place is what the text stands on.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from PySide6.QtCore import QBuffer, QByteArray, QPoint, QRect
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QTransform
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

from gui.widgets.barred import MayBeBarred

LEAST = 4.5
"""Between words and their ground (WCAG 2.2, 1.4.3, AA); 3 for large ones, which no part relies on."""
LEAST_OF_DISABLED = 2.0
"""What cannot be used now is exempt there, but is to be read with us."""

NEAR = 24
"""Of 255: a thin letter is smoothed, and hardly reaches its own color."""

_SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class PaintedText:
    """Words, their color and where they stand in the window."""

    words: str
    color: QColor
    place: QRect


def contrast(one: QColor, other: QColor) -> float:
    """From 1 to 21 (WCAG 2.2, relative luminance)."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def pale_words(window: QWidget) -> list[str]:
    """A line for each text of the window that is too near to its ground in color."""
    picture = window.grab().toImage()
    found: list[str] = []
    texts = list(painted_texts(window))
    for at, text in enumerate(texts):
        if any(_covers(later, text) for later in texts[at + 1 :]):
            continue  # what is selected is painted over what was there
        ground = _ground(picture, text.place)
        if ground is None or not text.words.strip() or not _is_seen(picture, text, ground):
            continue
        holder = window.childAt(text.place.center())
        barred = isinstance(holder, MayBeBarred) and bool(holder.why_not)
        enabled = holder is None or (holder.isEnabled() and not barred)
        measured = contrast(_over(text.color, ground), ground)
        if measured < (LEAST if enabled else LEAST_OF_DISABLED):
            where = type(holder).__name__ if holder is not None else "window"
            colors = f"{text.color.name()} on {ground.name()}"
            found.append(f"{measured:.2f}: {colors}: {text.words!r} in {where}")
    return found


def _covers(later: PaintedText, text: PaintedText) -> bool:
    return later.words == text.words and later.place.intersects(text.place)


def painted_texts(window: QWidget) -> Iterator[PaintedText]:
    """Everything that is written in it, as it stands."""
    root = ElementTree.fromstring(_drawing(window))
    for group in root.iter(f"{_SVG}g"):
        for element in group.findall(f"{_SVG}text"):
            size = float(re.sub(r"[^\d.]", "", element.get("font-size", "13")) or 13)
            font = QFont(element.get("font-family", ""))
            font.setPixelSize(max(1, round(size)))
            metrics = QFontMetrics(font)
            words = element.text or ""
            x, y = float(element.get("x", "0")), float(element.get("y", "0"))
            width, rise = metrics.horizontalAdvance(words), round(metrics.capHeight())
            place = QRect(round(x), round(y) - rise, max(4, width), rise)
            color = QColor(element.get("fill", "#000000"))
            color.setAlphaF(float(element.get("fill-opacity", "1")))
            yield PaintedText(words, color, _transform(group).mapRect(place))


def _drawing(window: QWidget) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(96)
    generator.setSize(window.size())
    generator.setViewBox(QRect(QPoint(), window.size()))
    painter = QPainter(generator)
    window.render(painter, QPoint())
    painter.end()
    return bytes(data.data())


def _is_seen(picture: QImage, text: PaintedText, ground: QColor) -> bool:
    """Whether its color is there at all: what is scrolled away or lies under something is drawn too."""
    wanted = _over(text.color, ground)
    return any(
        abs(color.red() - wanted.red()) < NEAR
        and abs(color.green() - wanted.green()) < NEAR
        and abs(color.blue() - wanted.blue()) < NEAR
        for color in map(QColor.fromRgb, set(_colors(picture, text.place)))
    )


def _transform(group: ElementTree.Element) -> QTransform:
    numbers = re.findall(r"-?[\d.]+(?:e-?\d+)?", group.get("transform", ""))
    if len(numbers) != 6:
        return QTransform()
    a, b, c, d, e, f = map(float, numbers)
    return QTransform(a, b, c, d, e, f)


def _ground(picture: QImage, place: QRect) -> QColor | None:
    """The most common color there; a line above and below the letters belongs to it."""
    colors = _colors(picture, place.adjusted(-2, -2, 2, 2))
    if len(colors) < 4:
        return None
    ((most, _count),) = Counter(colors).most_common(1)
    return QColor.fromRgb(most)


def _colors(picture: QImage, place: QRect) -> list[int]:
    ratio = picture.devicePixelRatio()
    inside = QRect(place.topLeft() * ratio, place.size() * ratio).intersected(picture.rect())
    if inside.isEmpty():
        return []
    part = picture.copy(inside).convertToFormat(QImage.Format.Format_RGB32)
    return list(memoryview(bytes(part.constBits())).cast("I"))


def _over(color: QColor, ground: QColor) -> QColor:
    """What is seen of a color that lets the ground through."""
    share = color.alphaF()
    return QColor.fromRgbF(
        color.redF() * share + ground.redF() * (1 - share),
        color.greenF() * share + ground.greenF() * (1 - share),
        color.blueF() * share + ground.blueF() * (1 - share),
    )


def _luminance(color: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in (color.redF(), color.greenF(), color.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
