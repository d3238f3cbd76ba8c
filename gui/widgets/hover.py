"""What a popup keeps from the widget below it: that the pointer has left meanwhile."""

from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QCursor, QHoverEvent
from PySide6.QtWidgets import QApplication, QWidget


def tell_left(widget: QWidget) -> None:
    """Its popup has gone: unless the pointer is on it again, it no longer looks as if it were.

    Qt sends no event for that, and the tint of the pointer would stay, grey as if it could not be used.
    """
    place = widget.mapFromGlobal(QCursor.pos())
    if widget.underMouse() and not widget.rect().contains(place):
        QApplication.sendEvent(widget, QEvent(QEvent.Type.Leave))
        spot = QPointF(place)
        left = QHoverEvent(QEvent.Type.HoverLeave, spot, widget.mapToGlobal(spot), spot)
        QApplication.sendEvent(widget, left)
        widget.update()
