"""What scrolls under the heading of a page."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAccessible, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from gui.widgets.accessible import use_roles


class PageScroll(QScrollArea):
    """As wide as its place; the arrow keys move it, its name is heard then and its frame is seen."""

    accessible_role = QAccessible.Role.Pane

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        use_roles()
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)  # the style draws it: seen with the focus


LEAST_HEIGHT = 64
"""Pixels below which nobody finds anything in what scrolls."""


class YieldingScroll(PageScroll):
    """As high as what stands in it while there is room, then it scrolls; its fields are reached by Tab."""

    def __init__(self, inside: QWidget, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._inside = inside
        self.setWidget(inside)
        inside.installEventFilter(self)

    def sizeHint(self) -> QSize:
        return QSize(self._inside.sizeHint().width() + self._frame(), self._whole_height())

    def minimumSizeHint(self) -> QSize:
        least = self._inside.minimumSizeHint().width()
        least += self.verticalScrollBar().sizeHint().width() + self._frame()
        return QSize(least, min(LEAST_HEIGHT, self._whole_height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()  # lines break elsewhere now

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and watched is self._inside:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def _whole_height(self) -> int:
        inside = self._inside
        hint = inside.sizeHint()
        width = max(self.width() - self._frame(), inside.minimumSizeHint().width())
        height = inside.heightForWidth(width) if inside.hasHeightForWidth() else hint.height()
        return height + self._frame()

    def _frame(self) -> int:
        """Pixels on both sides together: the style sheet keeps room for the one of the focus."""
        return 2 * self.frameWidth()
