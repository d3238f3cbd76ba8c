"""A line is handed on while it is typed, and never overwritten then."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.fields.parsed_edit import ParsedEdit
from gui.fields.people_edit import PeopleEdit
from gui.widgets.idle_save import REST_MS
from gui.widgets.line_edit import LineEdit
from model.text.amounts import format_amount, parse_amount
from model.text.people_line import Written


def test_a_blank_at_the_end_stays_while_the_next_word_is_thought_of(qtbot: QtBot) -> None:
    line = LineEdit("Sag")
    qtbot.addWidget(line)
    line.set_text("Sag")
    line.end(False)  # a line in which nobody writes shows its beginning
    with qtbot.waitSignal(line.edited) as brought:
        qtbot.keyClicks(line, " nr. ")
    assert brought.args == ["Sag nr."]
    line.set_text("Sag nr.")
    assert line.text() == "Sag nr. "


def test_what_comes_from_elsewhere_waits_for_own_typing(qtbot: QtBot) -> None:
    line = LineEdit("Sag")
    qtbot.addWidget(line)
    brought: list[str] = []
    line.edited.connect(brought.append)
    qtbot.keyClicks(line, "26")
    line.set_text("fremmed")
    line.flush()
    assert (line.text(), brought) == ("26", ["26"])
    line.set_text("fremmed")
    assert line.text() == "fremmed"
    line.editingFinished.emit()
    assert brought == ["26"]


def test_half_an_amount_is_stored_and_nonsense_is_not(qtbot: QtBot) -> None:
    cell = ParsedEdit("2026", parse_amount, format_amount, while_typed=True)
    qtbot.addWidget(cell)
    brought: list[str] = []
    cell.committed.connect(lambda value: brought.append(str(value)))
    refused: list[str] = []
    cell.refused.connect(refused.append)
    for typed in ("12", "5"):
        qtbot.keyClicks(cell, typed)
        qtbot.waitUntil(lambda: brought[-1:] == [cell.text()])
    qtbot.keyClicks(cell, "x")
    qtbot.wait(REST_MS + 200)
    assert (brought, refused, cell.text()) == (["12", "125"], [], "125x")
    cell.editingFinished.emit()
    assert (brought, len(refused), cell.text()) == (["12", "125"], 1, "125")


def test_guests_are_taken_away_only_when_the_line_is_left(qtbot: QtBot) -> None:
    people = PeopleEdit("Gæster", only_adds=True)
    qtbot.addWidget(people)
    people.show_people([Written("Bo"), Written("Ida")])
    brought: list[list[str]] = []
    people.committed.connect(lambda some: brought.append([str(one) for one in some]))
    people.setFocus()
    people.end(False)
    qtbot.keyClicks(people, "h")
    qtbot.wait(REST_MS + 200)
    assert brought == []
    people.flush()
    qtbot.keyClicks(people, ", Eva")
    qtbot.waitUntil(lambda: brought[-1:] == [["Bo", "Idah", "Eva"]])
    assert brought[0] == ["Bo", "Idah"]


def test_a_title_behind_a_name_comes_with_it_when_the_line_is_left(qtbot: QtBot) -> None:
    """Half a title would come into the address book else."""
    people = PeopleEdit("Gæster", titles=True)
    qtbot.addWidget(people)
    people.set_known(["Bo Holm"])
    brought: list[list[str]] = []
    people.committed.connect(lambda some: brought.append([str(one) for one in some]))
    qtbot.keyClicks(people, "Mette Holm, center")
    qtbot.waitUntil(lambda: bool(brought), timeout=30_000)
    qtbot.keyClicks(people, "chef, bo holm")
    people.flush()
    people.flush()
    assert {"Mette Holm"} == set(brought[0])
    assert brought[-1] == ["Mette Holm, centerchef", "bo holm"]
    assert brought.count(brought[-1]) == 1
    people.show_people([Written("Mette Holm", "centerchef"), Written("Bo Holm")])
    assert people.text() == "Mette Holm, centerchef; Bo Holm"
    people.end(False)
    qtbot.keyClicks(people, ", Ida Vang")
    qtbot.waitUntil(lambda: brought[-1] == ["Mette Holm, centerchef", "Bo Holm", "Ida Vang"])


def test_what_is_taken_out_of_the_line_waits_until_it_is_left(qtbot: QtBot) -> None:
    """Else a pause in the middle of a name would make a guest of its beginning."""
    people = PeopleEdit("Gæster", titles=True, once_left=True)
    qtbot.addWidget(people)
    brought: list[list[Written]] = []
    people.committed.connect(brought.append)
    qtbot.keyClicks(people, "Mette")
    qtbot.wait(REST_MS + 200)
    assert brought == []
    qtbot.keyClicks(people, " Holm, centerchef")
    qtbot.keyClick(people, Qt.Key.Key_Return)
    assert brought == [[Written("Mette Holm", "centerchef")]]


def test_who_is_led_to_a_line_goes_on_behind_its_words(qtbot: QtBot) -> None:
    line = LineEdit("Sag")
    qtbot.addWidget(line)
    line.set_text("Sag")
    assert line.cursorPosition() == 0
    came = QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.OtherFocusReason)
    QApplication.sendEvent(line, came)
    assert line.cursorPosition() == 3
