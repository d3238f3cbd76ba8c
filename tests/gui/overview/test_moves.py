"""What a drop or a key asks for."""

import datetime

import pytest

from gui.overview.moves import BANK, Move, along, into
from model.queries.overview import Card, Column, Overview, Why
from model.vocabulary import MeetingStatus

DAY = datetime.date(2026, 10, 15)
POINTS = tuple(Card(name, entry_id=at + 1, position=at) for at, name in enumerate("ABC"))
PROPOSAL = Card("P", item_id=9, why=Why.WISHED)
WAITING = Card("W", item_id=8)


def column(meeting_id: int, *cards: Card) -> Column:
    status = MeetingStatus.PLANNED
    return Column(meeting_id, "CT", "CT", DAY, 510, 600, status, None, 0, 0, cards)


BOARD = Overview((WAITING,), (column(5, *POINTS, PROPOSAL), column(6)))


@pytest.mark.parametrize(
    ("card", "source", "target", "row", "move"),
    [
        (POINTS[0], 5, 6, -1, Move(POINTS[0], 5, 6)),
        (POINTS[0], 5, BANK, 3, Move(POINTS[0], 5, BANK)),
        (POINTS[0], 5, 5, 2, Move(POINTS[0], 5, 5, 1)),
        (POINTS[0], 5, 5, -1, Move(POINTS[0], 5, 5, 2)),
        (POINTS[0], 5, 5, 3, Move(POINTS[0], 5, 5, 2)),  # on the proposals: behind the points
        (POINTS[2], 5, 5, 0, Move(POINTS[2], 5, 5, 0)),
        (POINTS[1], 5, 5, 1, None),
        (POINTS[1], 5, 5, 2, None),
        (POINTS[2], 5, 5, -1, None),
        (PROPOSAL, 5, 5, 1, Move(PROPOSAL, 5, 5, 1)),
        (PROPOSAL, 5, 5, -1, Move(PROPOSAL, 5, 5)),
        (PROPOSAL, 5, BANK, 0, None),
        (WAITING, BANK, BANK, 0, None),
        (WAITING, BANK, 5, 0, Move(WAITING, BANK, 5, 0)),
        (WAITING, BANK, 77, 0, None),
    ],
)
def test_a_drop(card: Card, source: int, target: int, row: int, move: Move | None) -> None:
    assert into(BOARD, card, source, target, row) == move


@pytest.mark.parametrize(
    ("card", "place", "by", "move"),
    [
        (POINTS[0], 5, 1, Move(POINTS[0], 5, 5, 1)),
        (POINTS[0], 5, -1, None),
        (POINTS[2], 5, 1, None),
        (PROPOSAL, 5, -1, Move(PROPOSAL, 5, 5)),
        (PROPOSAL, 5, 1, None),
        (WAITING, BANK, 1, None),
    ],
)
def test_a_key(card: Card, place: int, by: int, move: Move | None) -> None:
    assert along(BOARD, card, place, by) == move
