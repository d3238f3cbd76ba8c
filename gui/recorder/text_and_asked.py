"""The minutes and what was asked for: beside each other where there is room, else one above the other."""

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from gui.widgets.rich_text.field import RichTextField

READING_WIDTH = 900
"""No line of the minutes is longer, however large the screen."""
WIDE = 620
"""From this width on, what was asked for stands beside the text, else above."""

_ASKED_WIDTH, _MOST_ASKED = 250, 460
_MOST_ABOVE = 140
_TEXT_MARGINS = 28
_ANY = 16_777_215
_ONE_LINE_ASKED, _AROUND_TEXT = 56, 300
"""The height of what stands above and below the text while the meeting runs, and of some lines of it."""


class TextAndAsked(QBoxLayout):
    """The text has the room that there is; what was asked for gives way to it on a low screen."""

    def __init__(self, field: RichTextField, asked: QWidget) -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight)
        self._asked = asked
        field.setMaximumWidth(READING_WIDTH)
        asked.setMinimumWidth(_ASKED_WIDTH)
        text = QVBoxLayout()
        text.setContentsMargins(20, 10, _TEXT_MARGINS - 20, 8)
        text.addWidget(field)
        self.setSpacing(0)
        self.addLayout(text, 1)
        self.addWidget(asked)
        self.addStretch(0)

    def place(self, width: int, height: int) -> None:
        """`width`: of these two, `height`: of the whole panel without its open drawer, in pixels."""
        wide = width >= WIDE
        self.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.BottomToTop
        )
        # Above the text it has what is left of a low screen, and on the lowest nothing.
        above = min((height - _AROUND_TEXT) // 2, _MOST_ABOVE)
        self._asked.setMaximumHeight(_ANY if wide else above if above >= _ONE_LINE_ASKED else 0)
        beside = min(max(_ASKED_WIDTH, width - READING_WIDTH - _TEXT_MARGINS), _MOST_ASKED)
        self._asked.setMinimumWidth(beside if wide else _ASKED_WIDTH)
        self._asked.setMaximumWidth(beside if wide else _ANY)
