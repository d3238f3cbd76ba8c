"""Letters of menus, and the dividers between panels: what the keyboard has in place of the mouse."""

import re
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from gui.actions.action_table import MENUS
from gui.actions.actions import Actions
from gui.widgets.menu import Menu, give_letters, offer, plain_words, with_letters
from model.text.translate import _, set_language

GUI = Path(__file__).resolve().parents[3] / "gui"


def letters(texts: list[str]) -> list[str]:
    found = (re.search(r"(?<!&)&([^&])", text.replace("&&", "")) for text in texts)
    return [match.group(1).lower() if match else "" for match in found]


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_entry_of_every_menu_has_a_letter_of_its_own(
    qtbot: QtBot, qapp: QApplication, language: str
) -> None:
    set_language(language)
    table = Actions(qapp)
    for name in MENUS:
        menu = Menu(None, _(name))
        qtbot.addWidget(menu)
        menu.addActions(table.in_menu(name))
        before = [plain_words(action.text()) for action in menu.actions()]
        give_letters(menu)
        texts = [action.text() for action in menu.actions()]
        given = letters(texts)
        assert "" not in given, (name, texts)
        assert [letter for letter, count in Counter(given).items() if count > 1] == [], texts
        assert [plain_words(text) for text in texts] == before
    bar = letters([_(name) for name in MENUS])
    assert "" not in bar
    assert len(set(bar)) == len(MENUS)
    table.deleteLater()


def test_letters_are_given_anew_where_an_entry_stands_elsewhere_or_changes_its_words() -> None:
    assert len(set(letters(with_letters(["Slet", "Send", "Se"]))) - {""}) == 3
    assert with_letters(["Fortryd “A && B”"]) == ["&Fortryd “A && B”"]
    assert with_letters(["a", "a"]) == ["&a", "a"]  # there is no other letter
    assert with_letters(["Klip\tCtrl+X"]) == ["&Klip\tCtrl+X"]
    assert with_letters(["…"]) == ["…"]


def test_the_letters_are_there_when_a_menu_is_shown_and_a_letter_chooses(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    chosen: list[str] = []
    actions = [QAction(text, widget) for text in ("Luk", "Lås", "Lyt")]
    for action in actions:
        action.triggered.connect(lambda _on=False, a=action: chosen.append(plain_words(a.text())))
    offer(widget, actions)
    widget.customContextMenuRequested.emit(QPoint(3, 3))
    (menu,) = widget.findChildren(QMenu)
    given = letters([action.text() for action in actions])
    assert len(set(given)) == 3
    qtbot.keyClick(menu, given[2])
    assert chosen == ["Lyt"]


def test_the_menu_of_a_text_has_letters_too(qtbot: QtBot) -> None:
    field = QTextEdit("ord")
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    qtbot.addWidget(menu)
    give_letters(menu)
    given = letters([action.text() for action in menu.actions() if not action.isSeparator()])
    assert len(set(given)) == len(given)
    assert "" not in given


def test_no_menu_is_made_without_letters() -> None:
    made = [
        str(file.relative_to(GUI))
        for file in GUI.rglob("*.py")
        if re.search(r"\bQMenu\(", file.read_text(encoding="utf-8"))
    ]
    assert made == []


def test_a_menu_higher_than_the_screen_ends_at_its_edge_the_first_time_too(qtbot: QtBot) -> None:
    menu = Menu(named="Mange")
    qtbot.addWidget(menu)
    menu.setStyleSheet("QMenu { menu-scrollable: 1; }")
    for number in range(200):
        menu.addAction(f"Punkt {number}")
    menu.popup(QPoint(0, 0))
    assert any("&" in action.text() for action in menu.actions())
    assert menu.height() <= menu.screen().geometry().height()
    menu.close()
