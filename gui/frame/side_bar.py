"""The left edge of the window: whose window it is, and the places in it."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui import icons, theme
from gui.theme import TextSize
from gui.widgets.front_stack import NarrowScroll
from gui.widgets.labels import Heading
from gui.widgets.navigation import NavigationList

WIDTH = 168
MARGINS = (12, 14, 12, 12)
ROOM_BESIDE = 748
"""Pixels that a page with a list beside a text and its scroll bar ask for: before it goes short, the words
here do."""


class SideBar(NarrowScroll):
    """As wide as its words; folded to its pictures where a page needs their room."""

    def __init__(self, navigation: NavigationList) -> None:
        sign = QLabel()
        brand = QHBoxLayout()
        brand.setContentsMargins(10, 2, 0, 12)
        brand.setSpacing(10)
        brand.addWidget(sign)
        name = Heading("Punktvis", TextSize.LARGE)
        brand.addWidget(name, 1)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(*MARGINS)
        column.setSpacing(4)
        column.addLayout(brand)
        column.addWidget(navigation, 1)
        super().__init__(inside)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._navigation, self._name, self._sign, self._folded = navigation, name, sign, False
        self._paint_sign()
        # English words are longer than Danish ones.
        self._whole = max(WIDTH, navigation.sizeHint().width() + MARGINS[0] + MARGINS[2])
        self.setFixedWidth(self._whole)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if theme.is_theme_change(event) and hasattr(self, "_sign"):
            self._paint_sign()

    def _paint_sign(self) -> None:
        ratio = self.devicePixelRatioF()
        self._sign.setPixmap(icons.pixmap("calendar-clock", "accent.text", 22, ratio))

    def make_room(self, window: int) -> None:
        """Fold or unfold in a window so many pixels wide."""
        folded = window - self._whole - MARGINS[2] < ROOM_BESIDE
        if folded == self._folded:
            return
        self._folded = folded
        self._navigation.fold(folded)
        self._name.setVisible(not folded)
        narrow = self._navigation.sizeHint().width() + MARGINS[0] + MARGINS[2]
        self.setFixedWidth(narrow if folded else self._whole)
