"""What hovering tells is told to the keyboard."""

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
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
