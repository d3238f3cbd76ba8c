"""The table of actions: each key is one action's, and each action does something."""

from collections import Counter
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from gui.actions.action_table import BEGINS_A_GROUP, MENUS, TABLE, Need
from gui.actions.actions import Actions
from model.text.translate import translator
from tests.end_to_end.driver import running


def test_no_two_actions_have_one_key() -> None:
    # Qt calls neither of two actions with the same key.
    keys = Counter(QKeySequence(spec.shortcut).toString() for spec in TABLE if spec.shortcut)
    assert [key for key, count in keys.items() if count > 1] == []


def test_no_menu_begins_with_a_line() -> None:
    assert {spec.id for spec in TABLE} >= BEGINS_A_GROUP
    for menu in MENUS:
        assert next(spec.id for spec in TABLE if spec.menu == menu) not in BEGINS_A_GROUP


def test_every_action_is_in_a_menu_and_has_one_name() -> None:
    assert {spec.menu for spec in TABLE} == set(MENUS)
    assert len({spec.id for spec in TABLE}) == len(TABLE)
    for code in ("en", "da"):  # where all are found together, a name has to say what it is about
        words = translator(code).gettext
        assert len({words(spec.text) for spec in TABLE}) == len(TABLE)


def test_every_action_does_something(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, tmp_path / "test.db") as driver:
        table = driver.window.actions_table
        assert [spec.id for spec in TABLE if not table.has_handler(spec.id)] == []


def test_other_words_keep_the_reason_behind_them(qtbot: QtBot) -> None:
    owner = QObject()
    table = Actions(owner)
    table.set_available(frozenset())
    table.say("edit.undo", "Undo “Length”")
    assert table["edit.undo"].text() == f"Undo “Length”\t{table.why_not('edit.undo')}"
    table.set_available(frozenset({Need.UNDO}))
    assert table["edit.undo"].text() == "Undo “Length”"
    table.say("edit.undo", "Undo")
    assert table["edit.undo"].text() == "Undo"
