"""Hands that have no mouse: every key goes to what has the focus, and the focus moves by keys."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

_MOST_TABS = 80


class Keyboard:
    """`count` is how many keys were pressed in all."""

    def __init__(self) -> None:
        self.count = 0

    def focus(self) -> QWidget:
        """What the next key goes to."""
        # A list of names that dropped down takes the keys first, as on any screen.
        found = QApplication.activePopupWidget() or QApplication.focusWidget()
        assert found is not None, "nothing has the focus"
        return found

    def press(self, keys: str, times: int = 1) -> None:
        """A key such as `Tab`, `Alt+Down` or `Ctrl+N`."""
        combination = QKeySequence(keys)[0]  # pyright: ignore[reportIndexIssue]
        for _time in range(times):
            self.count += 1
            QTest.keyClick(self.focus(), combination.key(), combination.keyboardModifiers())

    def type(self, text: str) -> None:
        """Any text: QTest.keyClicks ends the process at an é or a dash."""
        for sign in text:
            self.count += 1
            widget = self.focus()
            key = Qt.Key.Key_Space if sign == " " else 0
            for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
                event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, sign)
                QApplication.sendEvent(widget, event)

    def tab_to(self, wanted: QWidget | Callable[[], QWidget], key: str = "Tab") -> None:
        """On with Tab until it has the focus. What is made anew meanwhile is asked for each time."""
        for _tab in range(_MOST_TABS):
            if self.focus() is (wanted if isinstance(wanted, QWidget) else wanted()):
                return
            self.press(key)
        raise AssertionError(f"{_MOST_TABS} times Tab do not lead to {wanted}")

    def tab_back_to(self, wanted: QWidget) -> None:
        """Back with Shift and Tab until it has the focus."""
        self.tab_to(wanted, "Backtab")
