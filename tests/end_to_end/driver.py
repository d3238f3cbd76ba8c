"""The real window over a real database, driven as a person would: by keys, and by what stands on buttons."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from gui.application import Application
from gui.meetings.details_dialog import DetailsDialog
from gui.screens import Screens

WAIT_MS = 60_000


@contextmanager
def running(qtbot: QtBot, database: Path) -> Iterator["Driver"]:
    """Start the application on this database and close it again."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    # QTest's double click leaves the button down, and news wait while one is pressed.
    QTest.mouseRelease(QWidget(), Qt.MouseButton.LeftButton)
    application = Application(app, database)
    application.start()
    try:
        qtbot.waitUntil(lambda: application.screens is not None, timeout=WAIT_MS)
        yield Driver(qtbot, application)
    finally:
        application.window.close()
        application.close()
        # A window that is kept goes on hearing of the clock, beside those of the tests that follow.
        application.window.deleteLater()
        application.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()  # here, not in the middle of what Qt does in another test


class Driver:
    """What a user can do, in few words."""

    def __init__(self, qtbot: QtBot, application: Application) -> None:
        self.qtbot, self.application, self.window = qtbot, application, application.window
        assert application.screens is not None
        self.screens: Screens = application.screens

    def settle(self) -> None:
        """Wait until everything asked for is committed and shown."""
        self.window.flush()
        assert self.application.workspace is not None
        self.application.workspace.flush(WAIT_MS / 1000)
        # The end of a command comes back through two queued calls.
        for _round in range(3):
            self.qtbot.wait(10)
        refusals = [box.text() for box in self.window.findChildren(QMessageBox) if box.isVisible()]
        assert not refusals, refusals

    def do(self, action_id: str) -> None:
        """Choose an action, as its key or its menu entry would."""
        action = self.window.actions_table[action_id]
        assert action.isEnabled(), action_id
        action.trigger()
        self.settle()

    def add_point(self, title: str, minutes: str = "", people: str = "") -> None:
        """Type a point into the line below the agenda."""
        add = self.screens.agenda.quick_add
        self.do("point.add")
        self.write(add.title_field, title)
        self.write(add.minutes_field, minutes)
        self.write(add.people_field, people)
        self.press(add.people_field, Qt.Key.Key_Return)
        self.settle()

    def write(self, widget: QWidget, text: str) -> None:
        """Type any text: QTest.keyClicks ends the process at an é or a dash."""
        widget.setFocus()
        for sign in text:
            key = Qt.Key.Key_Space if sign == " " else 0
            for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
                event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, sign)
                QApplication.sendEvent(widget, event)

    def rewrite(self, widget: QWidget, text: str) -> None:
        """Replace what stands in a line."""
        widget.setFocus()
        widget.selectAll()  # type: ignore[attr-defined]
        self.write(widget, text)

    def press(
        self, widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None
    ) -> None:
        """One key."""
        self.qtbot.keyClick(widget, key, modifier or Qt.KeyboardModifier.NoModifier)

    def details(self) -> DetailsDialog:
        """The dialog with a meeting's details that stands open."""
        dialogs = [d for d in self.window.findChildren(DetailsDialog) if d.isVisible()]
        assert len(dialogs) == 1
        return dialogs[0]

    def accept(self, dialog: DetailsDialog) -> None:
        """Press OK."""
        box = dialog.findChild(QDialogButtonBox)
        assert box is not None
        box.button(QDialogButtonBox.StandardButton.Ok).click()
        self.settle()
