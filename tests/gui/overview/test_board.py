"""The overview in the real window: cards go by keys, by drag and by menu; each is one step."""

import datetime
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from gui.overview.board import Board
from gui.overview.card_delegate import title_lines
from gui.overview.card_list import CardList
from gui.overview.panel import OverviewPanel
from gui.overview.yearly_dialog import YearlyDialog
from gui.widgets.labels import Text
from model.commands import agenda, bank, meetings, status, yearly
from model.text.translate import set_language
from model.vocabulary import MeetingStatus, Openness, Stage
from tests.end_to_end.driver import Driver, running

ALT = Qt.KeyboardModifier.AltModifier
TODAY = datetime.date.today()
DAYS = tuple(TODAY + datetime.timedelta(days=days) for days in (7, 14, 21))


@pytest.fixture
def driver(qtbot: QtBot, tmp_path: Path) -> Iterator[Driver]:
    """Three meetings, two points and a break on the first, two recommendations that wait."""
    with running(qtbot, tmp_path / "møder.db") as found:
        set_language("en")
        found.window.show()
        for day in DAYS:
            run(found, meetings.create, forum="Chefteam", date=day, start=510, end=570)
        run(found, agenda.add_point, meeting_id=1, title="Budget", duration=50)
        run(found, agenda.add_point, meeting_id=1, title="Løn", duration=30)
        run(found, agenda.add_break, meeting_id=1)
        run(found, agenda.set_openness, point_id=2, openness=Openness.CLOSED)
        for title in ("Lejemål", "Sygefravær"):
            run(found, bank.create, title=title)
        run(found, bank.set_field, item_id=2, field="wished_date", value=DAYS[1])
        found.do("view.overview")
        yield found


def run(driver: Driver, command: Any, **values: Any) -> Any:
    assert driver.application.workspace is not None
    result = driver.application.workspace.run("x", partial(command, **values)).result(30)
    driver.settle()
    return result


def panel(driver: Driver) -> OverviewPanel:
    return driver.screens.overview


def board(driver: Driver) -> Board:
    return panel(driver).board


def lists(driver: Driver) -> list[CardList]:
    return [board(driver).bank.list, *(view.list for view in board(driver).columns)]


def titles(driver: Driver) -> list[list[str]]:
    driver.settle()
    return [[card.title for card in column.cards.rows] for column in lists(driver)]


def names(column: CardList) -> list[str]:
    model = column.cards
    role = Qt.ItemDataRole.AccessibleTextRole
    return [model.index(row).data(role) for row in range(model.rowCount())]


BEFORE = [["Lejemål"], ["Budget", "Løn", "Break"], ["Sygefravær"], []]


def test_what_is_shown_is_said(driver: Driver) -> None:
    assert titles(driver) == BEFORE
    first = board(driver).columns[0]
    assert names(first.list) == [
        "Point 1, Budget, 50 min., Not decided",
        "Point 2, Løn, 30 min., Closed",
        "Break, Break, 10 min.",
    ]
    assert names(board(driver).columns[1].list) == ["Proposal, Sygefravær, wished, Not decided"]
    assert "30 min. too long" in first.list.accessibleName()
    assert "30 min. too long" in [label.text() for label in first.findChildren(Text)]


def test_a_card_goes_by_keys_and_one_undo_brings_it_back(driver: Driver) -> None:
    first = lists(driver)[1]
    assert driver.window.focusWidget() is first
    driver.press(first, Qt.Key.Key_Right, ALT)
    assert titles(driver) == [["Lejemål"], ["Løn", "Break"], ["Budget", "Sygefravær"], []]
    second = lists(driver)[2]
    assert driver.window.focusWidget() is second
    card = second.selected()
    assert card is not None
    assert card.title == "Budget"
    driver.press(second, Qt.Key.Key_Right, ALT)
    assert titles(driver)[3] == ["Budget"]
    for _step in range(2):
        driver.do("edit.undo")
    assert titles(driver) == BEFORE


def test_along_the_agenda_and_into_the_bank(driver: Driver) -> None:
    first = lists(driver)[1]
    driver.press(first, Qt.Key.Key_Down, ALT)
    assert titles(driver)[1] == ["Løn", "Budget", "Break"]
    card = first.selected()
    assert card is not None
    assert card.title == "Budget"
    driver.press(first, Qt.Key.Key_Left, ALT)
    assert titles(driver)[:2] == [["Lejemål", "Budget"], ["Løn", "Break"]]
    assert driver.window.focusWidget() is lists(driver)[0]
    driver.press(lists(driver)[0], Qt.Key.Key_Right, ALT)
    assert titles(driver)[:2] == [["Lejemål"], ["Løn", "Break", "Budget"]]


def test_a_proposal_is_taken_where_it_stands(driver: Driver) -> None:
    column = lists(driver)[2]
    column.enter(0)
    driver.press(column, Qt.Key.Key_Up, ALT)
    assert titles(driver)[2] == ["Sygefravær"]
    card = column.selected()
    assert card is not None
    assert (card.why, card.number) == (None, 1)


