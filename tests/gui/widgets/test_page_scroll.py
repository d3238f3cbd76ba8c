"""What yields scrolls only where it lacks room: a bar that makes lines break would ask for itself."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.flow_layout import FlowLayout
from gui.widgets.page_scroll import YieldingScroll


def test_no_bar_is_left_where_all_has_room_again(qtbot: QtBot) -> None:
    inside = QWidget()
    flow = FlowLayout(inside)
    buttons = [QPushButton("Et felt") for _number in range(6)]
    for button in buttons:
        button.setFixedSize(100, 30)
        flow.addWidget(button)
    one_line = 6 * 100 + 5 * 8
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    scroll = YieldingScroll(inside)
    column.addWidget(scroll)
    column.addStretch(1)
    page.resize(one_line + 4, 40)
    page.show()
    scroll.setMaximumHeight(20)
    bar = scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.isVisible() and buttons[-1].y() > buttons[0].y())
    scroll.setMaximumHeight(16_777_215)
    qtbot.waitUntil(lambda: buttons[-1].y() == buttons[0].y())
    assert not bar.isVisible()
    assert scroll.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
