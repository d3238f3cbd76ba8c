"""Drafting the minutes from the proposals."""

import pytest
from hypothesis import given

from model.text.blocks import Block, Run, normalise
from model.text.common_verbs import PAST
from model.text.drafting import draft_from_proposals, inflect, proposed_outcomes
from model.text.folding import fold
from model.text.irregular import other_forms
from model.text.markdown import from_markdown, to_markdown
from model.text.verbs import VERBS, Outcome, Verb, outcome_phrase, present, with_own
from tests.model.text.texts import texts


def inflected(text: str) -> str | None:
    found = inflect((Run(text),))
    return found and "".join(run.text for run in found.runs)


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.infinitive)
def test_every_verb_of_the_table(verb: Verb) -> None:
    found = inflect((Run(verb.infinitive.replace("…", "sagen").capitalize() + " X"),))
    assert found is not None
    assert found.runs == (Run(verb.past.replace("…", "sagen").capitalize() + " X"),)
    assert found.outcomes == (verb.outcome,)
    if verb.noun:
        found = inflect((Run(f"{verb.noun} X"),))
        assert found is not None
        assert found.runs == (Run(f"{verb.past} X"),)


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("Godkende at X tilbydes", "Godkendte at X tilbydes"),
        ("At godkende X", "Godkendte X"),
        ("Chefteamet skal godkende X", "Godkendte X"),
        ("Tage til efterretning, at X", "Tog til efterretning, at X"),
        ("Tage stilling til X", "Tog stilling til X"),
        ("Drøfte og godkende X", "Drøftede og godkendte X"),
        ("At drøfte og at godkende X", "Drøftede og godkendte X"),
        ("Drøfte, afklare og godkende X", "Drøftede, afklarede og godkendte X"),
        ("Drøfte udkastet og godkende planen", "Drøftede udkastet og godkendte planen"),
        ("Drøftelse og godkendelse af X", "Drøftede og godkendte X"),
        ("godkender, at X tilbydes", "godkendte, at X tilbydes"),
        ("tager orienteringen til efterretning", "tog orienteringen til efterretning"),
        ("Chefteamet drøfter X og udsætter Y", "Drøftede X og udsatte Y"),
        ("At chefteamet tiltræder X", "Tiltrådte X"),
        ("Bliver orienteret om X", "Blev orienteret om X"),
        ("afsætte 2,4 mio. kr. i 2027", "afsatte 2,4 mio. kr. i 2027"),
        ("At bevilge X og nedsætte en gruppe", "Bevilgede X og nedsatte en gruppe"),
        ("Drøfte og kommentere planen", "Drøftede og kommenterede planen"),
        ("Chefteamet sender X i høring", "Sendte X i høring"),
        ("Godkende rammen for X og afsætte Y", "Godkendte rammen for X og afsatte Y"),
        # what another does, or another tense, is not the team's
        ("Bede X undersøge Y og udarbejde Z", "Bad X undersøge Y og udarbejde Z"),
        ("Godkende den plan X fremlægger og drøfter", "Godkendte den plan X fremlægger og drøfter"),
        ("Godkender, at X drøfter og anbefaler Y", "Godkendte, at X drøfter og anbefaler Y"),
        # a verb in a clause of its own is not the team's
        ("Godkende at X kan igangsætte og drøfte Y", "Godkendte at X kan igangsætte og drøfte Y"),
    ],
)
def test_inflect(asked: str, answered: str) -> None:
    assert inflected(asked) == answered


@pytest.mark.parametrize(
    "text",
    [
        "Rollefordelingen under mødet",
        "Drøfte og bjærge planen",
        "Støtte til X",
        "Godkendelsen er givet",
        "Godkend X",
        "Drøfter og bjærger planen",
        "Forvaltningen anbefaler X",
        "Drøftelse",
        "At indsatserne igangsættes",
        "Hvornår X kan igangsættes",
        "",
    ],
)
def test_no_known_form_is_left_alone(text: str) -> None:
    assert inflected(text) is None


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.infinitive)
def test_every_verb_in_the_present_tense(verb: Verb) -> None:
    found = inflect((Run(present(verb.infinitive).replace("…", "sagen") + " X"),))
    assert found is not None
    assert found.runs == (Run(verb.past.replace("…", "sagen") + " X"),)
    assert found.outcomes == (verb.outcome,)


def test_the_present_tense_of_a_forums_own_verbs() -> None:
    own = with_own("gøre status over: gjorde status over : drøftede\nhenvise: henviste\nindstille:")
    asked = from_markdown("- gør status over X\n- henviser Y\n- indstiller Z")
    draft = to_markdown(draft_from_proposals(asked, verbs=own))
    assert draft.splitlines()[2:] == [
        "- gjorde status over X",
        "- henviste Y",
        "- At … indstiller Z",
    ]


@pytest.mark.parametrize("verb", PAST)
def test_every_common_verb(verb: str) -> None:
    for form in (verb, present(verb)):
        found = inflect((Run(f"{form} X"),))
        assert found is not None
        assert found.runs == (Run(f"{PAST[verb]} X"),)
        assert found.outcomes == ()
    bent = other_forms(fold(verb))
    assert not bent or fold(PAST[verb]) in bent


