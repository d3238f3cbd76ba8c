"""Subjects, phrases, sentences for outcomes, and what differs between two texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.text.blocks import RichText, from_plain, plain_text
from model.text.compare import Change, added_spans, changed_words, kept
from model.text.markdown import from_markdown
from model.text.outcome_sentences import KEYS, outcome_sentence, says
from model.text.phrases import SHIPPED, StandardPhrase, abbreviation_before, effective, expanded
from model.text.subjects import subject_of
from model.text.verbs import Outcome


@pytest.mark.parametrize(
    ("forum", "subject"),
    [
        ("Chefteam", "Chefteamet"),
        ("Chefteamet", "Chefteamet"),
        ("Chefteammøde", "Chefteamet"),
        ("Direktion", "Direktionen"),
        ("Direktionsmøde", "Direktionen"),
        ("Styregruppe", "Styregruppen"),
        ("Økonomiudvalg", "Økonomiudvalget"),
        ("Strategisk ledelse", "Strategisk ledelsen"),
        ("Tirsdag", "Chefteamet"),
    ],
)
def test_the_forum_as_subject(forum: str, subject: str) -> None:
    assert subject_of(forum) == subject


def test_every_outcome_has_a_sentence_in_both_languages() -> None:
    for outcome in Outcome:
        for language in ("da", "en"):
            text = plain_text(outcome_sentence(outcome, "Direktionen", language))
            assert text
            assert "{" not in text
    assert len(KEYS) == len(set(KEYS)) == 10


def test_a_sentence_that_was_written_is_known_again() -> None:
    for outcome in Outcome:
        for language in ("da", "en"):
            for has_proposal in (True, False):
                written = outcome_sentence(
                    outcome, "Direktionen", language, has_proposal=has_proposal
                )
                told = [one for one in Outcome if says(written, one, "Direktionen")]
                assert told == [outcome]


@pytest.mark.parametrize(
    ("text", "outcome", "told"),
    [
        (from_plain("Chefteamet godkendte, at der plantes."), Outcome.APPROVED, True),
        (from_plain("Chefteamet godkendte ikke budgettet."), Outcome.APPROVED, False),
        (from_plain("Chefteamet godkendte ikke budgettet."), Outcome.REJECTED, True),
        (from_markdown("Chefteamet:\n\n- Drøftede planen\n"), Outcome.DISCUSSED, True),
        (from_markdown("- Andet\n    - Drøftede planen\n"), Outcome.DISCUSSED, False),
        (from_plain("Chefteamet tog status til efterretning."), Outcome.NOTED, True),
        (from_plain("Chefteamet tog bussen."), Outcome.NOTED, False),
        (from_plain("Chefteamet besluttede at købe."), Outcome.DECIDED, True),
        (from_plain("Lea fortalte, at man godkendte planen."), Outcome.APPROVED, False),
        ((), Outcome.APPROVED, False),
    ],
)
def test_an_outcome_in_words_of_ones_own(text: RichText, outcome: Outcome, told: bool) -> None:
    assert says(text, outcome, "Chefteamet") is told


def test_ones_own_phrase_takes_the_place_of_a_shipped_one() -> None:
    own = [StandardPhrase("GK", "Godkendt."), StandardPhrase("dr", " "), StandardPhrase("x", "Y")]
    found = {phrase.abbreviation: phrase.text for phrase in effective(own)}
    assert found["GK"] == "Godkendt."
    assert "dr" not in found
    assert found["x"] == "Y"
    assert len(found) == len(SHIPPED)


def test_an_abbreviation_is_a_whole_word() -> None:
    phrase = abbreviation_before("Punktet. gk", SHIPPED)
    assert phrase is not None
    assert expanded(phrase, "Direktionen") == "Direktionen godkendte indstillingen."
    assert abbreviation_before("logk", SHIPPED) is None
    assert abbreviation_before("gk ", SHIPPED) is None
    assert abbreviation_before("", SHIPPED) is None


def test_changed_words_are_marked() -> None:
    found = changed_words("Godkendte budgettet for 2027", "Godkendte rammerne for 2027, dog uden 3")
    assert [(one.change, one.text) for one in found if one.change is not Change.SAME] == [
        (Change.REMOVED, "budgettet"),
        (Change.ADDED, "rammerne"),
        (Change.ADDED, ", dog uden 3"),
    ]


@given(st.text(alphabet="abc æø.,\n", max_size=40), st.text(alphabet="abc æø.,\n", max_size=40))
def test_the_stretches_are_both_texts(before: str, after: str) -> None:
    found = changed_words(before, after)
    assert "".join(s.text for s in found if s.change is not Change.REMOVED) == after
    assert "".join(s.text for s in found if s.change is not Change.ADDED) == before
    for start, end in added_spans(before, after):
        assert after[start:end].strip() == after[start:end] != ""
    assert 0 <= kept(before, after) <= 1
