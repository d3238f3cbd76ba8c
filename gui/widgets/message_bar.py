"""A bar across a screen that says what is wrong or done, what is safe, and offers what to do.

What went well is said over the page for a while: nobody need do anything about it, and nothing moves.
"""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from gui import icons, theme
from gui.theme import dress
from gui.widgets.accessible import announce, use_roles
from gui.widgets.buttons import SecondaryButton, ToolButton
from gui.widgets.floating import Floating
from gui.widgets.labels import Text
from gui.widgets.motion.coming import making_room
from model.text.translate import _


class Severity(StrEnum):
    """How loud a message is."""

    INFORMATION = "information"
    SUCCESS = "success"
    WARNING = "warning"
    DANGER = "danger"


_ICONS = {
    Severity.INFORMATION: ("info", "accent.text"),
    Severity.SUCCESS: ("circle-check", "success.text"),
    Severity.WARNING: ("triangle-alert", "warning.text"),
    Severity.DANGER: ("circle-alert", "danger.text"),
}

_LEAST_WORDS = 260
"""What the sentence needs beside its buttons."""


class MessageBar(QFrame):
    """Hidden until `show_message`; a screen reader says what it shows. `closed` when sent away."""

    closed = Signal()
    accessible_role = QAccessible.Role.AlertMessage

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        use_roles()
        self._severity = Severity.INFORMATION
        self._picture = QLabel()
        self._text = Text()
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(6)
        self._words = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._words.setSpacing(8)
        self._words.addWidget(self._text, 1)
        self._words.addLayout(self._actions)
        self._close = ToolButton("x", _("Close the message"))
        self._close.clicked.connect(self._on_close)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 7, 8, 7)
        row.setSpacing(10)
        row.addWidget(self._picture)
        row.addLayout(self._words, 1)
        row.addWidget(self._close)
        self._floating = Floating(self)
        self._floating.done.connect(self._on_close)
        self.hide()

    def show_message(self, severity: Severity, text: str, closable: bool = True) -> None:
        """Show a sentence and drop the buttons of the one before."""
        self._floating.land()
        self._severity = severity
        self._clear_actions()
        self._text.setText(text)
        self.setAccessibleName(text)
        self._close.setVisible(closable)
        dress(self, f"bar-{severity}")
        self._paint_icon()
        if severity == Severity.SUCCESS:
            self._floating.lift()
            self.show()
            self._floating.settle()
        else:
            with making_room(self):
                self.show()
        announce(self, text, urgent=severity == Severity.DANGER)

    def go_on(self, text: str) -> None:
        """Other words for what is shown: its buttons stay, and the focus on them; nothing is said."""
        self._text.setText(text)
        self.setAccessibleName(text)

    def add_action(self, text: str, handler: Callable[[], object]) -> SecondaryButton:
        """A button behind the sentence."""
        button = SecondaryButton(text)
        button.clicked.connect(lambda _checked: handler())
        self._actions.addWidget(button)
        self._place_actions()
        return button

    def message(self) -> str:
        """The sentence shown, or an empty string."""
        return "" if self.isHidden() else self._text.text()

    def minimumSizeHint(self) -> QSize:
        # As if the buttons stood below: asking for more would keep them from ever going there.
        least = super().minimumSizeHint()
        return QSize(min(least.width(), self._around() + _LEAST_WORDS), least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_actions()

    def _around(self) -> int:
        """The width of everything but the words, with the buttons below them."""
        margins = self.contentsMargins()
        return self._picture.width() + self._close.width() + 60 + margins.left() + margins.right()

    def _place_actions(self) -> None:
        """Behind the sentence, or below it where the sentence would have no room."""
        beside = self.width() - self._around() - self._actions.sizeHint().width() >= _LEAST_WORDS
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if direction != self._words.direction():
            self._words.setDirection(direction)
            self._words.setAlignment(
                self._actions, Qt.AlignmentFlag(0) if beside else Qt.AlignmentFlag.AlignLeft
            )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if theme.is_theme_change(event) and hasattr(self, "_picture"):
            self._paint_icon()

    def _paint_icon(self) -> None:
        name, color = _ICONS[self._severity]
        self._picture.setPixmap(icons.pixmap(name, color, 18, self.devicePixelRatioF()))

    def _clear_actions(self) -> None:
        while (entry := self._actions.takeAt(0)) is not None:
            button = entry.widget()
            if button is not None:
                button.hide()
                button.deleteLater()

    def _on_close(self) -> None:
        with making_room(self, leaving=True):
            self.hide()
        self._floating.land()
        self.closed.emit()
