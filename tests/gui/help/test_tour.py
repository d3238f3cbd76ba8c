"""The card of the tour by itself: keys, buttons, what it says, and that the window's keys wait."""

import pytest
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.help.tour import STEPS, TourStep
from gui.help.tour_card import TourCard
from gui.lifetime.last_place import JOBS

ROOM = QRect(0, 0, 1093, 614)
TARGETS = {
    "left": QRect(168, 80, 300, 520),
    "right": QRect(600, 80, 480, 520),
    "wide": QRect(168, 80, 910, 520),
    "menu": QRect(470, 0, 60, 26),
}


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.setGeometry(ROOM)
    widget.show()
    return widget


def a_card(window: QWidget, targets: dict[str, QRect] | None = None) -> TourCard:
    steps = STEPS if targets is None else [TourStep("agenda", name, name, name) for name in targets]
    card = TourCard(steps, lambda step: (targets or {}).get(step.target), window)
    card.begin()
    return card


def test_steps_are_few_and_stand_in_jobs_that_exist() -> None:
    assert 5 <= len(STEPS) <= 6
    assert {step.job for step in STEPS} <= set(JOBS)
    assert len({step.target for step in STEPS}) == len(STEPS)
    assert STEPS[-1].said().startswith("F1 opens the help")


def test_arrows_go_to_and_fro_and_the_end_ends(qtbot: QtBot, window: QWidget) -> None:
    card = a_card(window)
    ended: list[bool] = []
    card.ended.connect(lambda: ended.append(True))
    qtbot.keyClick(card, Qt.Key.Key_Left)
    assert card.step() == STEPS[0]
    for _step in STEPS[1:]:
        qtbot.keyClick(card, Qt.Key.Key_Right)
    assert card.step() == STEPS[-1]
    assert card.next.text() == "Done"
    assert card.skip.isHidden()
    for button in (card.back, card.next):
        qtbot.keyClick(card, Qt.Key.Key_Tab)
        assert window.focusWidget() is button
    qtbot.keyClick(card, Qt.Key.Key_Right)
    assert ended == [True]
    assert card.isHidden()


def test_escape_skips_from_anywhere_in_it(qtbot: QtBot, window: QWidget) -> None:
    card = a_card(window)
    with qtbot.waitSignal(card.ended):
        qtbot.keyClick(card.skip, Qt.Key.Key_Escape)
    assert card.isHidden()


def test_enter_presses_the_button_with_the_focus(qtbot: QtBot, window: QWidget) -> None:
    card = a_card(window)
    qtbot.keyClick(card.next, Qt.Key.Key_Return)
    assert card.step() == STEPS[1]
    card.back.click()
    assert card.step() == STEPS[0]
    card.skip.click()
    assert card.isHidden()


def test_the_keys_of_the_window_wait(window: QWidget) -> None:
    card = a_card(window)
    press = QKeyEvent(
        QEvent.Type.ShortcutOverride, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier
    )
    press.ignore()
    QApplication.sendEvent(card.next, press)
    assert press.isAccepted()


@pytest.mark.parametrize("name", TARGETS)
def test_the_card_stands_in_the_window_and_beside_what_it_speaks_of(
    window: QWidget, name: str
) -> None:
    card = a_card(window, {name: TARGETS[name]})
    frame = card.next.parentWidget()
    assert frame is not None
    spot = frame.geometry()
    assert ROOM.contains(spot)
    assert name == "wide" or not spot.intersects(TARGETS[name])


def test_a_screen_reader_hears_a_dialog_with_its_name(window: QWidget) -> None:
    card = a_card(window)
    told = QAccessible.queryAccessibleInterface(card)
    assert told.role() == QAccessible.Role.Dialog
    assert told.text(QAccessible.Text.Name) == "One-minute tour"
