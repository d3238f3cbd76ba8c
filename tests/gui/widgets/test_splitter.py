"""The divider between two panels by keys, by mouse and by ear."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from gui.widgets.splitter import STEP, Splitter, SplitterHandle


def splitter(qtbot: QtBot) -> Splitter:
    made = Splitter(Qt.Orientation.Horizontal)
    qtbot.addWidget(made)
    for name in ("Agenda", "Point", "Plan"):
        panel = QLineEdit()
        panel.setMinimumWidth(100)
        made.add(panel, name, stretch=1)
    made.resize(920, 300)
    made.setSizes([300, 300, 300])
    made.show()
    return made


def handle(made: Splitter, place: int) -> SplitterHandle:
    found = made.handle(place)
    assert isinstance(found, SplitterHandle)
    return found


def test_arrows_and_ends_move_it_as_far_as_the_panels_let_it(qtbot: QtBot) -> None:
    made = splitter(qtbot)
    moved: list[int] = []
    made.splitterMoved.connect(lambda _place, index: moved.append(index))
    first = handle(made, 1)
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert made.sizes() == [300 + STEP, 300 - STEP, 300]
    qtbot.keyClick(first, Qt.Key.Key_Left)
    assert made.sizes() == [300, 300, 300]
    qtbot.keyClick(first, Qt.Key.Key_Home)
    assert made.sizes()[0] == 100
    qtbot.keyClick(first, Qt.Key.Key_End)
    assert made.sizes()[1:] == [100, 100]
    assert moved == [1, 1, 1, 1]


def test_it_says_what_it_stands_before_and_where(qtbot: QtBot) -> None:
    made = splitter(qtbot)
    second = handle(made, 2)
    told = QAccessible.queryAccessibleInterface(second)
    assert told.role() == QAccessible.Role.Splitter
    assert told.text(QAccessible.Text.Name) == "Divider before Plan"
    qtbot.keyClick(second, Qt.Key.Key_Left)
    assert told.text(QAccessible.Text.Value) == "at 64 %"
    assert told.text(QAccessible.Text.Description) == "at 64 %"
    assert second.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_it_takes_the_mouse_over_24_pixels_and_lies_over_the_panels(qtbot: QtBot) -> None:
    made = splitter(qtbot)
    first = handle(made, 1)
    assert first.width() >= 24
    before, behind = made.widget(0), made.widget(1)
    assert before is not None
    assert behind is not None
    assert behind.x() - before.geometry().right() == made.handleWidth() + 1
    middle = first.geometry().center().y()
    for x in (first.geometry().left(), first.geometry().right()):
        assert made.childAt(QPoint(x, middle)) is first


def test_its_focus_is_seen(qtbot: QtBot) -> None:
    made = splitter(qtbot)
    first = handle(made, 1)
    before = first.grab().toImage()
    first.setFocus(Qt.FocusReason.TabFocusReason)
    if first.hasFocus():
        assert first.grab().toImage() != before
