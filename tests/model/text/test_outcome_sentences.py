"""Whether the minutes hold the sentence of an outcome already."""

import pytest

from model.text.blocks import from_plain
from model.text.outcome_sentences import KEYS, outcome_sentence, says_outcome
from model.text.verbs import Outcome

SUBJECT = "Chefteamet"


@pytest.mark.parametrize(
    ("text", "outcome", "others", "said"),
    [
        ("", Outcome.DECIDED, (), False),
        ("Chefteamet besluttede, at planen følges.", Outcome.DECIDED, (), True),
        ("Det blev besluttet at vente.", Outcome.DECIDED, ("noted",), True),
        ("Chefteamet valgte den første model.", Outcome.DECIDED, (), True),
        ("Chefteamet drøftede planen.", Outcome.DECIDED, ("discussed",), False),
        ("Oplæg ved Mette. Chefteamet ser gerne en tidsplan.", Outcome.REQUESTED, (), True),
        ("Planen blev godkendt.", Outcome.APPROVED, ("noted",), True),
        ("Chefteamet godkendte ikke planen.", Outcome.APPROVED, ("noted",), False),
        ("Chefteamet godkendte ikke planen.", Outcome.REJECTED, ("noted",), True),
        ("Orienteringen blev taget til efterretning.", Outcome.NOTED, ("decided",), True),
        ("Punktet blev udsat.", Outcome.POSTPONED, ("noted",), True),
        ("Mette orienterede om chefteamets plan.", Outcome.NOTED, (), False),
    ],
)
def test_what_is_said_is_not_said_twice(
    text: str, outcome: Outcome, others: tuple[str, ...], said: bool
) -> None:
    assert says_outcome(from_plain(text), outcome, SUBJECT, others) is said


@pytest.mark.parametrize("outcome", Outcome)
@pytest.mark.parametrize("language", ["da", "en"])
def test_its_own_sentence_is_known_and_no_other(outcome: Outcome, language: str) -> None:
    others = ("another",)
    sentence = outcome_sentence(outcome, SUBJECT, language)
    found = [one for one in KEYS if says_outcome(sentence, one, SUBJECT, others)]
    assert found == ([outcome] if outcome in KEYS else [])
