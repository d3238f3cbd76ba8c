"""What scrolls under the heading of a page."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAccessible, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from gui.widgets.accessible import use_roles

_LEAST = 48


class PageScroll(QScrollArea):
    """As wide as its place; the arrow keys move it, its name is heard then and its frame is seen."""

    accessible_role = QAccessible.Role.Pane

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        use_roles()
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)  # the style draws it: seen with the focus


class SnugScroll(PageScroll):
    """As high as what it shows, and scrolling only where there is no room for that."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what stands in it takes the keys

    def setWidget(self, widget: QWidget) -> None:
        super().setWidget(widget)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._wanted())

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), min(_LEAST, self._wanted()))

    def _wanted(self) -> int:
        inside = self.widget()
        if inside is None:
            return 0
        height = inside.sizeHint().height()
        layout = inside.layout()
        if layout is not None and layout.hasHeightForWidth():
            height = layout.totalHeightForWidth(self.viewport().width())
        return height + 2 * self.frameWidth()
