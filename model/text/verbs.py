"""From what was asked to what was decided: verbs, their past tense, the outcome each one means.

A bullet "Godkende budgettet", or "godkender budgettet" below "Det indstilles, at chefteamet:", becomes
"Godkendte budgettet". What is no known form is never inflected: a wrong sentence in the minutes
is worse than an empty one. `model.text.drafting` applies the table.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

SUBJECT = "Chefteamet"
"""Who decides, where the forum does not say otherwise."""


class Outcome(StrEnum):
    """What came of a point; the codes of the exchange format."""

    DECIDED = "decided"
    APPROVED = "approved"
    APPROVED_WITH_CHANGES = "approved_with_changes"
    REJECTED = "rejected"
    RETURNED = "returned"
    RECOMMENDED = "recommended"
    ENDORSED = "endorsed"
    DISCUSSED = "discussed"
    NOTED = "noted"
    INFORMED = "informed"
    PRESENTED = "presented"
    CLARIFIED = "clarified"
    REQUESTED = "requested"
    POSTPONED = "postponed"
    WITHDRAWN = "withdrawn"
    RESUMED = "resumed"


_PHRASES: dict[Outcome, tuple[str, str]] = {
    Outcome.DECIDED: ("besluttede", "decided"),
    Outcome.APPROVED: ("godkendte", "approved"),
    Outcome.APPROVED_WITH_CHANGES: (
        "godkendte med følgende ændringer:",
        "approved with the following changes:",
    ),
    Outcome.REJECTED: ("godkendte ikke", "did not approve"),
    Outcome.RETURNED: ("sendte tilbage til …", "returned to …"),
    Outcome.RECOMMENDED: ("anbefalede", "recommended"),
    Outcome.ENDORSED: ("tiltrådte", "endorsed"),
    Outcome.DISCUSSED: ("drøftede", "discussed"),
    Outcome.NOTED: ("tog orienteringen til efterretning", "took note of the information"),
    Outcome.INFORMED: ("blev orienteret om", "was informed of"),
    Outcome.PRESENTED: ("blev præsenteret for", "was presented with"),
    Outcome.CLARIFIED: ("afklarede", "clarified"),
    Outcome.REQUESTED: ("ønsker", "requests"),
    Outcome.POSTPONED: ("udsatte punktet", "postponed the point"),
    Outcome.WITHDRAWN: ("punktet udgik", "the point was withdrawn"),
    Outcome.RESUMED: ("genoptog punktet", "resumed the point"),
}


def outcome_phrase(outcome: Outcome, language: str = "da") -> str:
    """The words of the minutes for an outcome, to follow the subject: "godkendte"."""
    danish, english = _PHRASES[outcome]
    return danish if language == "da" else english


class Verb(NamedTuple):
    """One row of the table. A "…" stands for the words between the two halves of a verb."""

    infinitive: str
    past: str
    outcome: Outcome
    noun: str = ""
    """The noun that asks for the same, with its preposition: "godkendelse af"."""


VERBS: tuple[Verb, ...] = (
    Verb("beslutte", "besluttede", Outcome.DECIDED),
    Verb("godkende", "godkendte", Outcome.APPROVED, "godkendelse af"),
    Verb("drøfte", "drøftede", Outcome.DISCUSSED, "drøftelse af"),
    Verb("tage … til efterretning", "tog … til efterretning", Outcome.NOTED),
    Verb("blive orienteret om", "blev orienteret om", Outcome.INFORMED, "orientering om"),
    Verb("orienteres om", "blev orienteret om", Outcome.INFORMED),
    Verb("blive præsenteret for", "blev præsenteret for", Outcome.PRESENTED, "præsentation af"),
    Verb("præsenteres for", "blev præsenteret for", Outcome.PRESENTED),
    Verb("afklare", "afklarede", Outcome.CLARIFIED, "afklaring af"),
    Verb("tiltræde", "tiltrådte", Outcome.ENDORSED, "tiltrædelse af"),
    Verb("tage stilling til", "tog stilling til", Outcome.DECIDED, "stillingtagen til"),
    Verb("prioritere", "prioriterede", Outcome.DECIDED, "prioritering af"),
    Verb("udpege", "udpegede", Outcome.DECIDED, "udpegning af"),
    Verb("kvalificere", "kvalificerede", Outcome.DISCUSSED, "kvalificering af"),
    Verb("give input til", "gav input til", Outcome.DISCUSSED, "input til"),
    Verb("igangsætte", "igangsatte", Outcome.DECIDED, "igangsættelse af"),
    Verb("indstille", "indstillede", Outcome.RECOMMENDED),
    Verb("anbefale", "anbefalede", Outcome.RECOMMENDED),
    Verb("afvise", "afviste", Outcome.REJECTED),
    Verb("udsætte", "udsatte", Outcome.POSTPONED),
    Verb("genoptage", "genoptog", Outcome.RESUMED, "genoptagelse af"),
    Verb("sende … tilbage", "sendte … tilbage", Outcome.RETURNED),
)
"""The table as shipped; a forum may have its own."""


_PRESENT = {
    "burde": "bør",
    "gøre": "gør",
    "have": "har",
    "kunne": "kan",
    "måtte": "må",
    "skulle": "skal",
    "turde": "tør",
    "ville": "vil",
    "vide": "ved",
    "være": "er",
}
"""The verbs whose present tense is not the infinitive and an "r"."""


def present(infinitive: str) -> str:
    """The present tense: "godkender", "tager … til efterretning"; "orienteres om" has it already."""
    word, blank, rest = infinitive.partition(" ")
    ends_as_passive = word.endswith("s")
    tense = _PRESENT.get(word.lower(), word if ends_as_passive else f"{word}r")
    return f"{tense}{blank}{rest}"


def with_own(text: str, shipped: Sequence[Verb] = VERBS) -> tuple[Verb, ...]:
    """The table with a forum's own verbs, one a line: "vedtage: vedtog", "vurdere: vurderede: drøftede".

    Without an outcome the verb decides. One's own stands in the place of a shipped one with the same
    infinitive; without a past tense it only takes that one away.
    """
    own: dict[str, Verb | None] = {}
    for line in text.splitlines():
        infinitive, past, outcome = (*(part.strip() for part in line.split(":")), "", "")[:3]
        if infinitive:
            known = _outcome_of(outcome)
            own[infinitive.lower()] = Verb(infinitive, past, known) if past else None
    kept = [own.pop(verb.infinitive, verb) for verb in shipped]
    return tuple(verb for verb in (*kept, *own.values()) if verb is not None)


def _outcome_of(words: str) -> Outcome:
    for outcome, phrases in _PHRASES.items():
        if words.casefold() in (phrase.rstrip(" …:").casefold() for phrase in phrases):
            return outcome
    return Outcome.DECIDED
