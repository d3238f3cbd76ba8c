"""An address that is given makes one line anew: what is half typed in another stays."""

from dataclasses import replace

from pytestqt.qtbot import QtBot

from gui.distribution.recipient_list import RecipientList
from gui.widgets.plain_line import PlainLine
from model.dispatching.recipients import Candidate

ANNA, BO = Candidate("Anna Holm", ""), Candidate("Bo Lind", "")


def test_only_the_line_that_changed_is_made_anew(qtbot: QtBot) -> None:
    shown = RecipientList()
    qtbot.addWidget(shown)
    shown.show_candidates((ANNA, BO), with_edition=True)
    before = shown.rows[1]
    line = before.findChild(PlainLine)
    assert line is not None
    qtbot.keyClicks(line, "bo@")
    shown.show_candidates((replace(ANNA, email="anna@example.org"), BO), with_edition=True)
    assert [row.candidate.email for row in shown.rows] == ["anna@example.org", ""]
    assert shown.rows[1] is before
    assert line.text() == "bo@"
    assert shown.chosen() == (shown.rows[0].candidate,)


def test_two_of_one_name_are_two_lines(qtbot: QtBot) -> None:
    shown = RecipientList()
    qtbot.addWidget(shown)
    shown.show_candidates((BO, BO), with_edition=False)
    shown.show_candidates((BO,), with_edition=False)
    assert len(shown.rows) == 1
    shown.show_candidates((BO,), with_edition=True)
    assert len(shown.rows) == 1
