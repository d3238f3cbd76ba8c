"""Standard phrases: a few letters that stand for a sentence, with the forum as its subject."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

SUBJECT_MARK = "{forum}"
"""Stands in a phrase where the forum is named: "Chefteamet"."""


@dataclass(frozen=True, slots=True)
class StandardPhrase:
    """An abbreviation and what it stands for."""

    abbreviation: str
    text: str


SHIPPED: tuple[StandardPhrase, ...] = (
    StandardPhrase("gk", "{forum} godkendte indstillingen."),
    StandardPhrase("gkæ", "{forum} godkendte indstillingen med følgende ændringer:"),
    StandardPhrase("be", "{forum} besluttede, at "),
    StandardPhrase("dr", "{forum} drøftede punktet."),
    StandardPhrase("eft", "{forum} tog orienteringen til efterretning."),
    StandardPhrase("ori", "{forum} blev orienteret om "),
    StandardPhrase("ønsk", "{forum} ønsker, at "),
    StandardPhrase("uds", "{forum} udsatte punktet."),
    StandardPhrase("vid", "Følgende tages med videre:"),
    StandardPhrase("bem", "{forum} havde følgende bemærkninger:"),
    StandardPhrase("inh", "NN erklærede sig inhabil og deltog ikke i behandlingen af punktet."),
    StandardPhrase("forl", "NN forlod mødet kl. "),
    StandardPhrase("delt", "NN deltog under punktet."),
    StandardPhrase("evt", "Der var intet til eventuelt."),
)
"""What a new installation knows; each can be changed or emptied."""

_WORD = re.compile(r"[\wæøåÆØÅ]+$")


def effective(own: Sequence[StandardPhrase]) -> tuple[StandardPhrase, ...]:
    """The shipped phrases with one's own in their place or behind them. An empty text takes one away."""
    mine = {phrase.abbreviation.casefold(): phrase for phrase in own}
    shipped = [mine.pop(phrase.abbreviation.casefold(), phrase) for phrase in SHIPPED]
    return tuple(phrase for phrase in (*shipped, *mine.values()) if phrase.text.strip())


def expanded(phrase: StandardPhrase, subject: str) -> str:
    """The text with the forum in it."""
    return phrase.text.replace(SUBJECT_MARK, subject)


def time_stamp(clock: str, language: str = "da") -> str:
    """ "kl. 9.42: ", to begin a line with."""
    return f"kl. {clock}: " if language == "da" else f"at {clock}: "


def abbreviation_before(text: str, phrases: Sequence[StandardPhrase]) -> StandardPhrase | None:
    """The phrase whose abbreviation is the last word of a text, None where it is none."""
    word = _WORD.search(text)
    wanted = word[0].casefold() if word is not None else ""
    return next((p for p in phrases if p.abbreviation.casefold() == wanted), None)
