"""A scroll bar whose hit area lies over the air at the right of a list's rows, not beside it.

24 pixels take the mouse, as the style says, and only the handle at their right edge is seen: beside the
rows they would make the air at the right of a list much wider than that at its left.
"""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractScrollArea

UNSEEN = 14
"""Pixels of the bar left of its handle (resources/themes/style.qss)."""


def lay_bar_over_padding(view: QAbstractScrollArea) -> None:
    """For a list or a page whose rows have that much air at their right."""
    _Overlap(view)


class _Overlap(QObject):
    """Follows the bar, which comes and goes."""

    def __init__(self, view: QAbstractScrollArea) -> None:
        super().__init__(view)
        self._view = view
        view.verticalScrollBar().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            shown = event.type() == QEvent.Type.Show
            self._view.setViewportMargins(0, 0, -UNSEEN if shown else 0, 0)
            holder = self._view.verticalScrollBar().parentWidget()
            if holder is not None:
                holder.raise_()
        return super().eventFilter(watched, event)
