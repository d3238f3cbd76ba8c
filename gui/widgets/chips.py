"""Small tinted words: a purpose, a status."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.theme import TextSize, Tone
from gui.widgets.labels import Text


class Chip(Text):
    """A word on a rounded tint, e.g. "Beslutning"."""

    def __init__(
        self, text: str = "", tone: Tone = Tone.NEUTRAL, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, "chip", TextSize.TINY, QFont.Weight.Medium, parent)
        self.setProperty("tone", str(tone))
        self.setFixedHeight(20)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def set_tone(self, tone: Tone) -> None:
        """Take another tint."""
        if self.property("tone") != str(tone):
            self.setProperty("tone", str(tone))
            self.style().unpolish(self)
            self.style().polish(self)
