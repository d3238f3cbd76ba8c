"""F1 in a dialog: the page about it, in a window that the dialog does not hold up."""

import datetime

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from gui.actions.action_table import TABLE
from gui.follow_up.move_dialog import MoveDialog
from gui.help.dialog_help import DialogHelp
from gui.help.pages import PAGES, key_of, markdown, page_of_dialog
from gui.help.window import HelpWindow
from tests.gui.every_dialog import modules_with_dialogs


def test_every_dialog_of_ours_has_a_page() -> None:
    found = {name for name in modules_with_dialogs() if not name.startswith("gui.help.")}
    assert len(found) > 20
    assert [name for name in found if page_of_dialog(name) not in PAGES] == []


def test_f1_shows_the_page_of_the_dialog(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    helper = DialogHelp(lambda: "agenda", window)
    helper.close()  # dialogs are taught by hand here: no test may hang on where the focus is
    for dialog, page in (
        (MoveDialog(datetime.date(2030, 3, 7), window), "tasks"),
        (QMessageBox(window), "agenda"),
    ):
        helper.teach(dialog)
        helper.teach(dialog)
        (shortcut,) = dialog.findChildren(QShortcut)
        assert shortcut.key() == QKeySequence("F1")
        shortcut.activated.emit()
        (shown,) = dialog.findChildren(HelpWindow)
        assert shown.page() == page
        helper.teach(shown)
        assert QKeySequence("F1") not in [one.key() for one in shown.findChildren(QShortcut)]
        shown.close()


def test_f1_is_the_help_and_every_page_but_the_last_tells_its_keys() -> None:
    assert key_of("help.page") == "F1"
    by_id = {spec.id: spec for spec in TABLE}
    for page in PAGES[:-1]:
        text = markdown(page, "en")
        assert f"All keys: `{key_of('help.keys')}`" in text, page
    assert f"| **{by_id['plan.copy'].text}** | `{key_of('plan.copy')}` |" in markdown("plan", "en")
    assert "Alle genvejstaster" in markdown("plan", "da")
