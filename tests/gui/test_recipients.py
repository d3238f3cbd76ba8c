"""An address that is given changes one line: what is half typed in another stays."""

from dataclasses import replace

from pytestqt.qtbot import QtBot

from gui.distribution.recipient_list import RecipientList
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


def show(qtbot: QtBot, shown: RecipientList, candidates: tuple[Candidate, ...]) -> None:
    shown.show_candidates(candidates, with_edition=True)
    qtbot.waitUntil(lambda: shown.is_filled, timeout=60_000)
