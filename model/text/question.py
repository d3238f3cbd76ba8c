"""What somebody types into the search, as terms that a word of a text answers to or not."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from model.text.folding import fold, folded_words
from model.text.irregular import other_forms
from model.text.stemming import stem

LEAST_PREFIX = 2
LEAST_STEM = 3
LEAST_PART = 3
"""Letters that a beginning, a stem or a part of a compound must have to be looked for."""

LEAST_FORM_IN_COMPOUND = 5
MOST_PARTS = 3
"""Other forms of a word that compounds are looked through for, and how many at most."""

MOST_TERMS = 12
MOST_LETTERS = 500
"""Of what is typed; what is pasted by mistake may be a whole text."""

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

    `stem` is empty where the word has none of use; `forms` are others of an irregular word; `typing`
    says that its end may be missing.
    """

    words: tuple[str, ...]
    stem: str = ""
    typing: bool = False
    forms: tuple[str, ...] = ()

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
        if folded in self.forms or (self.stem and folded.startswith(self.stem)):
            return Closeness.STEM
        if any(part in folded for part in self.parts):
            return Closeness.PART
        return None

    @property
    def parts(self) -> tuple[str, ...]:
        """What a compound is looked through for."""
        return _parts(self.word, self.forms) if len(self.words) == 1 else ()

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
    text = text[:MOST_LETTERS]
    for match in _CHUNK.finditer(text):
        chunk = match[1] if match[1] is not None else match[2]
        found = tuple(folded_words(chunk))
        if found:
            typing = match.end() == len(text) and not match[0].endswith('"')
            one = len(found) == 1
            forms = other_forms(found[0]) if one and match[1] is None else ()
            terms.append(Term(found, _stem(chunk) if one else "", typing, forms))
    return tuple(terms[:MOST_TERMS])


def _stem(word: str) -> str:
    """The folded stem, where it is shorter than the word and long enough to mean something."""
    letters = "".join(sign for sign in word.casefold() if sign.isalnum())
    found = fold(stem(letters))
    return found if LEAST_STEM <= len(found) < len(fold(letters)) else ""


@lru_cache(maxsize=256)
def _parts(word: str, forms: tuple[str, ...]) -> tuple[str, ...]:
    """The word, and the forms of it that do not begin as another does."""
    if len(word) < LEAST_PART:
        return ()
    long = {word, *(form for form in forms if len(form) >= LEAST_FORM_IN_COMPOUND)}
    others = sorted(form for form in long if not form.startswith(tuple(long - {form})))
    return tuple(sorted(others, key=lambda form: form != word)[:MOST_PARTS])


def closest(question: Sequence[Term], folded: str) -> Closeness | None:
    """The closest that a word comes to any of the terms."""
    found = [close for term in question if (close := term.closeness(folded)) is not None]
    return min(found, default=None)
