"""What had a popup in front of it does not go on looking as if the pointer were on it."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.buttons import GhostButton
from gui.widgets.combo_box import NamedComboBox
from gui.widgets.menu import Menu


class Page(QWidget):
    """A button with a menu above a list to choose from, and room where the pointer may go."""

    def __init__(self) -> None:
        super().__init__()
        self.button = GhostButton("Outcome", "check-check")
        self.menu = Menu(self.button)
        self.menu.addAction("Decided")
        self.button.setMenu(self.menu)
        self.list = NamedComboBox("Where", {1: "Here", 2: "There"})
        box = QVBoxLayout(self)
        box.addWidget(self.button)
        box.addWidget(self.list)
        box.addStretch(1)
        self.resize(300, 400)


@pytest.mark.parametrize("leaves", [True, False])
def test_the_pointer_that_left_meanwhile_is_noticed(qtbot: QtBot, leaves: bool) -> None:
    page = Page()
    qtbot.addWidget(page)
    page.show()
    popups = (
        (page.button, lambda: page.menu.popup(QPoint(0, 300)), page.menu.hide),
        (page.list, page.list.showPopup, page.list.hidePopup),
    )
    for widget, open_it, close_it in popups:
        on_it = widget.mapToGlobal(widget.rect().center())
        QCursor.setPos(on_it)
        widget.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)  # as Qt does when the pointer comes
        open_it()
        if leaves:
            QCursor.setPos(page.mapToGlobal(QPoint(150, 390)))
        close_it()
        assert widget.underMouse() is not leaves
