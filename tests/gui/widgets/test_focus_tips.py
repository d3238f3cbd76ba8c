"""What hovering tells is told to the keyboard."""

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.widgets import focus_tips
from gui.widgets.buttons import ToolButton
from gui.widgets.focus_tips import FocusTips

WAIT_MS = 60_000


class Shown:
    """Stands in for Qt's tooltips, which need an active window."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def showText(self, _place: object, text: str, *_more: object) -> None:
        self.texts.append(text)


def test_a_tip_is_shown_where_the_focus_rests(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = Shown()
    monkeypatch.setattr(focus_tips, "QToolTip", shown)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    page = QWidget()
    box = QVBoxLayout(page)
    line, button = QLineEdit(), ToolButton("plus", "Tilføj", "Ctrl+N")
    line.setToolTip("Står i feltet")
    box.addWidget(line)
    box.addWidget(button)
    qtbot.addWidget(page)
    page.show()
    tips = FocusTips(app, page)
    tips.close()  # the focus is led by hand: what the platform does with it comes when it likes
    tips._on_focus(None, line)
    tips._show()
    assert shown.texts == [], "what is written in is not covered"
    tips._on_focus(line, button)
    qtbot.waitUntil(lambda: shown.texts == [button.toolTip()], timeout=WAIT_MS)
    line.hide()
    tips._on_focus(line, button)
    tips._show()
    assert len(shown.texts) == 1, "a page that comes leads the focus: nobody asked"


def test_whoever_presses_with_the_mouse_is_shown_no_tip_where_the_focus_goes(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = Shown()
    monkeypatch.setattr(focus_tips, "QToolTip", shown)
    monkeypatch.setattr(focus_tips, "REST_MS", 0)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    page = QWidget()
    button = ToolButton("plus", "Tilføj", parent=page)
    qtbot.addWidget(page)
    page.show()
    window = page.windowHandle()
    assert window is not None
    tips = FocusTips(app, page)
    tips.close()
    tips._on_focus(None, button)
    QTest.mouseClick(window, Qt.MouseButton.LeftButton)
    tips._on_focus(page, button)
    assert not tips._rest.isActive()
    QTest.keyClick(window, Qt.Key.Key_Tab)
    tips._on_focus(page, button)
    qtbot.waitUntil(lambda: shown.texts == [button.toolTip()], timeout=WAIT_MS)


def test_windows_that_come_one_after_another_are_watched_each(qtbot: QtBot) -> None:
    """A frame that went may leave its address to the next: none is held on to (seen: error at "Save as")."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    page = QLineEdit()
    qtbot.addWidget(page)
    page.show()
    tips = FocusTips(app, page)
    watched: list[bool] = []

    def press_and_leave() -> None:
        top = app.activeModalWidget()
        at = app.focusWidget()
        if top is None or at is None or at.window() is not top:
            QTimer.singleShot(20, press_and_leave)  # it is not there yet
            return
        tips._by_mouse = False
        QTest.mousePress(top.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
        QTest.mouseRelease(top.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
        watched.append(tips._by_mouse)
        assert isinstance(top, QDialog)
        top.reject()

    for _turn in range(3):
        dialog = QDialog(page)
        QLineEdit(dialog)
        QTimer.singleShot(0, press_and_leave)
        dialog.exec()
        dialog.deleteLater()
        del dialog
        QTimer.singleShot(0, press_and_leave)
        own = QFileDialog.Option.DontUseNativeDialog
        QFileDialog.getSaveFileName(page, "Gem som", "referat.pdf", options=own)
    tips.close()
    assert watched == [True] * 6