def test_arrows_walk_over_the_columns(driver: Driver) -> None:
    first = lists(driver)[1]
    driver.press(first, Qt.Key.Key_Left)
    assert driver.window.focusWidget() is lists(driver)[0]
    for _step in range(4):
        focus = driver.window.focusWidget()
        assert isinstance(focus, CardList)
        driver.press(focus, Qt.Key.Key_Right)
    assert driver.window.focusWidget() is lists(driver)[3]


def test_a_drop_and_a_refusal(driver: Driver) -> None:
    waiting, first, second, _third = lists(driver)
    data = waiting.cards.mimeData([waiting.cards.index(0)])
    first.cards.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, QModelIndex())
    assert titles(driver)[:2] == [[], ["Lejemål", "Budget", "Løn", "Break"]]
    pause = first.cards.mimeData([first.cards.index(3)])
    second.cards.dropMimeData(pause, Qt.DropAction.MoveAction, 0, 0, QModelIndex())
    assert titles(driver)[1][-1] == "Break"
    assert "break" in driver.window.messages.message()


def test_the_menu_says_where_a_card_may_go(driver: Driver) -> None:
    run(driver, bank.set_field, item_id=1, field="not_before", value=DAYS[1])
    card = lists(driver)[0].cards.row(0)
    assert card is not None
    menu = board(driver).menu(card, 0)
    targets = menu.actions()[0].menu()
    assert isinstance(targets, QMenu)
    assert [action.isEnabled() for action in targets.actions()] == [False, True, True, False]
    targets.actions()[2].trigger()
    assert titles(driver)[3] == ["Lejemål"]


def test_a_card_is_opened(driver: Driver) -> None:
    driver.press(lists(driver)[1], Qt.Key.Key_Down)
    driver.press(lists(driver)[1], Qt.Key.Key_Return)
    driver.settle()
    row = driver.screens.agenda.entries.selected()
    assert row is not None
    assert row.title == "Løn"
    driver.do("view.overview")
    lists(driver)[0].enter(0)
    driver.press(lists(driver)[0], Qt.Key.Key_Return)
    driver.settle()
    item = driver.screens.items.selected()
    assert item is not None
    assert item.title == "Lejemål"


def test_what_comes_back_every_year(driver: Driver) -> None:
    panel(driver).ask_yearly(1, "Lejemål")
    (dialog,) = driver.window.findChildren(YearlyDialog)
    due = DAYS[2] - datetime.timedelta(days=DAYS[2].weekday())
    dialog.week.setValue(due.isocalendar().week)
    dialog.accept()
    assert titles(driver) == [[], BEFORE[1], BEFORE[2], ["Lejemål"]]
    assert "every year" in names(lists(driver)[3])[0]
    panel(driver).ask_yearly(1, "Lejemål")
    again = next(d for d in driver.window.findChildren(YearlyDialog) if d.isVisible())
    assert again.in_week.isChecked()
    again.never.setChecked(True)
    again.accept()
    assert titles(driver) == BEFORE
    run(driver, yearly.set_yearly, item_id=1, month=DAYS[0].month)


def test_a_sent_meeting_says_so_and_a_forum_is_chosen(driver: Driver) -> None:
    for step in (MeetingStatus.REVIEW, MeetingStatus.DISPATCHED):
        run(driver, status.set_status, meeting_id=1, status=step)
    assert "Sent out" in lists(driver)[1].accessibleName()
    run(driver, meetings.create, forum="Direktion", date=DAYS[0])
    assert len(titles(driver)) == 5
    forum = panel(driver).forum
    forum.setCurrentIndex(forum.findText("Direktion"))
    forum.activated.emit(forum.currentIndex())
    assert len(titles(driver)) == 2
    assert titles(driver)[0] == ["Lejemål", "Sygefravær"]


def test_a_year_of_columns_is_there_when_it_is_waited_for(driver: Driver) -> None:
    for week in range(4, 24):
        run(driver, meetings.create, forum="Chefteam", date=TODAY + week * datetime.timedelta(7))
    panel(driver).reload()
    driver.qtbot.waitUntil(lambda: len(board(driver).columns) == 23)
    days = [view.column.date for view in board(driver).columns]
    assert days == sorted(days)
    run(driver, bank.set_stage, item_id=1, stage=Stage.WITHDRAWN)
    assert titles(driver)[0] == []


@pytest.mark.parametrize(
    ("title", "width", "lines"),
    [
        ("Kort", 200, ("Kort", "")),
        ("Uafbrudtelangordsammensætning", 60, 1),
        ("Principper for skærmbesøg i aftenvagten og evaluering af forsøget", 150, 2),
    ],
)
def test_the_lines_of_a_title(driver: Driver, title: str, width: int, lines: object) -> None:
    first, second = title_lines(title, width)
    if isinstance(lines, tuple):
        assert (first, second) == lines
    else:
        assert 1 + bool(second) == lines
        assert first.endswith("…") or title.startswith(first)
