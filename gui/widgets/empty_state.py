"""What an empty screen shows: a picture, a sentence, and what to do next."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui import icons, theme
from gui.theme import TextSize
from gui.widgets.buttons import PrimaryButton, SecondaryButton
from gui.widgets.labels import Heading, Text

_PICTURE = 40
_WORDS, _LEAST_WORDS = 420, 160
"""Pixels of a line: what reads well, and what a narrow panel has room for."""
_MARGIN = 24
_LOW = 150
"""A panel that is lower has no room for the picture beside the words."""


class EmptyState(QWidget):
    """`action` comes from the button, the two others from the quieter ones below it."""

    action = Signal()
    second_action = Signal()
    third_action = Signal()

    def __init__(
        self,
        icon_name: str,
        heading: str,
        sentence: str = "",
        action: str = "",
        second_action: str = "",
        third_action: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._picture = QLabel()
        self._picture.setMinimumHeight(_PICTURE)  # else a low panel would cut it, not the air
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(8)
        column.addStretch(2)
        self._add(column, self._picture)
        column.addSpacing(4)
        title = Heading(heading, TextSize.LARGE)
        title.setWordWrap(True)
        self._words: list[Text] = [title]
        column.addLayout(_in_the_middle(title))
        if sentence:
            words = Text(sentence, "muted")
            words.setWordWrap(True)
            self._words.append(words)
            column.addLayout(_in_the_middle(words))
        column.addSpacing(8)
        self._button: QWidget | None = None
        self.quieter: list[SecondaryButton] = []
        self._add_buttons(column, action, second_action, third_action)
        column.addStretch(3)
        for label in self._words:
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setMinimumWidth(_LEAST_WORDS)
            label.setMaximumWidth(_WORDS)
        self._fit_words()
        self._paint_icon()

    def _add_buttons(self, column: QVBoxLayout, action: str, second: str, third: str) -> None:
        if action:
            self._button = button = PrimaryButton(action)
            button.clicked.connect(self.action)
            self._add(column, button)
        for words, signal in ((second, self.second_action), (third, self.third_action)):
            if words:
                button = SecondaryButton(words)
                self.quieter.append(button)
                button.clicked.connect(signal)
                self._add(column, button)

    def focus_action(self) -> None:
        """Put the focus on what to do next."""
        if self._button is not None:
            self._button.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if theme.is_theme_change(event) and hasattr(self, "_picture"):
            self._paint_icon()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_words()
        self._picture.setVisible(self.height() >= _LOW)

    def _fit_words(self) -> None:
        """A wrapped label asks for too little height by itself."""
        width = min(_WORDS, max(_LEAST_WORDS, self.width() - 2 * _MARGIN))
        for label in self._words:
            height = label.heightForWidth(width)
            label.setFixedHeight(height)
            label.setMaximumWidth(_narrowest(label, width, height))

    @staticmethod
    def _add(column: QVBoxLayout, widget: QWidget) -> None:
        column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)

    def _paint_icon(self) -> None:
        ratio = self.devicePixelRatioF()
        self._picture.setPixmap(icons.pixmap(self._icon_name, "faint", _PICTURE, ratio))


def _narrowest(label: QLabel, width: int, height: int) -> int:
    """In which the words have no line more: their lines are about as long as each other then."""
    least, most = _LEAST_WORDS, width
    while least < most:
        middle = (least + most) // 2
        if label.heightForWidth(middle) > height:
            least = middle + 1
        else:
            most = middle
    return most


def _in_the_middle(words: QWidget) -> QHBoxLayout:
    """As wide as it may be, where `AlignHCenter` would make it as narrow as it can."""
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(words, _WORDS)
    row.addStretch(1)
    return row
