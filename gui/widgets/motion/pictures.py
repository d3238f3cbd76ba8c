"""Pictures of parts on their way from one place to another, laid over the parts that are there already.

Nothing is laid out while they move, and a screen reader and the mouse meet only what is really there.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QRegion
from PySide6.QtWidgets import QWidget

from gui import theme
from gui.widgets.motion.course import Course

EDGE = 8
"""How much of a part's lower end is its edge, in pixels, where the part is no page."""
_UNSEEN = "qt_rubberband"
"""Qt shows no widget of this name to a screen reader."""


@dataclass(frozen=True, slots=True)
class Part:
    """A picture of something as it is at the end, and from where to where it goes, in logical pixels.

    So much of its lower end, its `edge`, stays whole while its height changes.
    """

    picture: QPixmap
    start: QRect
    end: QRect
    edge: int = EDGE


Key = TypeVar("Key", bound=Hashable)
"""What a part is known by, before a change and behind it."""


def ways(
    before: Mapping[Key, QRect], after: Mapping[Key, QRect], seen: QRect
) -> Iterator[tuple[Key, QRect, QRect]]:
    """Of everything that is seen at the end or was at the start, from where to where it goes.

    Nothing, where nothing that was there already has another place or height. What is new stands
    where it shall be; what has gone is not told of.
    """
    known = before.keys() & after.keys()
    changed = {key for key in known if _differ(before[key], after[key])}
    found = {key: (before.get(key, end), end) for key, end in after.items()}
    if any(any(map(seen.intersects, found[key])) for key in changed):
        for key, (start, end) in found.items():
            if seen.intersects(start) or seen.intersects(end):
                yield key, start, end


def _differ(before: QRect, after: QRect) -> bool:
    """A width alone that changes is a window that is made larger, not something that moves."""
    return (before.topLeft(), before.height()) != (after.topLeft(), after.height())


def in_sight(widget: QWidget) -> QRect:
    """How much of a widget those around it let be seen. What lies over it does not count."""
    seen, corner, inner = widget.rect(), QPoint(), widget
    while not inner.isWindow() and (outer := inner.parentWidget()) is not None:
        corner -= inner.pos()
        seen &= outer.rect().translated(corner)
        inner = outer
    return seen


def in_order(parts: Sequence[Part], front: Part | None = None) -> list[Part]:
    """What goes far passes over what makes room for it, and `front` over all."""
    return sorted(parts, key=lambda part: (part is front, _distance(part)))


def _distance(part: Part) -> int:
    return (part.end.topLeft() - part.start.topLeft()).manhattanLength()


def plain(place: QRect, ratio: float, color: str) -> QPixmap:
    """A color of the theme, as large as `place` in logical pixels."""
    picture = QPixmap(max(1, round(place.width() * ratio)), max(1, round(place.height() * ratio)))
    picture.setDevicePixelRatio(ratio)
    picture.fill(theme.current().color(color))
    return picture


def portrait(widget: QWidget) -> QPixmap:
    """A widget as it looks now; where it does not paint, the picture is empty."""
    picture = QPixmap(widget.size() * widget.devicePixelRatioF())
    picture.setDevicePixelRatio(widget.devicePixelRatioF())
    picture.fill(Qt.GlobalColor.transparent)
    flags = QWidget.RenderFlag.DrawChildren
    widget.render(picture, QPoint(), QRegion(widget.rect()), flags)
    return picture


def alone(widget: QWidget, place: QRect, color: str) -> QPixmap:
    """A widget without its children, on a color of the theme."""
    picture = plain(place, widget.devicePixelRatioF(), color)
    widget.render(picture, QPoint(), QRegion(place), QWidget.RenderFlag.DrawWindowBackground)
    return picture


def cut(whole: QPixmap, keys: Iterable[Key], places: Mapping[Key, QRect]) -> dict[Key, QPixmap]:
    """Parts of a picture; what lies outside it is empty."""
    ratio = whole.devicePixelRatio()
    found: dict[Key, QPixmap] = {}
    for key in keys:
        made = found[key] = QPixmap(places[key].size() * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.drawPixmap(-places[key].topLeft(), whole)
        painter.end()
    return found


class Overlay(QWidget):
    """Lies over `place` of a surface until its course is over. `paint` gets how far that is, 0 to 1."""

    def __init__(
        self,
        surface: QWidget,
        place: QRect,
        paint: Callable[[QPainter, float], None],
        ended: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__(surface)
        self.setObjectName(_UNSEEN)
        self._paint, self._ended = paint, ended
        self._done = 0.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setGeometry(place)
        self.show()
        self._course = Course(self, self._on_step, self._on_end)

    def finish(self) -> None:
        """Show what is there."""
        self._course.finish()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._paint(painter, self._done)

    def _on_step(self, done: float) -> None:
        self._done = done
        self.update()

    def _on_end(self) -> None:
        self.hide()
        self.deleteLater()
        self._ended()


def slide(surface: QWidget, place: QRect, ground: QPixmap, parts: Sequence[Part]) -> Overlay:
    """Let parts go to where they are, the last one over the others. They and `ground` hide the surface.

    `place` is where on the surface; the parts' rectangles count from its corner.
    """

    def paint(painter: QPainter, done: float) -> None:
        painter.drawPixmap(0, 0, ground)
        for part in parts:
            draw_part(painter, part, done)

    overlay = Overlay(surface, place, paint)
    overlay.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
    return overlay


def draw_part(painter: QPainter, part: Part, done: float) -> None:
    """Paint a part on its way. Its lower edge stays whole; what is between grows or is cut."""
    place = between(part.start, part.end, done)
    picture, ratio = part.picture, part.picture.devicePixelRatio()
    width, height = picture.width() / ratio, picture.height() / ratio
    if abs(place.height() - height) < 0.5:
        painter.drawPixmap(place.topLeft(), picture)
        return
    edge = min(part.edge, height, place.height())
    upper = min(place.height(), height) - edge
    rest = place.height() - edge - upper
    stripes = (
        (0.0, upper, 0.0, upper),
        (upper, rest, max(0.0, height - edge - 1), 1.0),
        (upper + rest, edge, height - edge, edge),
    )
    for top, high, source, source_high in stripes:
        if high > 0:
            target = QRectF(place.left(), place.top() + top, width, high)
            painter.drawPixmap(
                target,
                picture,
                QRectF(0, source * ratio, picture.width(), source_high * ratio),
            )


def between(start: QRect, end: QRect, done: float) -> QRectF:
    """Where something is that has gone so much of its way, in the width that it has at the end."""

    def part(first: int, last: int) -> float:
        return first + (last - first) * done

    return QRectF(
        part(start.left(), end.left()),
        part(start.top(), end.top()),
        end.width(),
        part(start.height(), end.height()),
    )
