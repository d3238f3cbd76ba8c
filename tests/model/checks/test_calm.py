"""Every finding is told on the command line; the window keeps quiet of what she can do nothing about."""

import pytest

from model.checks import check
from model.checks.calm import worth_saying
from tests.model.exchange.databases import Json, document, meeting, point, viewed


def of_point(status: str = "planned", **fields: str) -> Json:
    return document(meeting(point("p", **fields), status=status))


@pytest.mark.parametrize(
    ("told", "is_said"),
    [
        (of_point(), True),
        (of_point(purpose="decision"), True),
        (of_point("review"), True),
        (of_point("dispatched"), False),
        (of_point("held"), False),
        (of_point(purpose="information"), False),
        (of_point(title="Godkendelse af dagsorden", purpose="decision"), False),
        (of_point(title="Godkendelse af referatet"), False),
        (of_point(title="Siden sidst"), False),
    ],
)
def test_a_point_that_comes_with_nothing(told: Json, is_said: bool) -> None:
    view = viewed(told)
    found = check(view)
    assert "EMPTY_ITEM" in {one.code for one in found}, "the contract has it for every point"
    shown = worth_saying(view, found)
    assert ("EMPTY_ITEM" in {one.code for one in shown}) is is_said
    assert [one for one in found if one.code != "EMPTY_ITEM"] == [
        one for one in shown if one.code != "EMPTY_ITEM"
    ]
