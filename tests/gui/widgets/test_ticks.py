"""What is ticked takes the press on 24 pixels and more, though its sign has 16."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from gui.widgets.ticked_list import TICK_WIDTH, TickedList, TickedRow
from gui.widgets.ticks import RadioButton, TickBox
from tests.gui.audit_targets import small_targets


@pytest.mark.parametrize("at", [(3, 3), (TICK_WIDTH - 2, -3)])
def test_a_row_is_ticked_beside_its_sign_too(qtbot: QtBot, at: tuple[int, int]) -> None:
    rows = TickedList("Meetings")
    qtbot.addWidget(rows)
    rows.resize(300, 200)
    rows.show_rows([TickedRow(1, "March", True), TickedRow(2, "April", True)])
    rows.show()
    place = rows.visualItemRect(rows.item(0))
    corner = place.topLeft() if at[1] > 0 else place.bottomLeft()
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=corner + QPoint(*at))
    assert rows.chosen() == [2]
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=corner + QPoint(*at))
    assert rows.chosen() == [1, 2]
    words = QPoint(place.left() + 2 * TICK_WIDTH, place.center().y())
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=words)
    assert rows.chosen() == [1, 2]  # that selects the row


@pytest.mark.parametrize("make", [TickBox, RadioButton])
def test_all_of_a_box_takes_the_press(qtbot: QtBot, make: type[TickBox | RadioButton]) -> None:
    box = make("Closed")
    qtbot.addWidget(box)
    box.show()
    assert small_targets(box) == []
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(2, 1))
    assert box.isChecked()


def test_a_small_target_is_found(qtbot: QtBot) -> None:
    box = TickBox("Closed")
    qtbot.addWidget(box)
    box.show()
    box.setFixedHeight(23)
    assert len(small_targets(box)) == 1
