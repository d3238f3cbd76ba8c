"""Proposals to look at before one is taken: pointing at one shows it, pressing it takes it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QTextLayout,
)
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from gui import icons, theme
from gui.theme import TextSize, dress

_HEIGHT = 52
_ICON = 17
_LEFT, _RIGHT = 12 + _ICON + 9, 10
"""Of the words."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What stands on a proposal, and what is handed on when it is taken."""

    title: str
    detail: str
    icon: str
    payload: Any


class ChoiceButton(QPushButton):
    """A title and a detail beside an icon; a detail that is longer than a line has two."""

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
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)  # fixed, it would stay at its hint
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return QSize(200, _HEIGHT)

    def heightForWidth(self, width: int) -> int:
        words = QFontMetrics(theme.font(TextSize.SMALL))
        fits = words.horizontalAdvance(self.choice.detail) <= width - _LEFT - _RIGHT
        return _HEIGHT if fits else _HEIGHT + words.lineSpacing()

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
        area = QRectF(self.rect()).adjusted(12, 7, -_RIGHT, -7)
        pixmap = icons.pixmap(self.choice.icon, "accent", _ICON, self.devicePixelRatioF())
        painter.drawPixmap(area.topLeft(), pixmap)
        area.setLeft(_LEFT)
        strong = (TextSize.NORMAL, QFont.Weight.Medium)
        painter.setFont(theme.font(*strong))
        painter.setPen(look.color("text"))
        title = theme.elided(self.choice.title, area.width(), *strong)
        painter.drawText(area, Qt.AlignmentFlag.AlignTop, title)
        painter.setFont(theme.font(TextSize.SMALL))
        painter.setPen(look.color("muted"))
        for line, words in enumerate(reversed(self._detail_lines(area.width()))):
            above = area.adjusted(0, 0, 0, -line * painter.fontMetrics().lineSpacing())
            painter.drawText(above, Qt.AlignmentFlag.AlignBottom, words)

    def _detail_lines(self, width: float) -> list[str]:
        """What has no room on the first line stands on the second, which ends in “…” if it must."""
        layout = QTextLayout(self.choice.detail, theme.font(TextSize.SMALL))
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(width)
        layout.endLayout()
        first, rest = (
            self.choice.detail[: line.textLength()],
            self.choice.detail[line.textLength() :],
        )
        return [first, theme.elided(rest, width, TextSize.SMALL)] if rest else [first]


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
