"""Sizes that follow from the look of a widget, taken when it has one and whenever it gets another."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

_DRESSED = (QEvent.Type.Polish, QEvent.Type.StyleChange, QEvent.Type.FontChange)


def when_dressed(widget: QWidget, measure: Callable[[], object]) -> None:
    """Call `measure` then. Before a widget is seen it may wear nothing yet (`gui.widgets.dressing`)."""
    _Dressing(widget, measure)


def level(words: QWidget, control: QWidget) -> None:
    """Keep words as high as the control they stand beside, so that both are on one line."""
    when_dressed(control, lambda: words.setMinimumHeight(control.sizeHint().height()))


class _Dressing(QObject):
    def __init__(self, widget: QWidget, measure: Callable[[], object]) -> None:
        super().__init__(widget)
        self._measure = measure
        measure()
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _DRESSED:  # it comes here first: what the widget remembers is of before
            QTimer.singleShot(0, self, self._measure)
        return super().eventFilter(watched, event)
