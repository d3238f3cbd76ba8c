"""The bundled line icons (Lucide) in the theme's colors. Every part of `gui` may use it.

An icon is drawn when it is first shown, at the size and the pixel density asked for, and follows a
change of theme by itself.
"""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from gui import theme

FOLDER = theme.RESOURCES / "icons"
_THIN_STROKE = 'stroke-width="1.75"'


def icon(name: str, color: str = "muted", checked: str = "") -> QIcon:
    """An icon in a color token; `checked` is the token while its button is down."""
    if not _file(name).exists():
        raise FileNotFoundError(_file(name))
    return QIcon(_Engine(name, color, checked or color))


def pixmap(name: str, color: str, size: int, device_pixel_ratio: float = 1.0) -> QPixmap:
    """The same as a picture, for widgets that paint themselves. `size` in logical pixels."""
    return _drawn(name, theme.current().hex(color), size, device_pixel_ratio)


_clones: list[QIconEngine] = []
# Qt owns what `clone` gives it, yet PySide would free it with its last reference here. Nothing
# in Qt clones an engine unless a picture is added to a shared icon, so the list stays empty.


class _Engine(QIconEngine):
    """Draws one icon; asks for the theme's color each time, so that nobody must set icons anew."""

    def __init__(self, name: str, color: str, checked: str) -> None:
        super().__init__()
        self._name = name
        self._color = color
        self._checked = checked

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        side = max(1, min(size.width(), size.height()))
        return _drawn(self._name, self._hex(mode, state), side, 1.0)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        device = painter.device()
        ratio = device.devicePixelRatioF() if device is not None else 1.0
        corner = rect.center() - QPoint(side // 2 - 1, side // 2 - 1)
        painter.drawPixmap(corner, _drawn(self._name, self._hex(mode, state), side, ratio))

    def clone(self) -> QIconEngine:
        copy = _Engine(self._name, self._color, self._checked)
        _clones.append(copy)
        return copy

    def _hex(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        if mode == QIcon.Mode.Disabled:
            return theme.current().faint
        return theme.current().hex(self._checked if state == QIcon.State.On else self._color)


def _file(name: str) -> Path:
    return FOLDER / f"{name}.svg"


@lru_cache(maxsize=128)
def _source(name: str) -> str:
    return _file(name).read_text(encoding="utf-8").replace('stroke-width="2"', _THIN_STROKE)


@lru_cache(maxsize=512)
def _drawn(name: str, color: str, size: int, ratio: float) -> QPixmap:
    # The renderer knows no style, so the color must stand in the text.
    renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", color).encode()))
    drawn = QPixmap(round(size * ratio), round(size * ratio))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, drawn.width(), drawn.height()))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn
