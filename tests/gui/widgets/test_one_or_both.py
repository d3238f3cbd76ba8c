"""Two panels where there is room for both, and where there is not."""

import pytest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.edit_menu import tell_keys
from gui.widgets.one_or_both import SECOND, OneOrBoth
from gui.widgets.plain_line import PlainLine


@pytest.fixture
def both(qtbot: QtBot) -> OneOrBoth:
    first, second = QWidget(), QWidget()
    second.setMinimumWidth(200)
    both = OneOrBoth("Which", first, second, 300)
    both.first, both.second = first, second  # type: ignore[attr-defined]
    both.call("Text", "Course")
    qtbot.addWidget(both)
    both.resize(700, 200)
    both.show()
    return both


def seen(both: OneOrBoth) -> tuple[bool, bool, bool]:
    """Whether the first, the second and the tabs are in sight."""
    parts = (both.first, both.second, both.tabs)  # type: ignore[attr-defined]
    first, second, tabs = (part.isVisible() for part in parts)
    return first, second, tabs


def test_both_stand_beside_each_other_where_there_is_room(both: OneOrBoth) -> None:
    assert seen(both) == (True, True, False)


def test_where_there_is_none_tabs_choose(both: OneOrBoth) -> None:
    both.resize(400, 200)
    assert seen(both) == (True, False, True)
    both.tabs.set_current(SECOND)
    both.bring(both.second)  # type: ignore[attr-defined]
    assert seen(both) == (False, True, True)
    both.resize(700, 200)
    assert seen(both) == (True, True, False)


def test_it_asks_for_the_room_of_one_only(both: OneOrBoth) -> None:
    assert both.minimumSizeHint().width() == 200


def test_a_second_one_that_is_not_there_has_no_tab(both: OneOrBoth) -> None:
    both.resize(400, 200)
    both.offer_second(False)
    assert seen(both) == (True, False, False)


def test_the_menu_of_a_line_names_the_keys_that_the_window_has_too(qtbot: QtBot) -> None:
    line = PlainLine("text")
    qtbot.addWidget(line)
    line.insert("more")
    line.selectAll()
    menu: QMenu = line.createStandardContextMenu()
    qtbot.addWidget(menu)
    for action in menu.actions():  # as Qt leaves it where an action of the window has the key
        action.setText(action.text().split("\t")[0])
    tell_keys(menu)
    told = {a.objectName(): a.text().partition("\t")[2] for a in menu.actions() if a.objectName()}
    assert told["edit-undo"] == "Ctrl+Z"
    assert told["edit-copy"] == "Ctrl+C"
    assert told["edit-redo"] == "there is nothing to redo"
