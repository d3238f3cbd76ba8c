"""The sentence behind a recipient's state."""

import pytest

from model.delivery.explain import explain
from model.delivery.transport import Answer, Outcome, Phase

BY_ITSELF = "prøver igen"


@pytest.mark.parametrize("code", [429, 503])
def test_a_busy_server_is_tried_again(code: int) -> None:
    assert BY_ITSELF in explain(Phase.DATA, Answer(Outcome.LATER, code), "Microsoft 365")


@pytest.mark.parametrize(
    ("phase", "outcome"),
    [
        (Phase.CONNECT, Outcome.HELD),
        (Phase.LOGIN, Outcome.HELD),
        (Phase.SENDER, Outcome.HELD),
        (Phase.RECIPIENTS, Outcome.REFUSED),
        (Phase.DATA, Outcome.REFUSED),
    ],
)
def test_commands_in_the_wrong_order_are_not_tried_again(phase: Phase, outcome: Outcome) -> None:
    said = explain(phase, Answer(outcome, 503, "5.5.1 Bad sequence of commands"), "post")
    assert BY_ITSELF not in said


@pytest.mark.parametrize(("phase", "code"), [(Phase.CONNECT, 421), (Phase.LOGIN, 454)])
def test_given_up_is_not_tried_again(phase: Phase, code: int) -> None:
    """After a day of patience the postman refuses for the server."""
    assert BY_ITSELF not in explain(phase, Answer(Outcome.REFUSED, code, "4.7.0 Vent"), "post")
