"""How wide a page is on a large screen: no line runs from edge to edge, and nothing stands in a corner."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

PAGE_WIDTH = 1080
"""Of a page with a row of words, choices and a button."""
LIST = 1280
"""Of a list whose rows have something at both ends."""
TABLE = 1680
TEXT_BESIDE_LIST = 1500


def centred(inner: QWidget, width: int = PAGE_WIDTH) -> QWidget:
    """A place for `inner` that it fills up to `width` pixels; in the middle of what is more."""
    inner.setMaximumWidth(width)
    place = QWidget()
    row = QHBoxLayout(place)
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch(0)
    row.addWidget(inner, 1)
    row.addStretch(0)
    return place
