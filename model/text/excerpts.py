"""The stretch of a text in which what was asked for stands, and the places to mark in it."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from model.text.folding import Word, unfolded_pattern, word_around, words
from model.text.question import Closeness, Question, closest

ROOM = 160
"""Letters of an excerpt."""

BEFORE = 40
"""Letters shown before the first mark."""

_MOST_LETTERS = 200_000
_WORTH = {Closeness.EXACT: 8, Closeness.BEGINNING: 6, Closeness.STEM: 4, Closeness.PART: 3}


@dataclass(frozen=True, slots=True)
class Excerpt:
    """`marks` are (start, end) in `text`; `found` is the first marked word as it stands there."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()
    found: str = ""


def marks(text: str, question: Question) -> tuple[tuple[int, int], ...]:
    """The words of a text that answer to the question, in order."""
    return tuple((word.start, word.end) for word, _close in _answers(text, question))


def excerpt(text: str, question: Question, room: int = ROOM) -> Excerpt:
    """The stretch where most of the question stands, on one line; the beginning where none does."""
    line = " ".join(unicodedata.normalize("NFC", text[:_MOST_LETTERS]).split())
    found = _answers(line, question)
    if not found:
        return Excerpt(_cut(line, 0, _window_end(line, 0, room)))
    start = _window_start(line, _best(found, room).start)
    end = _window_end(line, start, room)
    shift = start - (1 if start else 0)
    inside = [word for word, _close in found if word.start >= start and word.end <= end]
    places = tuple((word.start - shift, word.end - shift) for word in inside)
    first = line[inside[0].start : inside[0].end] if inside else ""
    return Excerpt(_cut(line, start, end), places, first)


def _answers(text: str, question: Question) -> list[tuple[Word, Closeness]]:
    """Only words in which something of the question stands are looked at: texts are long."""
    found: dict[int, tuple[Word, Closeness]] = {}
    behind = -1
    for match in _pattern(question).finditer(text) if question else ():
        if match.start() < behind:
            continue
        word = word_around(text, match.start())
        behind = word.end
        close = closest(question, word.folded)
        if close is not None:
            found[word.start] = word, close
        for term in question:
            if len(term.words) > 1 and word.folded == term.words[0]:
                there = list(islice(words(text, word.start), len(term.words)))
                if term.begins([each.folded for each in there]):
                    found |= {each.start: (each, Closeness.EXACT) for each in there}
    return [found[start] for start in sorted(found)]


@lru_cache(maxsize=32)
def _pattern(question: Question) -> re.Pattern[str]:
    wanted = {
        part
        for term in question
        for part in (term.stem, term.word, *term.words, *term.forms)
        if part
    }
    return re.compile("|".join(map(unfolded_pattern, sorted(wanted))), re.IGNORECASE)


def _best(found: list[tuple[Word, Closeness]], room: int) -> Word:
    """The word with which the richest stretch begins."""
    best, most = found[0][0], 0
    for place, (word, _close) in enumerate(found):
        seen: dict[str, int] = {}
        for other, close in found[place:]:
            if other.end > word.start + room - BEFORE:
                break
            seen[other.folded] = _WORTH[close]
        worth = sum(seen.values())
        if worth > most:
            best, most = word, worth
    return best


def _window_start(line: str, first: int) -> int:
    """A little before the word, at the beginning of a word."""
    if first <= BEFORE:
        return 0
    space = line.rfind(" ", 0, first - BEFORE + 12)
    return space + 1 if space >= 0 else first - BEFORE


def _window_end(line: str, start: int, room: int) -> int:
    """As far as there is room, at the end of a word."""
    end = start + room
    if end >= len(line):
        return len(line)
    space = line.rfind(" ", start + room // 2, end)
    return space if space > 0 else end


def _cut(line: str, start: int, end: int) -> str:
    return f"{'…' if start else ''}{line[start:end]}{'…' if end < len(line) else ''}"
