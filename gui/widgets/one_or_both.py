"""Two panels beside each other; where there is no room for both, tabs above choose one."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from gui.widgets.tabs import SegmentedTabs

_GAP = 10
FIRST, SECOND = "first", "second"


class OneOrBoth(QWidget):
    """The first has what room there is, and never less than `least` pixels while both are seen.

    The second is as wide as it likes between its least and its greatest width; it stands on the right,
    or with `second_before` on the left. A `splitter` that holds both shares the room out instead.
    """

    def __init__(
        self,
        name: str,
        first: QWidget,
        second: QWidget,
        least: int,
        *,
        second_before: bool = False,
        splitter: QSplitter | None = None,
    ) -> None:
        super().__init__()
        self._first, self._second, self._least = first, second, least
        self._with_second = True
        self.tabs = SegmentedTabs(name)
        order = (SECOND, FIRST) if second_before else (FIRST, SECOND)
        for key in order:
            self.tabs.add(key, "")
        self.tabs.chosen.connect(lambda _key: self._place())
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(_GAP)
        box.addWidget(self.tabs)
        if splitter is not None:
            box.addWidget(splitter, 1)
            return
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        for key in order:
            row.addWidget(first if key == FIRST else second, key == FIRST)
        box.addLayout(row, 1)

    def call(self, first: str, second: str) -> None:
        """What the two are called on the tabs."""
        self.tabs.rename(FIRST, first)
        self.tabs.rename(SECOND, second)

    def offer_second(self, offered: bool) -> None:
        """Whether there is a second one at all."""
        if offered != self._with_second:
            self._with_second = offered
            self.tabs.set_current(FIRST)
        self._place()

    def bring(self, panel: QWidget) -> None:
        """Bring one of the two to the front, if it is not in sight."""
        if not self.has_room:
            self.tabs.set_current(FIRST if panel is self._first else SECOND)
            self._place()

    @property
    def has_room(self) -> bool:
        """Whether both find a place beside each other."""
        return self.width() >= self._least + _GAP + _least(self._second)

    def minimumSizeHint(self) -> QSize:
        # Of the wider one: asking for the room of both would keep the tabs from ever being needed.
        second = _least(self._second) if self._with_second else 0
        return QSize(max(_least(self._first), second), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        both = self.has_room
        front = self.tabs.current()
        self.tabs.setVisible(self._with_second and not both)
        self._first.setVisible(both or not self._with_second or front == FIRST)
        self._second.setVisible(self._with_second and (both or front == SECOND))


def _least(panel: QWidget) -> int:
    """The width that a panel cannot do without: what it was given, else what it asks for itself."""
    return panel.minimumWidth() or panel.minimumSizeHint().width()
