"""One sentence for what came of a point, as it is written into the minutes by one key."""

import re
from collections.abc import Iterator
from functools import cache

from model.text.blocks import LIST_KINDS, Kind, RichText, paragraph
from model.text.verbs import VERBS, Outcome, Verb, outcome_phrase, present

_SENTENCES: dict[Outcome, tuple[str, str]] = {
    Outcome.DECIDED: ("{subject} besluttede, at …", "{subject} decided that …"),
    Outcome.APPROVED: ("{subject} godkendte indstillingen.", "{subject} approved the proposal."),
    Outcome.APPROVED_WITH_CHANGES: (
        "{subject} godkendte indstillingen med følgende ændringer:",
        "{subject} approved the proposal with the following changes:",
    ),
    Outcome.REJECTED: (
        "{subject} godkendte ikke indstillingen.",
        "{subject} did not approve the proposal.",
    ),
    Outcome.RETURNED: (
        "{subject} sendte punktet tilbage til …",
        "{subject} returned the point to …",
    ),
    Outcome.RECOMMENDED: ("{subject} anbefalede, at …", "{subject} recommended that …"),
    Outcome.ENDORSED: ("{subject} tiltrådte indstillingen.", "{subject} endorsed the proposal."),
    Outcome.DISCUSSED: ("{subject} drøftede punktet.", "{subject} discussed the point."),
    Outcome.NOTED: (
        "{subject} tog orienteringen til efterretning.",
        "{subject} took note of the information.",
    ),
    Outcome.INFORMED: ("{subject} blev orienteret om …", "{subject} was informed of …"),
    Outcome.PRESENTED: ("{subject} blev præsenteret for …", "{subject} was presented with …"),
    Outcome.CLARIFIED: ("{subject} afklarede, at …", "{subject} clarified that …"),
    Outcome.REQUESTED: ("{subject} ønsker, at …", "{subject} requests that …"),
    Outcome.POSTPONED: ("{subject} udsatte punktet.", "{subject} postponed the point."),
    Outcome.WITHDRAWN: ("Punktet udgik.", "The point was withdrawn."),
    Outcome.RESUMED: ("{subject} genoptog punktet.", "{subject} resumed the point."),
}

KEYS: tuple[Outcome, ...] = (
    Outcome.DECIDED,
    Outcome.APPROVED,
    Outcome.APPROVED_WITH_CHANGES,
    Outcome.REJECTED,
    Outcome.ENDORSED,
    Outcome.DISCUSSED,
    Outcome.NOTED,
    Outcome.INFORMED,
    Outcome.POSTPONED,
    Outcome.RETURNED,
)
"""Those on the keys Alt+1 … Alt+9, Alt+0, in their order."""

TO_FILL_IN = "…"

_SENTENCE = re.compile(r"\S.*?(?:[.!?](?=\s)|$)", re.DOTALL)

_DONE_BY_SAYING = frozenset(
    {Outcome.DECIDED, Outcome.APPROVED, Outcome.REJECTED, Outcome.ENDORSED, Outcome.NOTED}
)
"""Also in the present tense: "Chefteamet godkender …". Who "drøfter" or "udsætter" may do it another day."""

_WITHOUT_PROPOSAL = {
    "da": ("indstillingen", "det forelagte"),
    "en": ("the proposal", "what was presented"),
}


def outcome_sentence(
    outcome: Outcome, subject: str, language: str = "da", *, has_proposal: bool = True
) -> RichText:
    """The sentence as text; "…" stands where the secretary goes on.

    A point without a recommendation has no proposal that could be approved.
    """
    danish, english = _SENTENCES[outcome]
    text = danish if language == "da" else english
    if not has_proposal:
        text = text.replace(*_WITHOUT_PROPOSAL["da" if language == "da" else "en"])
    return (paragraph(text.format(subject=subject)),)


def says(text: RichText, outcome: Outcome, subject: str, verbs: tuple[Verb, ...] = VERBS) -> bool:
    """Whether a sentence of the minutes already tells this outcome, so that none is to be added."""
    return outcome in told_outcomes(text, subject, verbs)


def told_outcomes(
    text: RichText, subject: str, verbs: tuple[Verb, ...] = VERBS
) -> frozenset[Outcome]:
    """The outcomes that the sentences of the minutes tell.

    A sentence begins with the outcome's words, with or without the subject, or has them in the
    passive: "Chefteamet godkendte …", "Godkendt.", "Planen blev godkendt". Of several outcomes the
    longest beginning counts: "godkendte ikke". Items within items are what a sentence goes on with.
    """
    told = (one for sentence in _sentences(text) for one in [_told(sentence, subject, verbs)])
    return frozenset(one for one in told if one is not None)