def test_marks_are_kept() -> None:
    found = inflect((Run("God", bold=True), Run("kende "), Run("planen", italic=True)))
    assert found is not None
    assert found.runs == (Run("Godkendte", bold=True), Run(" "), Run("planen", italic=True))


def test_a_table_of_their_own() -> None:
    own = (Verb("vedtage", "vedtog", Outcome.DECIDED),)
    found = inflect((Run("Vedtage X"),), "Direktionen", own)
    assert found is not None
    assert found.runs == (Run("Vedtog X"),)
    assert inflect((Run("Godkende X"),), "Direktionen", own) is None
    assert inflect((Run("Godkende X"),), "Direktionen", ()) is None


@pytest.mark.parametrize(
    ("proposals", "intro", "draft"),
    [
        (
            "- Godkende at X tilbydes\n- Drøfte rækkefølgen (bilag 1)\n    - først A",
            "Chefteamet skal:",
            "Chefteamet:\n\n- Godkendte at X tilbydes\n- Drøftede rækkefølgen (bilag 1)\n"
            "    - først A",
        ),
        (
            "- Hvornår X kan begynde\n    - oplæg\n- At Y begynder\n\nPlanen sendes ud.",
            "Chefteamet skal beslutte:",
            "Chefteamet besluttede:\n\n- At … Hvornår X kan begynde\n    - oplæg\n"
            "- At Y begynder\n\nPlanen sendes ud.",
        ),
        (
            "Chefteamet skal beslutte:\n\n1. Godkendelse af X\n2. Roller",
            "",
            "Chefteamet:\n\n1. Godkendte X\n2. At … Roller",
        ),
        (
            "godkender, at X tilbydes\n\ntager status til efterretning",
            "Det indstilles, at chefteamet:",
            "Chefteamet:\n\n- godkendte, at X tilbydes\n- tog status til efterretning",
        ),
        (
            "- X tilbydes",
            "Det indstilles, at chefteamet godkender:",
            "Chefteamet godkendte:\n\n- At … X tilbydes",
        ),
        ("Godkende X.", "", "Chefteamet:\n\n- Godkendte X."),
        *(
            (
                f"{lead}godkende flytningen af X\n\nafsætte 2,4 mio. kr. i 2027",
                "",
                "Chefteamet:\n\n- godkendte flytningen af X\n- afsatte 2,4 mio. kr. i 2027",
            )
            for lead in ("", "Chefteamet bedes:\n\n", "Det indstilles, at\n\n", "at\n\n")
        ),
        (
            "Godkende X\n\nbjærge Y\n\nDrøfte og bjærge Z\n\nPlanen følger.",
            "",
            "Chefteamet:\n\n- Godkendte X\n- At … bjærge Y\n- At … Drøfte og bjærge Z\n\nPlanen følger.",
        ),
        ("Se bilag 1.", "Chefteamet skal:", ""),
        ("", "", ""),
    ],
)
def test_draft(proposals: str, intro: str, draft: str) -> None:
    assert to_markdown(draft_from_proposals(from_markdown(proposals), intro=intro)) == draft


def test_another_subject() -> None:
    draft = draft_from_proposals(from_markdown("- Direktionen skal drøfte X"), "Direktionen")
    assert to_markdown(draft) == "Direktionen:\n\n- Drøftede X"


@given(texts)
def test_any_text_gives_a_draft(text: list[Block]) -> None:
    draft = draft_from_proposals(tuple(text))
    assert draft == normalise(draft)


def test_outcomes_asked_for() -> None:
    text = from_markdown("- Godkende X\n- Drøfte og godkende Y\n    - afvise Z\n- Roller")
    assert proposed_outcomes(text) == (Outcome.APPROVED, Outcome.DISCUSSED)


def test_every_outcome_has_its_words() -> None:
    for outcome in Outcome:
        assert outcome_phrase(outcome)
        assert outcome_phrase(outcome, "en") != outcome_phrase(outcome)


def test_outcomes_are_those_of_the_exchange_format() -> None:
    codes = (
        "decided approved approved_with_changes rejected returned recommended endorsed discussed"
        " noted informed presented clarified requested postponed withdrawn resumed"
    )
    assert [*Outcome] == codes.split()


def test_a_forum_has_verbs_of_its_own() -> None:
    own = with_own("vedtage: vedtog\nVurdere : vurderede : Drøftede\nindstille:\nbeslutte: vedtog")
    asked = from_markdown(
        "- Vedtage planen\n- Vurdere økonomien\n- Indstille sagen\n- Beslutte det"
    )
    draft = to_markdown(draft_from_proposals(asked, verbs=own))
    assert draft.splitlines()[2:] == [
        "- Vedtog planen",
        "- Vurderede økonomien",
        "- At … Indstille sagen",
        "- Vedtog det",
    ]
    assert proposed_outcomes(asked, verbs=own) == (Outcome.DECIDED, Outcome.DISCUSSED)
    assert with_own("  ") == VERBS
