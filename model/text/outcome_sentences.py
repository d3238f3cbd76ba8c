"""One sentence for what came of a point, as it is written into the minutes by one key."""

import re
from collections.abc import Iterable, Iterator, Sequence

from model.text.blocks import RichText, paragraph, plain_text
from model.text.verbs import VERBS, Outcome, Verb, outcome_phrase

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


def says_outcome(
    text: RichText,
    outcome: Outcome,
    subject: str,
    others: Sequence[str] = (),
    verbs: Iterable[Verb] = VERBS,
) -> bool:
    """Whether the minutes hold a sentence of this outcome already, so that none is to be added.

    That is one with a verb of it: "besluttede", "blev besluttet". Where no other outcome is set
    (`others`), it is any sentence about what the meeting did: "Chefteamet valgte den første model."
    """
    words = plain_text(text).casefold()
    if any(re.search(form, words) for form in _forms(outcome, verbs)):
        return True
    own = re.compile(rf"(?:^|[.!?]\s+){re.escape(subject.casefold())}\s+\w", re.MULTILINE)
    return not others and own.search(words) is not None


_IN_HALVES = {
    Outcome.APPROVED_WITH_CHANGES: (
        "godkendte … med følgende ændringer",
        "approved … with the following changes",
    ),
    Outcome.RETURNED: ("sendte … tilbage", "returned … to"),
}
"""Those that have words of the point in their midst."""
_NOT_SO = r"(?! ikke)(?!.* følgende ændringer)(?!.* following changes)"
"""Behind a verb: what makes another outcome of it."""


def _forms(outcome: Outcome, verbs: Iterable[Verb]) -> Iterator[str]:
    """The verbs of an outcome as patterns, in the past tense and the passive."""
    if outcome in _IN_HALVES:
        pasts = list(_IN_HALVES[outcome])
    else:
        pasts = [verb.past for verb in verbs if verb.outcome is outcome]
        pasts += [outcome_phrase(outcome, language).rstrip(" …:") for language in ("da", "en")]
    for past in pasts:
        for form in (past.casefold(), _participle(past.casefold())):
            halves = r"\b.*\b".join(re.escape(half.strip()) for half in form.split("…"))
            whole = outcome in (Outcome.APPROVED_WITH_CHANGES, Outcome.REJECTED)
            yield rf"\b{halves}\b{'' if whole else _NOT_SO}"


def _participle(past: str) -> str:
    """ "besluttede" → "besluttet", "godkendte" → "godkendt", "udsatte" → "udsat"."""
    first, blank, rest = past.partition(" ")
    if first.endswith("ede"):
        first = f"{first[:-3]}et"
    elif first.endswith("tte"):
        first = first[:-2]
    elif first.endswith("te"):
        first = first[:-1]
    elif first == "tog":
        first = "taget"
    return f"{first}{blank}{rest}"
