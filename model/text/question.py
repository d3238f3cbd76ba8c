"""What somebody types into the search, as terms that a word of a text answers to or not."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from model.text.folding import fold, folded_words
from model.text.stemming import stem

LEAST_PREFIX = 2
LEAST_STEM = 3
LEAST_PART = 3
"""Letters that a beginning, a stem or a part of a compound must have to be looked for."""

MOST_TERMS = 12

_CHUNK = re.compile(r'"([^"]*)"?|(\S+)')


class Closeness(IntEnum):
    """How a word answers to a term; less is closer."""

    EXACT = 0
    BEGINNING = 1
    STEM = 2
    PART = 3


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that must be there: a word, or words that follow each other. All are folded.

    `stem` is empty where the word has none of use; `typing` says that its end may be missing.
    """

    words: tuple[str, ...]
    stem: str = ""
    typing: bool = False

    @property
    def word(self) -> str:
        """The words in one, as they stand in a compound without its hyphen."""
        return "".join(self.words)

    def closeness(self, folded: str) -> Closeness | None:
        """How one word of a text answers, None where it does not."""
        if folded == self.word:
            return Closeness.EXACT
        if len(self.word) >= LEAST_PREFIX and folded.startswith(self.word):
            return Closeness.BEGINNING
        if self.stem and folded.startswith(self.stem):
            return Closeness.STEM
        if len(self.words) == 1 and len(self.word) >= LEAST_PART and self.word in folded:
            return Closeness.PART
        return None

    def begins(self, folded: Sequence[str]) -> bool:
        """Whether these words of a text are the words of the term."""
        if len(folded) < len(self.words) or tuple(folded[:-1]) != self.words[:-1]:
            return False
        last, wanted = folded[-1], self.words[-1]
        return last == wanted or (self.typing and last.startswith(wanted))


Question = tuple[Term, ...]
"""All terms must be there. `()` asks for nothing."""


def parse_question(text: str) -> Question:
    """The terms of what was typed. Quotes and hyphens hold words together; nothing is an operator."""
    terms: list[Term] = []
    for match in _CHUNK.finditer(text):
        chunk = match[1] if match[1] is not None else match[2]
        found = tuple(folded_words(chunk))
        if found:
            typing = match.end() == len(text) and not match[0].endswith('"')
            terms.append(Term(found, _stem(chunk) if len(found) == 1 else "", typing))
    return tuple(terms[:MOST_TERMS])


def _stem(word: str) -> str:
    """The folded stem, where it is shorter than the word and long enough to mean something."""
    letters = "".join(sign for sign in word.casefold() if sign.isalnum())
    found = fold(stem(letters))
    return found if LEAST_STEM <= len(found) < len(fold(letters)) else ""


def closest(question: Sequence[Term], folded: str) -> Closeness | None:
    """The closest that a word comes to any of the terms."""
    found = [close for term in question if (close := term.closeness(folded)) is not None]
    return min(found, default=None)
