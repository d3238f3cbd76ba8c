"""The meeting's details: its chair comes among the members, and Enter among them waits for the next name."""

import datetime

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLineEdit
from pytestqt.qtbot import QtBot

from gui.meetings.details_dialog import DetailsDialog
from model.commands.meeting_details import MeetingDetails
from model.text.people_line import read_person

DAY = datetime.date(2027, 3, 4)


def opened(qtbot: QtBot, *, chair: str = "", members: tuple[str, ...] = ()) -> DetailsDialog:
    there = tuple(read_person(name) for name in members)
    details = MeetingDetails("Chefteam", "", DAY, 510, 720, chair=chair, members=there)
    dialog = DetailsDialog("Møde", "Gem", details, ["Chefteam"], ["Anna Holm", "Bo Lind"])
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def members(dialog: DetailsDialog) -> tuple[str, ...]:
    return tuple(str(member) for member in dialog.details().members)


def write(qtbot: QtBot, line: QLineEdit, text: str) -> None:
    """As typed, without leaving the line: whoever waits for the focus waits for ever offscreen."""
    line.selectAll()
    qtbot.keyClicks(line, text)


def lead(qtbot: QtBot, dialog: DetailsDialog, name: str) -> None:
    write(qtbot, dialog.chair_field, name)
    dialog.chair_field.editingFinished.emit()


def come(line: QLineEdit, reason: Qt.FocusReason) -> None:
    QApplication.sendEvent(line, QFocusEvent(QEvent.Type.FocusIn, reason))


def leave(line: QLineEdit) -> None:
    QApplication.sendEvent(line, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason))


def test_the_chair_comes_first_among_the_members_with_the_title(qtbot: QtBot) -> None:
    dialog = opened(qtbot, members=("Anna Holm",))
    lead(qtbot, dialog, "Liv Dam, chef")
    assert dialog.members_field.text() == "Liv Dam, chef; Anna Holm"
    assert dialog.details().chair == "Liv Dam"
    assert members(dialog) == ("Liv Dam, chef", "Anna Holm")


def test_a_chair_taken_out_from_among_the_members_stays_out(qtbot: QtBot) -> None:
    dialog = opened(qtbot, members=("Bo Lind",))
    lead(qtbot, dialog, "Liv Dam")
    write(qtbot, dialog.members_field, "Bo Lind")
    dialog.members_field.editingFinished.emit()
    write(qtbot, dialog.members_field, "Ida Vang")
    dialog.accept()
    assert dialog.details().chair == "Liv Dam"
    assert members(dialog) == ("Ida Vang",)


@pytest.mark.parametrize("before", [(), ("Anna Holm",)])
def test_names_typed_over_all_members_do_not_drive_out_the_chair(
    qtbot: QtBot, before: tuple[str, ...]
) -> None:
    dialog = opened(qtbot, members=before)
    lead(qtbot, dialog, "Liv Dam, chef")
    write(qtbot, dialog.members_field, "Bo Lind, direktor")
    dialog.accept()
    assert members(dialog) == ("Liv Dam, chef", "Bo Lind, direktor")
    again = opened(qtbot, chair=dialog.details().chair, members=members(dialog))
    assert again.chair_field.text() == "Liv Dam"
    write(qtbot, again.members_field, "Ida Vang")
    again.accept()
    assert members(again) == ("Liv Dam, chef", "Ida Vang")


@pytest.mark.parametrize("there", ["", "Anna Holm"])
def test_tab_goes_on_behind_the_chair(qtbot: QtBot, there: str) -> None:
    """Chair, Tab, Tab, members: nobody who stands there is typed over."""
    dialog = opened(qtbot, members=(there,) if there else ())
    line = dialog.members_field
    lead(qtbot, dialog, "Liv Dam, chef")
    come(line, Qt.FocusReason.TabFocusReason)
    qtbot.keyClicks(line, "Bo Lind, direktor, Ida Vang")
    leave(line)
    dialog.accept()
    shown = ("Liv Dam, chef", *((there,) if there else ()), "Bo Lind, direktor", "Ida Vang")
    assert members(dialog) == shown


