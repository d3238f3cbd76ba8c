"""What a tooltip says is there for the keyboard too: shown where the focus rests, as where the mouse does.

Of a list or a table it is the tip of the row or cell that the arrows came to. WCAG 2.2, 1.4.13 and
2.1.1: nothing is to be had by hovering alone.
"""

from PySide6.QtCore import QMetaObject, QModelIndex, QObject, QPoint, QRect, Qt, QTimer
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

from gui.widgets.side_tip import SideTip

REST_MS = 700
SHOWN_MS = 8000
_BELOW = QPoint(0, 4)
_WRITTEN_IN = (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox)
"""Covered by nothing while one types: what their tips say stands elsewhere too."""


class FocusTips(QObject):
    """Shows the tip of what the focus came to by key; another key takes it away."""

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._app = app
        self._at: QWidget | None = None
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
        if self._follows is not None:
            self._app.disconnect(self._follows)
        self._follows = None

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        self._leave_rows()
        self._at = None if isinstance(now, _WRITTEN_IN) else now
        if isinstance(now, QAbstractItemView) and now.selectionModel() is not None:
            self._rows = now.selectionModel().currentChanged.connect(self._on_row)
        self._begin()

    def _on_row(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._begin()

    def _begin(self) -> None:
        self._rest.stop()
        if self._at is not None and not QApplication.mouseButtons():
            self._rest.start()

    def _leave_rows(self) -> None:
        if self._rows is not None:
            QObject.disconnect(self._rows)
        self._rows = None

    def _show(self) -> None:
        widget = self._at
        if widget is None or not isValid(widget) or not widget.isVisible():
            return
        text, place = _tip(widget)
        if text:
            below = widget.mapToGlobal(place.bottomLeft() + _BELOW)
            corner = widget.tip_place if isinstance(widget, SideTip) else below
            QToolTip.showText(corner, text, widget, widget.rect(), SHOWN_MS)


def _tip(widget: QWidget) -> tuple[str, QRect]:
    """What is told and where it belongs, in the widget's own pixels."""
    if not isinstance(widget, QAbstractItemView):
        return widget.toolTip(), widget.rect()
    index = widget.currentIndex()
    told = index.data(Qt.ItemDataRole.ToolTipRole) if index.isValid() else None
    within = widget.visualRect(index).translated(widget.viewport().pos())
    return str(told or widget.toolTip()), within
