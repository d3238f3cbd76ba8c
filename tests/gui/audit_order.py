"""Whether Tab goes through a window as one reads it: down each column, and along each line."""

from itertools import pairwise

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from tests.gui.audit_names import path


def backward(window: QWidget, stops: list[QWidget]) -> list[str]:
    """A line for each step of this round by Tab that goes up, or to the left on its line."""
    begun = _begun(window, stops)
    return [
        f"Tab goes back from {path(before)} to {path(after)}"
        for before, after in pairwise(begun)
        if _goes_back(_place(before, after, window), _place(after, before, window))
    ]


def _begun(window: QWidget, stops: list[QWidget]) -> list[QWidget]:
    """The round from where Tab comes into the window."""
    at = window.nextInFocusChain()
    while at is not None and at not in stops and at is not window:
        at = at.nextInFocusChain()
    first = stops.index(at) if at is not None and at in stops else 0
    return stops[first:] + stops[:first]


def _goes_back(before: QRect, after: QRect) -> bool:
    above = after.bottom() < before.top()
    beside = not above and before.bottom() >= after.top()
    return (above and after.left() <= before.left()) or (beside and after.right() < before.left())


def _place(widget: QWidget, other: QWidget, window: QWidget) -> QRect:
    """Where it stands; for what scrolls where `other` does not, the place in which it scrolls."""
    seen = widget
    at = widget.parentWidget()
    while at is not None and at is not window:
        if isinstance(at, QAbstractScrollArea) and not (at is other or at.isAncestorOf(other)):
            seen = at
        at = at.parentWidget()
    return QRect(seen.mapTo(window, QPoint()), seen.size())
