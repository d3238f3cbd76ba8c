"""An address that is given changes one line: what is half typed in another stays."""

from dataclasses import replace

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.distribution.recipient_list import RecipientList
from gui.distribution.recipient_row import RecipientRow
from gui.widgets.plain_line import PlainLine
from model.dispatching.recipients import Candidate

ANNA, BO = Candidate("Anna Holm", ""), Candidate("Bo Lind", "")


def test_an_address_changes_its_own_line_alone(qtbot: QtBot) -> None:
    shown = RecipientList()
    qtbot.addWidget(shown)
    show(qtbot, shown, (ANNA, BO))
    line = shown.rows[1].findChild(PlainLine)
    assert line is not None
    qtbot.keyClicks(line, "bo@")
    show(qtbot, shown, (replace(ANNA, email="anna@example.org"), BO))
    assert [row.candidate.email for row in shown.rows] == ["anna@example.org", ""]
    assert line.text() == "bo@"
    assert [one.email for one in shown.chosen()] == ["anna@example.org"]


def test_a_narrow_row_cuts_the_department_before_the_address(qtbot: QtBot) -> None:
    row = RecipientRow(replace(ANNA, email="anna@example.org", department="Økonomi"), True)
    qtbot.addWidget(row)
    assert row.tick.accessibleName() == "Anna Holm, anna@example.org · Økonomi"


def test_the_keys_go_on_to_the_next_address_and_the_list_stays_where_it_is(qtbot: QtBot) -> None:
    shown = RecipientList()
    qtbot.addWidget(shown)
    shown.show()
    show(qtbot, shown, (ANNA, BO))
    first, second = (row.findChild(PlainLine) for row in shown.rows)
    assert first is not None
    assert second is not None
    qtbot.waitUntil(lambda: shown.rows[0].y() > 0, timeout=30_000)
    place = shown.rows[0].y()
    first.setFocus()
    with qtbot.waitSignal(shown.address_given) as given:
        qtbot.keyClicks(first, "anna@example.org")
        qtbot.keyClick(first, Qt.Key.Key_Return)
    assert given.args == ["Anna Holm", "anna@example.org"]
    there = replace(ANNA, email="anna@example.org")
    show(qtbot, shown, (there, BO))
    assert shown.focusWidget() is second
    assert shown.rows[0].y() == place
    show(qtbot, shown, (there, replace(BO, email="bo@example.org")))
    assert shown.focusWidget() is shown.rows[1].tick


def show(qtbot: QtBot, shown: RecipientList, candidates: tuple[Candidate, ...]) -> None:
    shown.show_candidates(candidates, with_edition=True)
    qtbot.waitUntil(lambda: shown.is_filled, timeout=60_000)
