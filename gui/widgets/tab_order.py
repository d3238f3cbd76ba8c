"""Tab goes through a window as one reads it, though parts of it are made anew while it is open."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Protocol, cast, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QScrollArea, QSplitter, QWidget


@runtime_checkable
class OrdersItself(Protocol):
    """A part that is written in another order than the one in which it is laid out."""

    def tab_order(self) -> Sequence[QWidget]:
        """Where Tab stops in it."""
        ...


def read_by_tab(*parts: QWidget) -> None:
    """One part after the other, and each as its layout stands; what is hidden keeps its place."""
    chain = [widget for part in parts for widget in _stops(part)]
    for before, after in pairwise(chain):
        QWidget.setTabOrder(before, after)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    proxy = widget.focusProxy()
    if proxy is not None and widget.isAncestorOf(proxy):
        yield widget  # Qt moves it with all that is in it, and would turn round in it otherwise
        return
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    for part in _parts(widget):
        if not part.isHidden():
            yield from _stops(part)


def _parts(widget: QWidget) -> Iterator[QWidget]:
    layout = widget.layout()
    if _orders_itself(type(widget)):
        yield from cast(OrdersItself, widget).tab_order()
    elif isinstance(widget, QScrollArea):
        inside = widget.widget()
        yield from () if inside is None else (inside,)
    elif isinstance(widget, QSplitter):
        for place in range(widget.count()):
            pair = (widget.handle(place), widget.widget(place))
            yield from (part for part in pair if part is not None)
    elif layout is not None:
        yield from _laid_out(layout)
    elif not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:  # a field keeps what it is made of
        yield from _painted_on(widget)


@cache
def _orders_itself(kind: type[QWidget]) -> bool:
    """Asked for hundreds of widgets at each Tab, and a protocol takes its time to answer."""
    return issubclass(kind, OrdersItself)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    places = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        places.sort(key=lambda place: cast(tuple[int, ...], layout.getItemPosition(place)))
    for place in places:
        item = layout.itemAt(place)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid_out(inner)


def _painted_on(ground: QWidget) -> list[QWidget]:
    """What stands on it by numbers, such as the points of a day: from above, then from the left."""
    parts = [part for part in ground.children() if isinstance(part, QWidget)]
    return sorted((p for p in parts if not p.isWindow()), key=lambda part: (part.y(), part.x()))
