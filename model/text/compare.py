"""What differs between two texts, word by word."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum, auto

from model.text.blocks import RichText

_WORDS = re.compile(r"\s+|[\w]+|[^\w\s]")
LONGEST = 20_000
"""Words; beyond that two texts are compared block by block only."""


class Change(Enum):
    """What became of a stretch of text."""

    SAME = auto()
    ADDED = auto()
    REMOVED = auto()


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some words, and what became of them."""

    change: Change
    text: str


def changed_words(before: str, after: str) -> tuple[Stretch, ...]:
    """Both texts as one row of stretches; what was removed stands before what took its place."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    found: list[Stretch] = []
    for tag, a, b, c, d in _matcher(old, new).get_opcodes():
        if tag == "equal":
            found.append(Stretch(Change.SAME, "".join(new[c:d])))
            continue
        if b > a:
            found.append(Stretch(Change.REMOVED, "".join(old[a:b])))
        if d > c:
            found.append(Stretch(Change.ADDED, "".join(new[c:d])))
    return tuple(found)


def added_spans(before: str, after: str) -> tuple[tuple[int, int], ...]:
    """Where `after` holds words that `before` does not: from and to, blanks left out."""
    found: list[tuple[int, int]] = []
    place = 0
    for stretch in changed_words(before, after):
        if stretch.change is Change.REMOVED:
            continue
        if stretch.change is Change.ADDED and stretch.text.strip():
            lead = len(stretch.text) - len(stretch.text.lstrip())
            found.append((place + lead, place + len(stretch.text.rstrip())))
        place += len(stretch.text)
    return tuple(found)


def kept(before: str, after: str) -> float:
    """How much of the words of `before` are in `after` in the same order, from 0 to 1."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    same = sum(match.size for match in _matcher(old, new).get_matching_blocks())
    return same / len(old) if old else 1.0


def block_texts(text: RichText) -> str:
    """One line a block, as an editor counts positions."""
    return "\n".join(block.text for block in text)


def _matcher(old: Sequence[str], new: Sequence[str]) -> SequenceMatcher[str]:
    if len(old) + len(new) > LONGEST:
        return SequenceMatcher(None, ["".join(old)], ["".join(new)], autojunk=False)
    return SequenceMatcher(str.isspace, old, new, autojunk=False)
