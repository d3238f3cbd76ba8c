"""What is to be seen while the window opens: one window."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from tests.end_to_end.driver import running


class Watch(QObject):
    """Notes every window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.strangers: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget)
        if shown and watched.isWindow() and not isinstance(watched, MainWindow):  # type: ignore[attr-defined]
            self.strangers.append(type(watched).__name__)
        return False


def test_nothing_flashes_beside_the_window(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    """A part that is made visible before it has a parent is a window for a moment."""
    watch = Watch()
    qapp.installEventFilter(watch)
    try:
        with running(qtbot, tmp_path / "m.db") as driver:
            driver.settle()
    finally:
        qapp.removeEventFilter(watch)
    assert watch.strangers == []
