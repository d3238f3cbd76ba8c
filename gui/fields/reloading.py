"""What a panel does when its data has changed: reload at once where it is seen, else when it is."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from model.queries.running_texts import ITEM_TEXTS, POINT_TEXTS

TEXTS = frozenset({*ITEM_TEXTS, *POINT_TEXTS})
"""Columns whose words no list shows: text that grows in a field is no reason to read a list again."""


class ReloadsWhenSeen(QWidget):
    """Subclasses say how to `reload`, and `ask_reload` whenever there may be something new."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stale = False

    def reload(self) -> None:
        """Read what is shown again."""
        raise NotImplementedError

    def ask_reload(self) -> None:
        """Reload now, or when the panel is next seen."""
        self._stale = not self.isVisible()
        if not self._stale:
            self.reload()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.reload()
