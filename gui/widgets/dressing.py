"""Building many widgets at once, without dressing each again and again."""

from collections.abc import Generator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from gui.theme import nothing_collected

_DRESS = "QStyleSheetStyle"
"""Qt's own name of the style that follows a style sheet and asks the one below it."""


@contextmanager
def undressed(app: QApplication) -> Generator[None]:
    """Build many widgets in here: they are dressed once, at the end.

    Under a style sheet Qt goes through all that a widget holds each time it is put into another one.
    """
    # With the last style sheet goes what Qt remembers of its widgets, also that some of them are to be
    # forgotten when they go: the next change of theme would call them. So one stays, on nothing.
    keeper = QWidget()
    keeper.setStyleSheet("QWidget {}")
    sheet = app.styleSheet()
    _wear(app, "")
    try:
        yield
    finally:
        _wear(app, sheet)
        del keeper
        for widget in app.allWidgets():
            _catch_up(widget)


def _catch_up(widget: QWidget) -> None:
    """Qt dresses none that brings a style of its own, and remembers the sizes it asked for before."""
    own = widget.style()
    if widget.testAttribute(Qt.WidgetAttribute.WA_SetStyle) and not own.inherits(_DRESS):
        widget.setStyle(own)
    widget.updateGeometry()
    layout = widget.layout()
    if layout is not None:
        layout.invalidate()


def _wear(app: QApplication, sheet: str) -> None:
    with nothing_collected():
        app.setStyleSheet(sheet)
