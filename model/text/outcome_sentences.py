"""One sentence for what came of a point, as it is written into the minutes by one key."""

from model.text.blocks import RichText, paragraph
from model.text.verbs import Outcome

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
