"""The jobs inside a meeting, one click away: exclusive tabs on one rail."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from gui import theme
from gui.theme import TextSize, dress
from gui.widgets.accessible import show_checked
from gui.widgets.motion.mark import Mark


class SegmentedTabs(QFrame):
    """One tab is current. `chosen` brings its key when the user picks another."""

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self, "tabs")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._buttons: dict[str, QPushButton] = {}
        self._mark = Mark(self, self._buttons)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(3, 3, 3, 3)
        self._row.setSpacing(2)

    def add(self, key: str, text: str, tip: str = "") -> None:
        """Another tab on the right."""
        button = QPushButton(text)
        button.setFont(theme.font(TextSize.NORMAL, QFont.Weight.Medium))
        dress(button, "tab")
        button.setCheckable(True)
        button.setAutoExclusive(True)
        button.setAccessibleName(text.replace("&", ""))
        button.setToolTip(tip)
        button.toggled.connect(lambda on: self._on_toggled(key) if on else None)
        self._buttons[key] = button
        self._row.addWidget(button)
        if len(self._buttons) == 1:
            self.set_current(key)

    def rename(self, key: str, text: str) -> None:
        """Another word on a tab."""
        self._buttons[key].setText(text)
        self._buttons[key].setAccessibleName(text.replace("&", ""))

    def current(self) -> str:
        """The key of the current tab, or an empty string."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def set_current(self, key: str) -> None:
        """Mark a tab without `chosen`."""
        show_checked(self._buttons[key], True)
        self._mark.move(key)

    def take_focus(self) -> None:
        """The current tab gets the keys."""
        self._buttons[self.current()].setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._mark.paint(7, "surface", "border")

    def _on_toggled(self, key: str) -> None:
        self._mark.move(key)
        self.chosen.emit(key)
