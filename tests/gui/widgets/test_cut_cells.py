"""What a narrow column cuts stands whole in the tip, which the focus opens too."""

import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.follow_up.table import TaskTable
from gui.people.table import PeopleModel
from gui.widgets.cell_tips import cell_tip
from model.queries.people import PersonRow
from model.queries.register import RegisterRow
from model.vocabulary import FollowUpStatus

TIP = Qt.ItemDataRole.ToolTipRole
TODAY = datetime.date(2026, 11, 22)


def test_a_cell_of_the_address_book_tells_its_words_and_an_empty_one_nothing(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    people = PeopleModel(holder)
    long = "Center for tværgående sundhed, ældre og rehabilitering"
    people.show((PersonRow(1, "Bo <b>Lind", "", long, "", "", None, (None, None)),))
    tips = [people.index(0, column).data(TIP) for column in range(4)]
    assert tips == ["Bo ‹b>Lind", None, long, None]  # no words are taken for markup


def task(what: str, *, is_closed: bool = False, moved: int = 0) -> RegisterRow:
    return RegisterRow(
        *(1, what, "Lone Friis", TODAY, "", FollowUpStatus.OPEN),
        *(1, 1, "Chefteam", TODAY, 1, 4, "Lejemål", is_closed, moved, "Venter på tal"),
    )


def test_a_task_tells_what_its_cells_do_not_show(qtbot: QtBot) -> None:
    table = TaskTable()
    qtbot.addWidget(table)
    table.resize(900, 300)
    table.show()

    def told() -> list[str]:
        return [cell_tip(table, table.tasks.index(0, column)) for column in range(4)]

    table.tasks.show_rows([task("Svar til udlejer")], TODAY)
    due, what, who, place = told()
    assert (due, what, who) == ("", "", "")
    assert "Lejemål" in place
    table.tasks.show_rows([task("Svar til udlejer " * 20, moved=1)], TODAY)
    due, what, who, place = told()
    assert "Venter på tal" in due
    assert "Svar til udlejer" in what
    table.tasks.show_rows([task("Svar", is_closed=True)], TODAY)
    heard = table.tasks.index(0, 0).data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert "Lone Friis" in heard
    assert not any("Lejemål" in words for words in (heard, *told()))
