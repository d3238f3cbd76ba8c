"""The annual wheel: proposed to the right meeting, placed, and back next year."""

import datetime

import pytest

from model.commands import agenda, bank, board, meetings, rescheduling, yearly
from model.errors import UserError
from model.queries.overview import Card, Overview, Why, overview, yearly_of
from model.vocabulary import Stage
from tests.model.workspace.opened import Opened

TODAY = datetime.date(2026, 9, 1)
DAYS = (datetime.date(2026, 9, 17), datetime.date(2026, 10, 8), datetime.date(2027, 10, 7))


def seen(workspace: Opened, today: datetime.date = TODAY) -> Overview:
    return workspace.ask(overview, None, today)


def proposals(workspace: Opened, today: datetime.date = TODAY) -> list[tuple[datetime.date, str]]:
    return [
        (column.date, card.title)
        for column in seen(workspace, today).columns
        for card in column.cards
        if card.why is Why.YEARLY
    ]


def test_a_turn_a_year(workspace: Opened) -> None:
    first, october, next_year = (workspace.do(meetings.create, "Chefteam", day) for day in DAYS)
    item = workspace.do(bank.create, "Budgetopfølgning")
    workspace.do(yearly.set_yearly, item, month=10, today=TODAY)
    assert proposals(workspace) == [(DAYS[1], "Budgetopfølgning")]
    point = workspace.do(board.place_item, item, october)
    assert workspace.ask(yearly_of, item) is not None  # the first time it is treated itself
    assert proposals(workspace) == [(DAYS[2], "Budgetopfølgning")]
    # Taken off the agenda it is proposed again.
    workspace.do(rescheduling.to_bank, point)
    assert proposals(workspace)[0][0] == DAYS[1]
    workspace.undo().result(30)
    workspace.do(board.place_item, item, next_year)
    assert workspace.ask(yearly_of, item) is None  # a copy was placed, and comes back instead
    assert proposals(workspace) == []
    titles = [c.title for c in seen(workspace).columns[-1].cards]
    assert titles == ["Budgetopfølgning"]
    assert seen(workspace).columns[0].meeting_id == first


def test_a_turn_without_a_near_meeting_waits_in_the_bank(workspace: Opened) -> None:
    workspace.do(meetings.create, "Chefteam", DAYS[2])
    item = workspace.do(bank.create, "APV")
    workspace.do(yearly.set_yearly, item, month=1, week=42, today=TODAY)
    found = seen(workspace)
    assert [(c.title, c.why, c.due) for c in found.bank] == [
        ("APV", Why.YEARLY, datetime.date(2026, 10, 12))
    ]
    workspace.do(yearly.set_once, item)
    assert [c.why for c in seen(workspace).bank] == [None]


def test_a_forum_has_its_own_wheel(workspace: Opened) -> None:
    workspace.do(meetings.create, "Chefteam", DAYS[1])
    workspace.do(meetings.create, "Direktion", DAYS[1] + datetime.timedelta(7))
    item = workspace.do(bank.create, "APV")
    workspace.do(yearly.set_yearly, item, month=10, forum="Direktion", today=TODAY)
    assert proposals(workspace) == [(DAYS[1] + datetime.timedelta(7), "APV")]
    assert all(c.why is None for c in workspace.ask(overview, 1, TODAY).bank)


def test_nonsense_is_refused(workspace: Opened) -> None:
    item = workspace.do(bank.create, "APV")
    for month, week in ((0, None), (13, None), (1, 54), (1, 0)):
        with pytest.raises(UserError):
            workspace.do(yearly.set_yearly, item, month=month, week=week)


def card(found: Overview, title: str) -> Card:
    return next(c for column in found.columns for c in column.cards if c.title == title)


def test_the_overview_and_its_moves(workspace: Opened) -> None:
    first, october, _later = (workspace.do(meetings.create, "Chefteam", day) for day in DAYS)
    workspace.do(agenda.add_point, first, "Nyt", duration=30)
    workspace.do(agenda.add_point, first, "Drift", duration=240)
    workspace.do(agenda.add_break, first)
    wished = workspace.do(bank.create, "Lejemål")
    workspace.do(bank.set_field, wished, "wished_date", DAYS[1])
    late = workspace.do(bank.create, "Busser")
    workspace.do(bank.set_field, late, "not_before", DAYS[1])
    workspace.do(bank.set_stage, late, Stage.POSTPONED)
    found = seen(workspace)
    assert [c.title for c in found.bank] == ["Busser"]
    assert (found.columns[0].planned, found.columns[0].over_under) == (280, 70)
    assert card(found, "Lejemål").why is Why.WISHED
    with pytest.raises(UserError, match="Busser"):
        workspace.do(board.place_item, late, first)
    with pytest.raises(UserError):
        workspace.do(board.move_entry, 3, october)
    before = workspace.dump()
    workspace.do(board.move_entry, 1, first, 1)
    assert [c.title for c in seen(workspace).columns[0].cards][:2] == ["Drift", "Nyt"]
    point = workspace.do(board.place_item, late, october, 0)
    workspace.do(board.move_entry, 2, october, 0)
    assert [c.title for c in seen(workspace).columns[1].cards] == ["Drift", "Busser", "Lejemål"]
    with pytest.raises(UserError):
        workspace.do(board.place_item, late, october)
    with pytest.raises(UserError, match="Busser"):
        workspace.do(board.move_entry, point, first)
    for _step in range(3):
        workspace.undo().result(30)
    assert workspace.dump() == before
