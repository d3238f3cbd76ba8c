"""Tab reads a window as it stands, though parts of it came later."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.splitter import Splitter
from gui.widgets.tab_order import read_by_tab


def named(name: str) -> QLineEdit:
    line = QLineEdit()
    line.setObjectName(name)
    return line


def chain(window: QWidget) -> list[str]:
    names: list[str] = []
    at = window.nextInFocusChain()
    while at is not None and at is not window:
        if at.focusPolicy() & Qt.FocusPolicy.TabFocus:
            names.append(at.objectName() or type(at).__name__)
        at = at.nextInFocusChain()
    return names


def test_panels_their_divider_and_what_is_added_later(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    splitter = Splitter(Qt.Orientation.Horizontal)
    columns = [QVBoxLayout(), QVBoxLayout()]
    for name, column in zip(("left", "right"), columns, strict=True):
        panel = QWidget()
        panel.setLayout(column)
        column.addWidget(named(name))
        splitter.add(panel, name)
    QHBoxLayout(window).addWidget(splitter)
    columns[0].addWidget(named("late"))
    read_by_tab(window)
    assert chain(window)[:4] == ["left", "late", "qt_splithandle_", "right"]


def test_a_grid_goes_by_its_lines_and_what_has_no_layout_by_its_places(qtbot: QtBot) -> None:
    window, inside, ground = QWidget(), QWidget(), QWidget()
    qtbot.addWidget(window)
    box = QVBoxLayout(window)
    area = QScrollArea()
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    box.addWidget(area)
    box.addWidget(ground)
    grid = QGridLayout(inside)
    for name, row, column in (("d", 1, 1), ("a", 0, 0), ("c", 1, 0), ("b", 0, 1)):
        grid.addWidget(named(name), row, column)
    area.setWidget(inside)
    for name, y in (("f", 40), ("e", 0)):
        line = named(name)
        line.setParent(ground)
        line.move(0, y)
    read_by_tab(window)
    assert "".join(chain(window)) == "abcdef"
