"""The place where screens stand: it needs the room of the one in front, and scrolls where there is less."""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)


class FrontStack(QStackedWidget):
    """What stands behind does not say how small the front may be."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentChanged.connect(lambda _place: self.updateGeometry())

    def sizeHint(self) -> QSize:
        front = self.currentWidget()
        return front.sizeHint() if front is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        front = self.currentWidget()
        return front.minimumSizeHint() if front is not None else QSize(0, 0)


class FirmColumn(QVBoxLayout):
    """Says what it needs, not what it would like at a width: a scroll area would give it that height."""

    def hasHeightForWidth(self) -> bool:
        return False


class NarrowScroll(QScrollArea):
    """Nothing to be seen where there is room; else what has the focus comes into sight."""

    def __init__(self, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inside = inside
        self.setWidget(inside)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._late = QTimer(self)  # what was just brought in gets its place first
        self._late.setSingleShot(True)
        self._late.timeout.connect(self._show_focus)
        app.focusChanged.connect(self._on_focus)

    def _on_focus(self, _old: QWidget | None, _now: QWidget | None) -> None:
        self._late.start()

    def _show_focus(self) -> None:
        now = QApplication.focusWidget()
        if now is not None and self._inside.isAncestorOf(now):
            self.ensureWidgetVisible(now, 8, 8)
