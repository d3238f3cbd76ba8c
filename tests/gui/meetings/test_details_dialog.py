"""The meeting's details: its chair comes among the members, and Enter among them waits for the next name."""

import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit
from pytestqt.qtbot import QtBot

from gui.meetings.details_dialog import DetailsDialog
from gui.widgets.labels import Text
from model.commands.meeting_details import MeetingDetails

DAY = datetime.date(2027, 3, 4)


def opened(qtbot: QtBot, *, chair: str = "", members: tuple[str, ...] = ()) -> DetailsDialog:
    details = MeetingDetails("Chefteam", "", DAY, 510, 720, chair=chair, members=members)
    dialog = DetailsDialog("Møde", details, ["Chefteam"], ["Anna Holm", "Bo Lind"])
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def write(qtbot: QtBot, line: QLineEdit, text: str) -> None:
    """As typed, without leaving the line: whoever waits for the focus waits for ever offscreen."""
    line.selectAll()
    qtbot.keyClicks(line, text)


def lead(qtbot: QtBot, dialog: DetailsDialog, name: str) -> None:
    write(qtbot, dialog.chair_field, name)
    dialog.chair_field.editingFinished.emit()


def test_the_chair_comes_first_among_the_members_with_the_title(qtbot: QtBot) -> None:
    dialog = opened(qtbot, members=("Anna Holm",))
    lead(qtbot, dialog, "Liv Dam, chef")
    assert dialog.members_field.text() == "Liv Dam, chef, Anna Holm"
    details = dialog.details()
    assert (details.chair, details.members) == ("Liv Dam", ("Liv Dam, chef", "Anna Holm"))


def test_a_chair_taken_out_of_the_members_stays_out(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    lead(qtbot, dialog, "Liv Dam")
    write(qtbot, dialog.members_field, "Bo Lind")
    dialog.chair_field.editingFinished.emit()
    dialog.accept()
    assert dialog.details().chair == "Liv Dam"
    assert dialog.details().members == ("Bo Lind",)


def test_only_who_leads_now_comes_with_it(qtbot: QtBot) -> None:
    """Half a name is a member for as long as it stands there; a member of old stays one."""
    dialog = opened(qtbot, members=("Anna Holm",))
    for name in ("Li", "Liv Dam", "anna holm", "Bo Lind"):
        lead(qtbot, dialog, name)
    assert dialog.details().members == ("Bo Lind", "Anna Holm")
    lead(qtbot, dialog, "anna holm")
    assert dialog.details().members == ("Anna Holm",)


def test_a_stored_chair_who_is_no_member_is_left_alone(qtbot: QtBot) -> None:
    dialog = opened(qtbot, chair="Liv Dam", members=("Anna Holm",))
    dialog.chair_field.editingFinished.emit()
    dialog.accept()
    assert dialog.details().members == ("Anna Holm",)


def test_the_button_takes_the_chair_who_was_typed_last(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    write(qtbot, dialog.chair_field, "Liv Dam")
    box = dialog.findChild(QDialogButtonBox)
    assert box is not None
    box.button(QDialogButtonBox.StandardButton.Ok).click()
    assert dialog.result() == DetailsDialog.DialogCode.Accepted
    assert dialog.details().members == ("Liv Dam",)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_among_the_members_waits_for_the_next_and_with_ctrl_accepts(
    qtbot: QtBot, key: Qt.Key
) -> None:
    dialog = opened(qtbot)
    line = dialog.members_field
    for name in ("Liv Dam", "Ida Vang"):
        qtbot.keyClicks(line, name)
        qtbot.keyClick(line, key)
        assert dialog.isVisible()
    assert line.text() == "Liv Dam, Ida Vang, "
    assert dialog.details().members == ("Liv Dam", "Ida Vang")
    qtbot.keyClick(line, key, Qt.KeyboardModifier.ControlModifier)
    assert dialog.result() == DetailsDialog.DialogCode.Accepted


def test_the_error_goes_when_the_date_is_corrected(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    problem = next(text for text in dialog.findChildren(Text) if not text.text())
    for correct in (
        lambda: write(qtbot, dialog.date_field, "5.3.2027"),
        lambda: dialog.date_field.choose(datetime.date(2027, 3, 6)),
    ):
        write(qtbot, dialog.date_field, "snart")
        dialog.date_field.editingFinished.emit()
        assert "snart" in problem.text()
        correct()
        assert problem.isHidden()
    dialog.accept()
    assert dialog.result() == DetailsDialog.DialogCode.Accepted
