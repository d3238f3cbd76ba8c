"""Whether the minutes hold the sentence of an outcome already."""

import pytest

from model.text.blocks import from_plain
from model.text.outcome_sentences import KEYS, outcome_sentence, says
from model.text.verbs import Outcome

SUBJECT = "Chefteamet"


@pytest.mark.parametrize(
    ("text", "outcome", "said"),
    [
        ("", Outcome.DECIDED, False),
        ("Chefteamet besluttede, at planen følges.", Outcome.DECIDED, True),
        ("Det blev besluttet at vente.", Outcome.DECIDED, True),
        ("Chefteamet drøftede planen.", Outcome.DECIDED, False),
        ("Oplæg ved Mette. Chefteamet ønsker, at vi venter.", Outcome.REQUESTED, True),
        ("Planen blev godkendt.", Outcome.APPROVED, True),
        ("Chefteamet godkendte ikke planen.", Outcome.APPROVED, False),
        ("Chefteamet godkendte ikke planen.", Outcome.REJECTED, True),
        ("Orienteringen blev taget til efterretning.", Outcome.NOTED, True),
        ("Planen blev ikke godkendt.", Outcome.REJECTED, True),
        ("Planen blev ikke godkendt.", Outcome.APPROVED, False),
        ("Punktet blev udsat.", Outcome.POSTPONED, True),
        ("Mette orienterede om chefteamets plan.", Outcome.NOTED, False),
    ],
)
def test_what_is_said_is_not_said_twice(text: str, outcome: Outcome, said: bool) -> None:
    assert says(from_plain(text), outcome, SUBJECT) is said


@pytest.mark.parametrize("outcome", Outcome)
@pytest.mark.parametrize("language", ["da", "en"])
def test_its_own_sentence_is_known_and_no_other(outcome: Outcome, language: str) -> None:
    sentence = outcome_sentence(outcome, SUBJECT, language)
    found = [one for one in KEYS if says(sentence, one, SUBJECT)]
    assert found == ([outcome] if outcome in KEYS else [])
