"""What all dialogs have alike."""

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.widgets.buttons import SecondaryButton
from gui.widgets.dialogs import MARGINS, close_buttons, line_dialog, roomy

NARROW = 683 - 16


def test_closing_is_no_step_and_return_does_nothing_else(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    folder = SecondaryButton("Folder")
    box = QVBoxLayout(dialog)
    buttons = close_buttons(dialog, folder)
    box.addWidget(buttons)
    dialog.show()
    close = buttons.button(QDialogButtonBox.StandardButton.Close)
    for button in dialog.findChildren(QPushButton):
        button.setFocus()
        assert not button.isDefault()
    with qtbot.waitSignal(dialog.rejected):
        close.click()


def test_a_long_question_breaks_its_lines_and_a_short_one_leaves_room_to_answer(
    qtbot: QtBot,
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    for question, lines in (("Hvorfor?", 1), ("Punktet er lukket, men titlen viser det. " * 6, 3)):
        dialog = line_dialog(parent, "Hvorfor", question)
        dialog.show()
        (label,) = (one for one in dialog.findChildren(QLabel) if one.text() == question)
        assert 400 < dialog.width() < NARROW
        assert label.height() >= lines * label.fontMetrics().height()
        assert label.height() >= label.heightForWidth(label.width())
        layout = dialog.layout()
        assert layout is not None
        assert layout.contentsMargins().left() == MARGINS[0]


def test_a_message_has_room_for_its_words_on_a_small_screen_too(qtbot: QtBot) -> None:
    for words in ("Filen kan ikke læses.", "Der skete en fejl, som ingen havde forudset. " * 5):
        box = QMessageBox(QMessageBox.Icon.Warning, "", words)
        qtbot.addWidget(box)
        roomy(box)
        box.show()
        assert 420 < box.width() < NARROW
