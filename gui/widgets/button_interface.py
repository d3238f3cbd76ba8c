"""What a screen reader is told of a button that may be barred, and how it presses it.

Qt's own interface takes a button for disabled only where Qt has disabled it. This one tells what Qt's
does (QAccessibleButton, QAccessibleToolButton), and that a barred button cannot be used now.
"""

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QMenu, QPushButton, QToolButton

from gui.widgets.menu import plain_words


class ButtonInterface(QAccessibleWidget):
    """One and the same while the button is barred and allowed: a screen reader keeps its place."""

    def __init__(self, button: QAbstractButton) -> None:
        super().__init__(button, QAccessible.Role.Button)

    def role(self) -> QAccessible.Role:
        if self._menu() is not None:
            return QAccessible.Role.ButtonMenu
        if not self._toggles():
            return QAccessible.Role.Button
        alone = not self._button().autoExclusive()
        return QAccessible.Role.CheckBox if alone else QAccessible.Role.RadioButton

    def state(self) -> QAccessible.State:
        button, state = self._button(), super().state()
        state.disabled = state.disabled or self._is_barred()
        state.checkable, state.checked = self._toggles(), button.isChecked()
        state.pressed = button.isDown()
        state.hasPopup = self._menu() is not None
        state.defaultButton = isinstance(button, QPushButton) and button.isDefault()
        return state

    def text(self, text_type: QAccessible.Text) -> str:
        button = self._button()
        if text_type == QAccessible.Text.Name:
            return button.accessibleName() or plain_words(button.text())
        return super().text(text_type)

    def actionNames(self) -> list[str]:
        return [*self._presses(), *super().actionNames()]

    def doAction(self, action: str) -> None:
        button = self._button()
        if action not in self._presses():
            super().doAction(action)
        elif self._is_barred():
            button.animateClick()  # tells why
        elif action == self.showMenuAction():
            assert isinstance(button, QPushButton | QToolButton)
            button.showMenu()
        elif action == self.toggleAction():
            button.toggle()
        else:
            button.animateClick()

    def keyBindingsForAction(self, action: str) -> list[str]:
        keys = self._button().shortcut().toString()
        return [keys] if keys and action == self.pressAction() else []

    def _presses(self) -> list[str]:
        if not self._button().isEnabled():
            return []
        if self._menu() is not None:
            return [self.showMenuAction()]
        return (
            [self.toggleAction(), self.pressAction()] if self._toggles() else [self.pressAction()]
        )

    def _button(self) -> QAbstractButton:
        button = self.widget()
        assert isinstance(button, QAbstractButton)
        return button

    def _is_barred(self) -> bool:
        return bool(getattr(self._button(), "why_not", ""))

    def _toggles(self) -> bool:
        """Also while it is barred, when Qt is told that it does not."""
        button = self._button()
        return getattr(button, "toggles", False) if self._is_barred() else button.isCheckable()

    def _menu(self) -> QMenu | None:
        button = self._button()
        return button.menu() if isinstance(button, QPushButton | QToolButton) else None
