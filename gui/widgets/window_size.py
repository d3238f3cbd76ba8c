"""How large a window opens: as it is made to be, where the screen has room for it."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

_FRAME = QSize(16, 48)
"""What the system draws around a window, and a little air."""


def open_at(window: QWidget, width: int, height: int) -> None:
    """Let a window open in this size, in no case larger than the screen: 1366×768 at 150 % has 911×512."""
    window.resize(QSize(width, height).boundedTo(window.screen().availableSize() - _FRAME))
