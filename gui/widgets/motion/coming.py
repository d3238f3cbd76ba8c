"""What comes over a page or goes from it softly: there or gone at once, only its picture takes time."""

from collections.abc import Container, Generator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, QRect
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QGraphicsOpacityEffect, QWidget

from gui.widgets.motion.course import Course
from gui.widgets.motion.pictures import EDGE, Overlay, Part, in_sight, plain, portrait, slide
from gui.widgets.motion.wish import may_slide, wanted

_LEVELS = 4
"""A layout that changes asks the one around it: part, column, what scrolls it, and that one's frame."""


def fade_in(widget: QWidget) -> None:
    """Let something that was just shown be seen little by little. It can be used at once."""
    if not wanted() or not widget.isVisible():
        return
    effect = QGraphicsOpacityEffect(widget)
    effect.setOpacity(0.0)
    widget.setGraphicsEffect(effect)

    def end() -> None:
        if widget.graphicsEffect() is effect:
            widget.setGraphicsEffect(None)  # type: ignore[arg-type]

    Course(widget, effect.setOpacity, end)


def fade_out(widget: QWidget) -> None:
    """Hide something; its picture stays a moment longer and is no obstacle."""
    below = widget.parentWidget()
    if below is None or not wanted() or not widget.isVisible():
        widget.hide()
        return
    picture = portrait(widget)
    widget.hide()

    def paint(painter: QPainter, done: float) -> None:
        painter.setOpacity(1.0 - done)
        painter.drawPixmap(0, 0, picture)

    Overlay(below, widget.geometry(), paint)


@contextmanager
def making_room(part: QWidget, leaving: bool = False) -> Generator[None]:
    """While a part of a column comes, goes or changes its height: what stands around it slides.

    The column is laid out once, before anything moves. `leaving`: the part is about to be hidden.
    """
    column = part.parentWidget()
    if column is None or not may_slide() or not column.isVisible():
        yield
        return
    last = portrait(part) if leaving else None
    before = {child: QRect(child.geometry()) for child in _shown(column)}
    yield
    for _level in range(_LEVELS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    _slide(column, part, before, last)


def _slide(
    column: QWidget, part: QWidget, before: dict[QWidget, QRect], last: QPixmap | None
) -> None:
    """`last` is the picture of the part that has gone."""
    after = {child: child.geometry() for child in _shown(column)}
    changed = {child: end for child, end in after.items() if before.get(child) != end}
    place = QRect()
    for child, end in changed.items():
        place = place.united(end).united(before.get(child, end))
    place &= in_sight(column)
    if place.isEmpty():
        return
    ways = {child: (before.get(child, end), end) for child, end in after.items()}
    if part in after and part not in before:
        ways[part] = (_folded(after[part]), after[part])
    parts = [
        Part(portrait(child), *_seen_from(place, way), _edge(child, part, before))
        for child, way in ways.items()
        if any(map(place.intersects, way))
    ]
    if last is not None:
        way = (before[part], _folded(before[part]))
        parts.insert(0, Part(last, *_seen_from(place, way), part.height()))
    slide(column, place, plain(place, column.devicePixelRatioF(), _ground(column)), parts)


def _edge(child: QWidget, part: QWidget, before: Container[QWidget]) -> int:
    """What comes is drawn out from above, what unfolds is cut below, and a page keeps its foot."""
    if child is part:
        return EDGE if part in before else part.height()
    return child.height() // 3


def _folded(place: QRect) -> QRect:
    return QRect(place.x(), place.y(), place.width(), 0)


def _seen_from(place: QRect, way: tuple[QRect, QRect]) -> tuple[QRect, QRect]:
    start, end = way
    return start.translated(-place.topLeft()), end.translated(-place.topLeft())


def _shown(column: QWidget) -> list[QWidget]:
    """What stands in it, and what lies over it last."""
    children = [child for child in column.children() if isinstance(child, QWidget)]
    return [child for child in children if child.isVisible() and not isinstance(child, Overlay)]


def _ground(widget: QWidget | None) -> str:
    """The color under it: of the card that it stands in, else of the window."""
    while widget is not None and not widget.isWindow():
        if widget.property("look") in ("card", "panel"):
            return "surface"
        widget = widget.parentWidget()
    return "window"
