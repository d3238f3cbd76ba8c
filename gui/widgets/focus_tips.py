"""What a tooltip says is there for the keyboard too: shown where the focus rests, as where the mouse does.

Of a list or a table it is the tip of the row or cell that the arrows came to. WCAG 2.2, 1.4.13 and
2.1.1: nothing is to be had by hovering alone.
"""

from PySide6.QtCore import QEvent, QMetaObject, QModelIndex, QObject, QPoint, QRect, QTimer
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QToolTip,
    QWidget,
)
from shiboken6 import isValid

from gui.widgets.cell_tips import cell_tip
from gui.widgets.side_tip import SideTip, place_right_of

REST_MS = 700
SHOWN_MS = 8000
_BELOW = QPoint(0, 4)
WRITTEN_IN = (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox)
"""Covered by nothing while one types: what their tips say stands elsewhere too."""


class FocusTips(QObject):
    """Shows the tip of what the focus came to by key; another key takes it away.

    Where a page comes to the front it leads the focus itself, and nobody asked what the tip tells. Nor
    did whoever pressed with the mouse: what it points at shows its tip by itself.
    """

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._app = app
        self._at: QWidget | None = None
        self._page_came = self._by_mouse = False
        self._hands: QWidget | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._show)
        self._follows: QMetaObject.Connection | None = app.focusChanged.connect(self._on_focus)
        self._rows: QMetaObject.Connection | None = None

    def close(self) -> None:
        """Show nothing more. A second time it does nothing."""
        self._rest.stop()
        self._leave_rows()
        self._watch(None)
        if self._follows is not None:
            self._app.disconnect(self._follows)
        self._follows = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress:
            self._by_mouse = True
        elif event.type() == QEvent.Type.KeyPress:
            self._by_mouse = False
        return super().eventFilter(watched, event)

    def _watch(self, top: QWidget | None) -> None:
        """All that is typed or pressed in a window comes by its frame, which Python must not hold."""
        if top is self._hands:
            return
        frame = _frame(self._hands)
        if frame is not None:
            frame.removeEventFilter(self)
        self._hands = top
        frame = _frame(top)
        if frame is not None:
            frame.installEventFilter(self)

    def _on_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        self._leave_rows()
        self._watch(now.window() if now is not None else None)
        if before is not None and not (isValid(before) and before.isVisible()):
            self._page_came = True
            QTimer.singleShot(0, self, self._on_page_there)
        self._at = None if isinstance(now, WRITTEN_IN) or self._page_came else now
        if isinstance(now, QAbstractItemView) and now.selectionModel() is not None:
            self._rows = now.selectionModel().currentChanged.connect(self._on_row)
        self._begin()

    def _on_page_there(self) -> None:
        self._page_came = False

    def _on_row(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._begin()

    def _begin(self) -> None:
        self._rest.stop()
        if self._at is not None and not (self._by_mouse or QApplication.mouseButtons()):
            self._rest.start()

    def _leave_rows(self) -> None:
        if self._rows is not None:
            QObject.disconnect(self._rows)
        self._rows = None

    def _show(self) -> None:
        widget = self._at
        if widget is not None and isValid(widget) and widget.isVisible():
            show_tip(widget)


def _frame(top: QWidget | None) -> QWindow | None:
    """The window of the system that holds this one, while there is one."""
    frame = top.windowHandle() if top is not None and isValid(top) else None
    return frame if frame is not None and isValid(frame) else None


def show_tip(widget: QWidget) -> None:
    """Show the tip of a widget below it, and that of a list's row beside the list where there is room."""
    text, place = _tip(widget)
    if text:
        corner: QPoint | None = None
        if isinstance(widget, SideTip):
            corner = widget.tip_place
        elif isinstance(widget, QAbstractItemView):
            corner = place_right_of(widget, text, place.top())
        if corner is None:
            corner = widget.mapToGlobal(place.bottomLeft() + _BELOW)
        QToolTip.showText(corner, text, widget, widget.rect(), SHOWN_MS)


def _tip(widget: QWidget) -> tuple[str, QRect]:
    """What is told and where it belongs, in the widget's own pixels."""
    if not isinstance(widget, QAbstractItemView):
        return widget.toolTip(), widget.rect()
    index = widget.currentIndex()
    told = cell_tip(widget, index)
    within = widget.visualRect(index).translated(widget.viewport().pos())
    return told or widget.toolTip(), within
