"""Words as the search knows them: without case and accents, å as aa, æ as ae, ø as oe.

Aarhus and Århus, kørsel and koersel are the same word in an index and in a question alike.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_LETTERS = str.maketrans({"å": "aa", "æ": "ae", "ø": "oe", "ä": "ae", "ö": "oe", "ß": "ss"})
_WORD = re.compile(r"[^\W_]+")
_UNFOLDED = {"aa": "å", "ae": "æ|ä", "oe": "ø|ö", "ss": "ß"}
_ACCENTS = {
    "a": "aàáâã",
    "c": "cç",
    "e": "eèéêë",
    "i": "iìíîï",
    "n": "nñ",
    "o": "oòóôõ",
    "u": "uùúûü",
}


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, and where it stands in it (`start` to before `end`)."""

    folded: str
    start: int
    end: int


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """The text as it is compared. Remembered, for most words come again and again."""
    lowered = unicodedata.normalize("NFC", text).casefold().translate(_LETTERS)
    if lowered.isascii():
        return lowered
    parts = unicodedata.normalize("NFKD", lowered)
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def words(text: str, start: int = 0) -> Iterator[Word]:
    """Every run of letters and digits from `start` on, in order. The text is NFC."""
    for match in _WORD.finditer(text, start):
        yield Word(fold(match[0]), match.start(), match.end())


def word_around(text: str, place: int) -> Word:
    """The word that the letter at this place belongs to."""
    start = place
    while start and text[start - 1].isalnum():
        start -= 1
    return next(words(text, start))


def unfolded_pattern(folded: str) -> str:
    """A regular expression for every way in which a folded word may be written, case aside."""
    parts: list[str] = []
    place = 0
    while place < len(folded):
        pair = folded[place : place + 2]
        if pair in _UNFOLDED:
            parts.append(f"(?:{_letter(pair[0])}{_letter(pair[1])}|{_UNFOLDED[pair]})")
            place += 2
        else:
            parts.append(_letter(folded[place]))
            place += 1
    return "".join(parts)


def _letter(folded: str) -> str:
    accents = _ACCENTS.get(folded)
    return f"[{accents}]" if accents else re.escape(folded)


def folded_words(text: str) -> list[str]:
    """The words alone."""
    folded = (fold(found) for found in _WORD.findall(unicodedata.normalize("NFC", text)))
    return [word for word in folded if word]
