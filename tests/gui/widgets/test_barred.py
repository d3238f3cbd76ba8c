"""What cannot be used now is within the reach of every hand, says why, and does nothing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QToolButton,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.widgets import barred
from gui.widgets.buttons import PrimaryButton, SecondaryButton, ToolButton, allow
from gui.widgets.menu import Menu, allow_entry

WHY = "Select a task in the list first"


class Row(QWidget):
    """A button that can be used, and one of each kind that cannot."""

    def __init__(self) -> None:
        super().__init__()
        self.before = SecondaryButton("Before")
        self.barred: tuple[PrimaryButton | ToolButton, ...] = (
            PrimaryButton("Done", "check"),
            ToolButton("bold", "Bold", "Ctrl+B", checkable=True),
        )
        self.acted: list[object] = []
        row = QHBoxLayout(self)
        for button in (self.before, *self.barred):
            row.addWidget(button)
        for button in self.barred:
            for signal in (button.clicked, button.pressed, button.toggled):
                signal.connect(lambda *_told, button=button: self.acted.append(button))
            allow(button, False, WHY)


@pytest.fixture
def row(qtbot: QtBot) -> Row:
    made = Row()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is told at once."""
    said: list[str] = []
    monkeypatch.setattr(barred, "announce", lambda _widget, text: said.append(text))
    return said


def test_a_press_tells_why_and_does_nothing(row: Row, qtbot: QtBot, told: list[str]) -> None:
    for button in row.barred:
        told.clear()
        QToolTip.hideText()
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert WHY in QToolTip.text()
        qtbot.keyClick(button, Qt.Key.Key_Space)
        button.click()  # as Return in a dialog
        button.animateClick()  # as a screen reader
        qtbot.waitUntil(lambda: told == [WHY] * 4)
        assert not button.isChecked()
    assert row.acted == []


def test_it_is_reached_by_tab_and_described(row: Row) -> None:
    for button in row.barred:
        assert button.isEnabled()
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert WHY in button.toolTip()
        assert WHY in button.accessibleDescription()
        assert button.accessibleDescription() != WHY  # and that it cannot be used


def test_it_looks_as_what_is_disabled(row: Row, qtbot: QtBot) -> None:
    plain = Row()
    qtbot.addWidget(plain)
    plain.show()
    for button, other in zip(row.barred, plain.barred, strict=True):
        allow(other, True, "")
        able = plain.grab(other.geometry()).toImage()
        other.setEnabled(False)
        greyed = row.grab(button.geometry()).toImage()
        assert greyed == plain.grab(other.geometry()).toImage()
        assert greyed != able


def test_once_it_can_be_used_it_acts_as_ever(row: Row, told: list[str]) -> None:
    for button in row.barred:
        allow(button, True, "")
        assert WHY not in button.toolTip()
        assert not button.accessibleDescription()
        row.acted.clear()
        button.click()
        assert button in row.acted
    assert row.barred[1].isChecked()
    assert told == []


def test_a_screen_reader_is_told_that_it_is_disabled_as_long_as_it_is(row: Row) -> None:
    for button in row.barred:
        kept = QAccessible.queryAccessibleInterface(button)
        barred_state = kept.state()
        assert (barred_state.disabled, barred_state.focusable) == (1, 1)
        assert kept.role() == _seen(button)[0]
        allow(button, True, "")
        assert QAccessible.queryAccessibleInterface(button) is kept
        assert not kept.state().disabled


def test_what_a_screen_reader_presses_acts_or_tells_why(
    row: Row, qtbot: QtBot, told: list[str]
) -> None:
    for button in row.barred:
        told.clear()
        press = QAccessible.queryAccessibleInterface(button).actionInterface()
        first = press.actionNames()[0]
        press.doAction(first)
        qtbot.waitUntil(lambda: told == [WHY])
        qtbot.waitUntil(lambda button=button: not button.isDown())
        assert row.acted == []
        allow(button, True, "")
        press.doAction(first)
        qtbot.waitUntil(lambda button=button: button in row.acted and not button.isDown())
        row.acted.clear()
    assert row.barred[1].isChecked()


def test_a_screen_reader_is_told_what_qt_tells_of_its_own_buttons(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    for made, own in (
        (SecondaryButton("Name"), QPushButton("Name")),
        (ToolButton("bold", "Name"), QToolButton()),
    ):
        for button in (made, own):
            button.setParent(holder)
            button.setAccessibleName("Name")
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setShortcut("Ctrl+M")
        assert _seen(made) == _seen(own)
        for button in (made, own):
            button.setCheckable(True)
            button.setChecked(True)
            button.setDown(True)
        assert _seen(made) == _seen(own)
        for button in (made, own):
            button.setEnabled(False)
        assert _seen(made) == _seen(own)
        for button in (made, own):
            button.setEnabled(True)
            button.setCheckable(False)
            button.setDown(False)
            button.setMenu(QMenu(button))
            if isinstance(button, QToolButton):
                button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        assert _seen(made) == _seen(own)


def _seen(button: QAbstractButton) -> tuple[object, ...]:
    told = QAccessible.queryAccessibleInterface(button)
    state, press = told.state(), told.actionInterface()
    kinds = (
        "disabled",
        "focusable",
        "checkable",
        "checked",
        "pressed",
        "hasPopup",
        "defaultButton",
    )
    # Qt forgets that one where there is a menu.
    presses = [name for name in press.actionNames() if name != press.setFocusAction()]
    keys = [press.keyBindingsForAction(name) for name in presses]
    states = [kind for kind in kinds if getattr(state, kind)]
    return told.role(), told.text(QAccessible.Text.Name), states, presses, keys


def test_the_menu_of_a_barred_button_offers_nothing(qtbot: QtBot) -> None:
    button = SecondaryButton("Outcome")
    qtbot.addWidget(button)
    menu = QMenu(button)
    button.setMenu(menu)
    allow(button, False, WHY)
    assert not menu.isEnabled()
    allow(button, True, "")
    assert menu.isEnabled()


def test_an_entry_says_in_its_line_why_it_cannot_be_chosen(qtbot: QtBot) -> None:
    menu = Menu(named="Task")
    qtbot.addWidget(menu)
    action = QAction("Move &up", menu)
    menu.addAction(action)
    allow_entry(action, False, "is the first")
    assert action.text() == "Move &up\tis the first"
    allow_entry(action, False, "is locked")
    assert action.text() == "Move &up\tis locked"
    allow_entry(action, True, "")
    assert (action.text(), action.isEnabled()) == ("Move &up", True)
