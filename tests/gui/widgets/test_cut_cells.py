"""What a narrow column cuts stands whole in the tip, which the focus opens too."""

import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.follow_up.table import TaskModel
from gui.people.table import PeopleModel
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


def test_the_tip_of_a_task_tells_all_of_its_cells(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    tasks = TaskModel(holder)
    row = RegisterRow(
        *(1, "Svar til udlejer", "Lone Friis", TODAY, "", FollowUpStatus.OPEN),
        *(1, 1, "Chefteam", TODAY, 1, 4, "Lejemål", False, 0, ""),
    )
    tasks.show_rows([row], TODAY)
    told = tasks.index(0, 2).data(TIP)
    for words in ("Svar til udlejer", "Lone Friis", "Chefteam", "4 Lejemål"):
        assert words in told
