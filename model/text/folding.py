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
    """A regular expression for every way in which a folded word may be written, case aside.

    A letter that stands for two, like å for aa, is taken at the first of them; the second may then be
    missing. So pairs that overlap, as in aae, are found however they were written.
    """
    parts: list[str] = []
    for place, letter in enumerate(folded):
        ways = [_letter(letter)]
        if begins := _UNFOLDED.get(folded[place : place + 2]):
            ways.append(begins)
        if ended := _UNFOLDED.get(folded[max(place - 1, 0) : place + 1]):
            ways.append(f"(?<={ended})")
        parts.append(ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})")
    return "".join(parts)


def _letter(folded: str) -> str:
    accents = _ACCENTS.get(folded)
    return f"[{accents}]" if accents else re.escape(folded)


def folded_words(text: str) -> list[str]:
    """The words alone."""
    folded = (fold(found) for found in _WORD.findall(unicodedata.normalize("NFC", text)))
    return [word for word in folded if word]