def said_by_the_meeting(
    text: RichText, subject: str, verbs: tuple[Verb, ...] = VERBS
) -> frozenset[Outcome]:
    """Of those, the ones that nobody can take for something else, so that they need not be chosen.

    What "blev godkendt" may have been so long ago and by others; what was "udsat", a plan.
    """
    known = _beginnings(tuple(verb for verb in verbs if verb.outcome is not Outcome.POSTPONED))
    told = (_told_actively(sentence, subject, known) for sentence in _sentences(text))
    return frozenset(one for one in told if one is not None)


def _sentences(text: RichText) -> Iterator[str]:
    for block in text:
        if tells(block.kind, block.level):
            yield from (found[0].strip().casefold() for found in _SENTENCE.finditer(block.text))


def tells(kind: Kind, level: int) -> bool:
    """Whether the sentences of such a block tell outcomes: items within items do not."""
    return kind not in LIST_KINDS or not level


def told_in(
    line: str, subject: str, verbs: tuple[Verb, ...] = VERBS
) -> Iterator[tuple[int, int, Outcome | None]]:
    """Where each sentence of a line begins and ends, and the outcome it tells, None for none."""
    for found in _SENTENCE.finditer(line):
        yield (*found.span(), _told(found[0].strip().casefold(), subject, verbs))


def _told(sentence: str, subject: str, verbs: tuple[Verb, ...]) -> Outcome | None:
    known = _beginnings(verbs)
    _before, auxiliary, passive = sentence.partition(" blev ")
    return _told_actively(sentence, subject, known) or (
        _begun(passive, _participles(known)) if auxiliary else None
    )


def _told_actively(sentence: str, subject: str, known: "_Beginnings") -> Outcome | None:
    """ "Chefteamet godkendte …", "Godkendte …", and the whole decision in a word: "Godkendt." """
    active = sentence.removeprefix(subject.casefold()).lstrip()
    return _begun(active, known) or (
        _begun(active, _participles(known)) if active == sentence else None
    )


_Beginnings = tuple[tuple[str, str, Outcome], ...]
"""What tells an outcome: its first words, and those that must follow. The longest first."""


def _begun(words: str, known: _Beginnings) -> Outcome | None:
    for first, second, outcome in known:
        after = words[len(first) : len(first) + 1]
        if words.startswith(first) and not after.isalpha() and second in words[len(first) :]:
            return outcome
    return None


@cache
def _beginnings(verbs: tuple[Verb, ...]) -> _Beginnings:
    told: dict[tuple[str, str], Outcome] = {}
    for outcome, sentences in _SENTENCES.items():
        phrases = (outcome_phrase(outcome, language) for language in ("da", "en"))
        for words in (*sentences, *phrases):
            told.setdefault(_beginning(words), outcome)
        for old, new in _WITHOUT_PROPOSAL.values():
            for words in sentences:
                told.setdefault(_beginning(words.replace(old, new)), outcome)
    for verb in verbs:
        told.setdefault(_beginning(verb.past), verb.outcome)
        if verb.outcome in _DONE_BY_SAYING:
            told.setdefault(_beginning(present(verb.infinitive)), verb.outcome)
    longest_first = sorted(told.items(), key=lambda item: -len(item[0][0]))
    return tuple((first, second, outcome) for (first, second), outcome in longest_first)


def _beginning(words: str) -> tuple[str, str]:
    first, _gap, second = words.removeprefix("{subject} ").casefold().partition(TO_FILL_IN)
    for joint in (", at ", " that "):
        first = first.removesuffix(joint)
    return first.strip(" .:"), second.strip(" .")


@cache
def _participles(known: _Beginnings) -> _Beginnings:
    return tuple((_participle(first), second, outcome) for first, second, outcome in known)


_IRREGULAR = {"tog": "taget", "genoptog": "genoptaget", "tiltrådte": "tiltrådt"}


def _participle(past: str) -> str:
    """ "besluttede" → "besluttet", "godkendte ikke" → "ikke godkendt", "udsatte punktet" → "udsat"."""
    first, _blank, rest = past.removesuffix(" punktet").partition(" ")
    if first in _IRREGULAR:
        first = _IRREGULAR[first]
    elif first.endswith("ede"):
        first = f"{first[:-3]}et"
    elif first.endswith("tte"):
        first = first[:-2]
    elif first.endswith("te"):
        first = first[:-1]
    return f"{rest} {first}" if rest == "ikke" else f"{first} {rest}".strip()
