"""What a screen reader is told: roles of own widgets, and things that happen without focus moving.

A widget class names its role as `accessible_role`; Qt would call a plain QWidget "filler". What it
stands at, such as a slot's time, is its `accessible_value`. A class that tells more than that names
its whole interface as `accessible_interface`.
"""

import sys
from functools import cache

from PySide6.QtCore import QObject, QSignalBlocker
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleInterface,
    QAccessibleStateChangeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QComboBox, QWidget


@cache
def use_roles() -> None:
    """Have Qt ask us for roles. Called by every widget that has one; only the first call counts."""
    QAccessible.installFactory(_interface)


def announce(widget: QWidget, text: str, urgent: bool = False) -> None:
    """Have a screen reader say something, e.g. where a point was moved to."""
    event = QAccessibleAnnouncementEvent(widget, text)
    if urgent:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)


def tell_selected(widget: QWidget) -> None:
    """Have a screen reader read again whether this one of several is the chosen one."""
    changed = QAccessible.State()
    changed.selected = True
    QAccessible.updateAccessibility(QAccessibleStateChangeEvent(widget, changed))


def tell_disabled(widget: QWidget) -> None:
    """Have a screen reader read again whether this can be used."""
    changed = QAccessible.State()
    changed.disabled = True
    QAccessible.updateAccessibility(QAccessibleStateChangeEvent(widget, changed))


def show_checked(button: QAbstractButton, on: bool) -> None:
    """Show a state without `toggled`, which is then left to the user.

    A screen reader toggles a button without a click: who listens to `clicked` never hears of it.
    """
    with QSignalBlocker(button):
        button.setChecked(on)


class _ComboInterface(QAccessibleWidget):
    """On Linux Qt gives a combo box its current text for a name and ignores the accessible one."""

    def __init__(self, combo: QComboBox) -> None:
        super().__init__(combo, QAccessible.Role.ComboBox)

    def text(self, text_type: QAccessible.Text) -> str:
        combo = self.widget()
        if isinstance(combo, QComboBox):
            if text_type == QAccessible.Text.Name:
                return ", ".join(filter(None, (combo.accessibleName(), combo.currentText())))
            if text_type == QAccessible.Text.Value:
                return combo.currentText()
        return super().text(text_type)


class _RoleInterface(QAccessibleWidget):
    """A widget with a role of its own; `accessible_value` says what it stands at, if it has one.

    One of several of which one is chosen says so by `accessible_selected`, True or False.
    """

    def state(self) -> QAccessible.State:
        state = super().state()
        selected = getattr(self.widget(), "accessible_selected", None)
        if selected is not None:
            state.selectable, state.selected = True, selected
        return state

    def text(self, text_type: QAccessible.Text) -> str:
        if text_type == QAccessible.Text.Value:
            return getattr(self.widget(), "accessible_value", "")
        if text_type == QAccessible.Text.Description:
            # Qt would take the tooltip where there is none, and so say the name twice.
            return self.widget().accessibleDescription()
        return super().text(text_type)


def _interface(_class_name: str, subject: QObject) -> QAccessibleInterface | None:
    # No name is handed over: it would freeze, later changes of accessibleName would not be seen.
    if not isinstance(subject, QWidget):
        return None
    if isinstance(subject, QComboBox):
        # Elsewhere Qt's own interface names it rightly and can do more.
        named = sys.platform.startswith("linux") and subject.accessibleName()
        return _ComboInterface(subject) if named else None
    own = getattr(subject, "accessible_interface", None)
    if own is not None:
        return own(subject)
    role = getattr(subject, "accessible_role", None)
    return _RoleInterface(subject, role) if role is not None else None
