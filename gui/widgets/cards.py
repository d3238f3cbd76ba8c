"""Surfaces: cards, panels and the hairlines between their parts."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from gui.theme import dress


class Card(QFrame):
    """A white surface with a rounded border. Put things into `body`."""

    def __init__(
        self,
        parent: QWidget | None = None,
        margins: tuple[int, int, int, int] = (0, 0, 0, 0),
        spacing: int = 0,
    ) -> None:
        super().__init__(parent)
        dress(self, "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(*margins)
        self.body.setSpacing(spacing)

    def add_line(self) -> None:
        """A hairline from edge to edge."""
        self.body.addWidget(Line())


class Line(QFrame):
    """A hairline, one pixel thick."""

    def __init__(
        self, orientation: Qt.Orientation = Qt.Orientation.Horizontal, length: int = 0
    ) -> None:
        super().__init__()
        dress(self, "line")
        if orientation == Qt.Orientation.Horizontal:
            self.setFixedHeight(1)
        else:
            self.setFixedWidth(1)
            if length:
                self.setFixedHeight(length)
