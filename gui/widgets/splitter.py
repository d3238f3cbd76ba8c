"""Panels side by side whose widths can be changed by mouse and by keys.

The handle between two of them is a control like others: Tab comes to it, arrows, Home and End move it,
a screen reader hears what it stands before and how. It takes the mouse beyond the gap that is seen.
"""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from gui import theme
from gui.widgets.accessible import announce, use_roles
from model.text.translate import _

GAP = 10
BEFORE, BEHIND = 0, 14
"""Pixels that take the mouse beside the gap, 24 in all: a scroll bar stands before it, a margin behind."""
STEP = 24
_FAR = 1_000_000
_STEPS = {
    Qt.Key.Key_Left: -STEP,
    Qt.Key.Key_Up: -STEP,
    Qt.Key.Key_Right: STEP,
    Qt.Key.Key_Down: STEP,
    Qt.Key.Key_Home: -_FAR,
    Qt.Key.Key_End: _FAR,
}


class Splitter(QSplitter):
    """No panel can be dragged away."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(GAP)

    def add(self, panel: QWidget, name: str, stretch: int = 0) -> None:
        """Put a panel last; `name` tells what its handle stands before."""
        self.addWidget(panel)
        place = self.indexOf(panel)
        self.setStretchFactor(place, stretch)
        self.handle(place).setAccessibleName(_("Divider before {panel}").format(panel=name))

    def createHandle(self) -> QSplitterHandle:
        return SplitterHandle(self.orientation(), self)

    def move_to(self, handle: QSplitterHandle, place: int) -> None:
        """Move a handle to so many pixels from the beginning, as far as the panels let it."""
        self.moveSplitter(place, self.indexOf(handle))

    def percent_before(self, handle: QSplitterHandle) -> int:
        """How much of the room stands before a handle."""
        sizes = self.sizes()
        return round(100 * sum(sizes[: self.indexOf(handle)]) / max(1, sum(sizes)))


class SplitterHandle(QSplitterHandle):
    """Made by its `Splitter`."""

    accessible_role = QAccessible.Role.Splitter

    def __init__(self, orientation: Qt.Orientation, parent: Splitter) -> None:
        super().__init__(orientation, parent)
        use_roles()
        self._splitter = parent
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    @property
    def accessible_value(self) -> str:
        """Where it stands, in words."""
        return _("at {percent} %").format(percent=self._splitter.percent_before(self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = _STEPS.get(Qt.Key(event.key()))
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if by is None or plain:
            super().keyPressEvent(event)
            return
        beginning = self.geometry().marginsRemoved(self.contentsMargins()).topLeft()
        across = self.orientation() == Qt.Orientation.Horizontal
        self._splitter.move_to(self, max(0, (beginning.x() if across else beginning.y()) + by))
        self.setAccessibleDescription(self.accessible_value)
        announce(self, self.accessible_value)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.setAccessibleDescription(self.accessible_value)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        # Qt lays the panels out beside the contents: the margins lie over them and take the mouse.
        # Its own handle would take them away again here, so it is passed over.
        across = self.orientation() == Qt.Orientation.Horizontal
        self.setContentsMargins(*((BEFORE, 0, BEHIND, 0) if across else (0, BEFORE, 0, BEHIND)))
        QWidget.resizeEvent(self, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.hasFocus():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.current().color("accent"), 2))
        painter.drawRoundedRect(QRectF(self.contentsRect()).adjusted(1, 1, -1, -1), 4, 4)
