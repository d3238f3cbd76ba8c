"""Proposals to look at before one is taken: pointing at one shows it, pressing it takes it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from gui import icons, theme
from gui.theme import TextSize, dress

_HEIGHT = 52
_ICON = 17


@dataclass(frozen=True, slots=True)
class Choice:
    """What stands on a proposal, and what is handed on when it is taken."""

    title: str
    detail: str
    icon: str
    payload: Any


class ChoiceButton(QPushButton):
    """Two lines and an icon."""

    looked_at = Signal(object)
    """The payload while the pointer or the focus is on it, None when both have left."""
    taken = Signal(object)

    def __init__(self, choice: Choice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = choice
        dress(self, "choice")  # the sheet keeps it as high as two lines
        self.setAccessibleName(f"{choice.title}. {choice.detail}")
        self.setToolTip(f"{choice.title}\n{choice.detail}".replace("<", "‹"))
        self.clicked.connect(lambda: self.taken.emit(self.choice.payload))

    def sizeHint(self) -> QSize:
        return QSize(200, _HEIGHT)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.looked_at.emit(self.choice.payload)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.hasFocus():
            self.looked_at.emit(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.looked_at.emit(self.choice.payload)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.looked_at.emit(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.looked_at.emit(None)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        look = theme.current()
        area = QRectF(self.rect()).adjusted(12, 7, -10, -7)
        pixmap = icons.pixmap(self.choice.icon, "accent", _ICON, self.devicePixelRatioF())
        painter.drawPixmap(area.topLeft(), pixmap)
        area.setLeft(area.left() + _ICON + 9)
        strong = (TextSize.NORMAL, QFont.Weight.Medium)
        painter.setFont(theme.font(*strong))
        painter.setPen(look.color("text"))
        title = theme.elided(self.choice.title, area.width(), *strong)
        painter.drawText(area, Qt.AlignmentFlag.AlignTop, title)
        painter.setFont(theme.font(TextSize.SMALL))
        painter.setPen(look.color("muted"))
        detail = theme.elided(self.choice.detail, area.width(), TextSize.SMALL)
        painter.drawText(area, Qt.AlignmentFlag.AlignBottom, detail)


class ChoiceList(QWidget):
    """Proposals one below the other. The same ones keep their buttons, and so the focus."""

    looked_at = Signal(object)
    taken = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(6)
        self.buttons: list[ChoiceButton] = []

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Show other proposals."""
        if [button.choice for button in self.buttons] == list(choices):
            return
        for button in self.buttons:
            # All before the first goes: the focus would go on to the next, which would show itself.
            button.blockSignals(True)
        for button in self.buttons:
            button.hide()
            self._box.removeWidget(button)
            button.deleteLater()
        self.buttons = [ChoiceButton(choice) for choice in choices]
        for button in self.buttons:
            button.looked_at.connect(self.looked_at)
            button.taken.connect(self.taken)
            self._box.addWidget(button)
        self.setVisible(bool(choices))
