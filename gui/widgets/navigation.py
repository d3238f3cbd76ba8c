"""The list of places down the left side."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFont, QPaintEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from gui import theme
from gui.icons import icon
from gui.theme import TextSize, dress
from gui.widgets.accessible import show_checked
from gui.widgets.motion.mark import Mark


class NavigationList(QWidget):
    """One place is current. `chosen` brings its key when the user picks another."""

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._buttons: dict[str, _NavigationButton] = {}
        self._told = False
        self._mark = Mark(self, self._buttons)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(2)

    def add(self, key: str, text: str, icon_name: str) -> None:
        """Another place, below the others."""
        button = _NavigationButton(text, icon_name)
        button.pressed.connect(self._on_pressed)
        button.toggled.connect(lambda on: self._on_toggled(key) if on else None)
        button.clicked.connect(lambda: self._on_clicked(key))
        self._buttons[key] = button
        self._rows.addWidget(button)
        if len(self._buttons) == 1:
            self.set_current(key)

    def add_stretch(self) -> None:
        """Push what follows to the bottom."""
        self._rows.addStretch(1)

    def current(self) -> str:
        """The key of the current place, or an empty string."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def set_current(self, key: str) -> None:
        """Mark a place without `chosen`."""
        show_checked(self._buttons[key], True)
        self._mark.move(key)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._mark.paint(8, "navigation_selected")

    # A click on the current place leads there too, and does not toggle; a screen reader toggles
    # without a click. Whichever it is, it is told once.

    def _on_pressed(self) -> None:
        self._told = False

    def _on_toggled(self, key: str) -> None:
        self._told = True
        self._mark.move(key)
        self.chosen.emit(key)

    def _on_clicked(self, key: str) -> None:
        if not self._told:
            self.chosen.emit(key)

    def fold(self, folded: bool) -> None:
        """Show the pictures alone, and the words as tips; or both."""
        for button in self._buttons.values():
            button.fold(folded)


class _NavigationButton(QPushButton):
    def __init__(self, text: str, icon_name: str) -> None:
        super().__init__(f"  {text}")
        self._words = self.text()
        self.setFont(theme.font(TextSize.NORMAL, QFont.Weight.Medium))
        dress(self, "navigation")
        self.setIcon(icon(icon_name, "muted", "accent"))
        self.setIconSize(QSize(18, 18))
        self.setCheckable(True)
        # Exclusive among its neighbours, and thereby a radio button to a screen reader.
        self.setAutoExclusive(True)
        self.setMinimumHeight(34)
        self._name = text.replace("&", "")
        self.setAccessibleName(self._name)

    def fold(self, folded: bool) -> None:
        self.setText("" if folded else self._words)
        self.setToolTip(self._name if folded else "")
