"""How large a window opens: as it is made to be, where the screen has room for it."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

_FRAME = QSize(16, 48)
"""What the system draws around a window, and a little air."""


def open_at(window: QWidget, width: int, height: int) -> None:
    """Let a window open in this size, in no case larger than the screen: 1366×768 at 150 % has 911×512."""
    window.resize(QSize(width, height).boundedTo(window.screen().availableSize() - _FRAME))


def open_whole(window: QWidget, width: int) -> None:
    """Let a window of this width, or of what it needs, open as high as all that stands in it.

    Qt would give it two thirds of the screen at most.
    """
    wanted = window.sizeHint()
    open_at(window, max(width, wanted.width()), wanted.height())
