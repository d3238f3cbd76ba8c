"""A page no wider than the eye can follow: on a large screen it stands in the middle."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLayout, QWidget

LIST = 1280
"""Pixels of a list whose rows have something at both ends."""
TABLE = 1680
TEXT_BESIDE_LIST = 1500


class ReadingWidth(QObject):
    """Keeps the outer layout of `page` at most so many pixels wide."""

    def __init__(self, page: QWidget, layout: QLayout, most: int) -> None:
        super().__init__(page)
        self._layout, self._most = layout, most
        page.installEventFilter(self)
        self._fit(page)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self._fit(watched)
        return super().eventFilter(watched, event)

    def _fit(self, page: QWidget) -> None:
        margins = self._layout.contentsMargins()
        side = max(0, (page.width() - self._most) // 2)
        self._layout.setContentsMargins(side, margins.top(), side, margins.bottom())
