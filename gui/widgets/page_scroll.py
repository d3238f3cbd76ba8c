"""What scrolls under the heading of a page."""

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from gui.theme import dress
from gui.widgets.accessible import use_roles

_AROUND = 24
"""Pixels that are seen above and below what is brought into sight."""


class PageScroll(QScrollArea):
    """As wide as its place; the arrow keys move it, its name is heard then and its frame is seen.

    One that takes no focus needs no frame: it is dressed as "bare", in line with what is around it.
    """

    accessible_role = QAccessible.Role.Pane

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        use_roles()
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)  # the style draws it: seen with the focus

    def bring(self, part: QWidget, spot: QRect | None = None) -> None:
        """Scroll until a part of the page is seen, or a spot within it; of one too high, its beginning."""
        page = self.widget()
        if page is None or not page.isAncestorOf(part):
            return
        rect = QRect(part.rect() if spot is None else spot)
        rect.moveTopLeft(part.mapTo(page, rect.topLeft()))
        for y in (rect.bottom(), rect.top()):
            self.ensureVisible(0, y, 0, _AROUND)


LEAST_HEIGHT = 64
"""Pixels below which nobody finds anything in what scrolls."""


class YieldingScroll(PageScroll):
    """As high as what stands in it while there is room, then it scrolls; its fields are reached by Tab.

    It gives way down to `least` pixels.
    """

    def __init__(
        self,
        inside: QWidget,
        name: str = "",
        parent: QWidget | None = None,
        *,
        least: int = LEAST_HEIGHT,
    ) -> None:
        super().__init__(name, parent)
        self._least = least
        dress(self, "bare")
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
        return QSize(least, min(self._least, self._whole_height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()  # lines break elsewhere now
        self._show_bar()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and watched is self._inside:
            self.updateGeometry()
            self._show_bar()
        return super().eventFilter(watched, event)

    def _show_bar(self) -> None:
        """Not where all has room without it: beside a bar lines may break so that they need one."""
        policy = Qt.ScrollBarPolicy
        fits = self.height() >= self._whole_height()
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if fits else policy.ScrollBarAsNeeded
        )

    def _whole_height(self) -> int:
        inside = self._inside
        hint = inside.sizeHint()
        width = max(self.width() - self._frame(), inside.minimumSizeHint().width())
        height = inside.heightForWidth(width) if inside.hasHeightForWidth() else hint.height()
        return height + self._frame()

    def _frame(self) -> int:
        """Pixels on both sides together: the style sheet keeps room for the one of the focus."""
        return 2 * self.frameWidth()