def test_a_click_behind_the_names_goes_on_there_and_one_in_a_name_corrects_it(qtbot: QtBot) -> None:
    dialog = opened(qtbot, members=("Liv Dam",))
    line = dialog.members_field
    line.end(False)
    behind = line.cursorRect().center() + QPoint(40, 0)
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=behind)
    assert line.text() == "Liv Dam, "
    leave(line)
    assert line.text() == "Liv Dam"
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPoint(4, line.height() // 2))
    qtbot.keyClicks(line, "O")
    assert members(dialog) == ("OLiv Dam",)


def test_the_first_click_at_the_chair_just_typed_is_for_the_next_member(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    line = dialog.members_field
    lead(qtbot, dialog, "Liv Dam, chef")
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPoint(20, line.height() // 2))
    qtbot.keyClicks(line, "Bo Lind, direktor")
    dialog.accept()
    assert members(dialog) == ("Liv Dam, chef", "Bo Lind, direktor")


@pytest.mark.parametrize("way", ["enter", "ctrl", "button"])
def test_the_chair_typed_after_the_members_and_not_left_is_taken(qtbot: QtBot, way: str) -> None:
    dialog = opened(qtbot)
    write(qtbot, dialog.members_field, "Bo Lind, direktor")
    write(qtbot, dialog.chair_field, "Liv Dam, chef")
    if way == "button":
        box = dialog.findChild(QDialogButtonBox)
        assert box is not None
        box.button(QDialogButtonBox.StandardButton.Ok).click()
    else:
        control = Qt.KeyboardModifier.ControlModifier
        modifier = control if way == "ctrl" else Qt.KeyboardModifier.NoModifier
        qtbot.keyClick(dialog.chair_field, Qt.Key.Key_Return, modifier)
    assert dialog.result() == DetailsDialog.DialogCode.Accepted
    assert dialog.details().chair == "Liv Dam"
    assert members(dialog) == ("Liv Dam, chef", "Bo Lind, direktor")


def test_only_who_leads_now_comes_with_it(qtbot: QtBot) -> None:
    """Half a name is a member for as long as it stands there; a member of old stays one."""
    dialog = opened(qtbot, members=("Anna Holm",))
    for name in ("Li", "Liv Dam", "anna holm", "Bo Lind"):
        lead(qtbot, dialog, name)
    assert members(dialog) == ("Bo Lind", "Anna Holm")
    lead(qtbot, dialog, "anna holm")
    assert members(dialog) == ("Anna Holm",)


def test_a_stored_chair_who_is_no_member_is_left_alone(qtbot: QtBot) -> None:
    dialog = opened(qtbot, chair="Liv Dam", members=("Anna Holm",))
    dialog.chair_field.editingFinished.emit()
    dialog.accept()
    assert members(dialog) == ("Anna Holm",)


def test_no_such_day_stays_to_be_corrected_and_hides_no_field(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    field, before = dialog.date_field, dialog.date_field.day()
    places = [line.visibleRegion().isEmpty() for line in dialog.findChildren(QLineEdit)]
    for typed in ("31/2", "28/2"):
        field.selectAll()
        qtbot.keyClicks(field, typed)
        dialog.accept()
        if typed == "31/2":
            assert field.text() == typed
            assert dialog.isVisible()
            assert field.value() == before
            now = [line.visibleRegion().isEmpty() for line in dialog.findChildren(QLineEdit)]
            assert now == places
    assert dialog.result() == DetailsDialog.DialogCode.Accepted
    assert (dialog.details().date.day, dialog.details().date.month) == (28, 2)


def test_the_button_takes_the_chair_who_was_typed_last(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    write(qtbot, dialog.chair_field, "Liv Dam")
    box = dialog.findChild(QDialogButtonBox)
    assert box is not None
    box.button(QDialogButtonBox.StandardButton.Ok).click()
    assert dialog.result() == DetailsDialog.DialogCode.Accepted
    assert members(dialog) == ("Liv Dam",)


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
    assert members(dialog) == ("Liv Dam", "Ida Vang")
    qtbot.keyClick(line, key, Qt.KeyboardModifier.ControlModifier)
    assert dialog.result() == DetailsDialog.DialogCode.Accepted


def test_the_error_goes_when_the_date_is_corrected(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    problem = dialog._problem
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


def test_it_is_said_that_the_chair_came_among_the_members_while_it_is_so(qtbot: QtBot) -> None:
    dialog = opened(qtbot, members=("Anna Holm",))
    chair, height = dialog.chair_field, dialog.height()
    assert chair.note.isHidden()
    lead(qtbot, dialog, "Liv Dam, chef")
    assert chair.note.isVisible()
    assert chair.note.text() == "Liv Dam is now among the members as well."
    assert chair.accessibleDescription() == chair.note.text()
    assert dialog.height() > height, "no field gives way to it"
    write(qtbot, dialog.members_field, "Anna Holm")
    dialog.members_field.editingFinished.emit()
    assert chair.note.isHidden()
    assert not chair.accessibleDescription()
    lead(qtbot, dialog, "anna holm")
    assert chair.note.isHidden(), "she was a member before"
