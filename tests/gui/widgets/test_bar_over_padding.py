"""The hit area of a scroll bar lies over the air of a list's rows, as long as there is a bar."""

from PySide6.QtCore import QPoint, QStringListModel
from PySide6.QtWidgets import QApplication, QListView
from pytestqt.qtbot import QtBot

from gui.widgets.bar_over_padding import UNSEEN, lay_bar_over_padding


def test_the_bar_takes_the_mouse_over_the_rows_and_gives_the_room_back(
    qtbot: QtBot, qapp: QApplication
) -> None:
    view = QListView()
    qtbot.addWidget(view)
    view.setStyleSheet("QScrollBar:vertical { width: 24px; }")
    lay_bar_over_padding(view)
    model = QStringListModel([str(number) for number in range(200)])
    view.setModel(model)
    view.resize(300, 200)
    view.show()
    bar = view.verticalScrollBar()
    qtbot.waitUntil(lambda: view.contentsRect().width() - view.viewport().width() == 24 - UNSEEN)
    assert bar.width() == 24
    place = bar.mapTo(view, QPoint(2, 60))
    assert view.viewport().geometry().contains(place)
    assert view.childAt(place) is bar
    model.setStringList(["one"])
    qtbot.waitUntil(lambda: view.viewport().width() == view.contentsRect().width())
