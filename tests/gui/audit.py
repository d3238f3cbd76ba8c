"""Looks through a screen as it stands for what a hand, an eye or a screen reader would miss."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QScrollBar,
    QWidget,
)

LEAST_TARGET = 24
"""Pixels on each side of what is clicked (WCAG 2.2, 2.5.8)."""


def faults(window: QWidget) -> list[str]:
    """A line for each fault of a control that is to be seen in `window`."""
    found: list[str] = []
    for control in controls(window):
        name = QAccessible.queryAccessibleInterface(control)
        told = name.text(QAccessible.Text.Name) if name is not None else ""
        if not told.strip():
            found.append(f"no name: {_path(control)}")
        # A page that scrolls is a pane; Qt's own role for it says no more.
        pane = isinstance(control, QAbstractScrollArea)
        nothing = (QAccessible.Role.NoRole, QAccessible.Role.Client)
        if name is not None and name.role() in nothing and not pane:
            found.append(f"no role: {_path(control)}")
        size = control.size()
        if isinstance(control, QAbstractButton) and min(size.width(), size.height()) < LEAST_TARGET:
            found.append(f"{size.width()} x {size.height()}: {_path(control)} {told!r}")
    return found


def controls(window: QWidget) -> Iterator[QWidget]:
    """Everything that takes keys or clicks and is to be seen."""
    for widget in window.findChildren(QWidget):
        seen = widget.isVisible() and not widget.visibleRegion().isEmpty()
        # What Qt makes inside a control is reached through it.
        inner = isinstance(widget.parentWidget(), QAbstractScrollArea | QAbstractSpinBox)
        if not seen or inner or isinstance(widget, QScrollBar):
            continue
        reached = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if reached or isinstance(widget, QAbstractButton):
            yield widget


def without_mark(window: QWidget) -> list[str]:
    """Controls that look the same with the focus as without it."""
    found: list[str] = []
    for control in list(controls(window)):
        if not control.focusPolicy() & Qt.FocusPolicy.TabFocus or not control.isEnabled():
            continue
        corner = control.mapTo(window, control.rect().topLeft())
        place = control.rect().translated(corner).adjusted(-4, -4, 4, 4)
        focused = QApplication.focusWidget()
        if focused is not None:
            focused.clearFocus()
        before = window.grab(place).toImage()
        control.setFocus(Qt.FocusReason.TabFocusReason)
        if control.hasFocus() and window.grab(place).toImage() == before:
            found.append(f"no mark of the focus: {_path(control)}")
    return found


def _path(widget: QWidget) -> str:
    names: list[str] = []
    at: QWidget | None = widget
    while at is not None and len(names) < 4:
        names.append(type(at).__name__ + (f"#{at.objectName()}" if at.objectName() else ""))
        at = at.parentWidget()
    return " < ".join(names)
