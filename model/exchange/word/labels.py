"""Which field a label names. The labels are those of `resources/forms`, typing errors forgiven."""

import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from model.forms import Kind, form, forms, remembered

LONGEST = 70
ALIKE = 0.84
MOST_GUESSES = 600
"""A paper has some dozens of short lines; one with thousands is not worth the time."""

GENERIC = "generic"
HEADING, DEADLINE = "heading", "deadline"

_LONGEST_LABEL = 5
"""Words."""

_BRACKETS = re.compile(r"\([^)]*\)")
_MARKS = re.compile(r"[:.;*_“”\"»«]+")
_SLASH = re.compile(r"\s*/\s*")
_SPACE = re.compile(r"\s+")
_SURE, _OWN, _FORGIVEN = 1.0, 0.95, 0.95


@dataclass(frozen=True, slots=True)
class Named:
    """What a label names. `kind` is None for what no row of a form holds.

    `codes`: the forms that print exactly this label. `certainty` is 1.0 for a printed label.
    """

    field: str
    kind: Kind | None
    codes: frozenset[str]
    certainty: float


@lru_cache(4096)
def plain(text: str) -> str:
    """A label without what does not count: case, brackets, colons, spaces around strokes."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    bare = _MARKS.sub(" ", _BRACKETS.sub(" ", folded))
    return _SLASH.sub("/", _SPACE.sub(" ", bare)).strip(" -–—")


class Labels:
    """Looks labels up. One for each file, for guessing has an end."""

    def __init__(self) -> None:
        self._guesses = 0

    def find(self, text: str, guess: bool = True) -> Named | None:
        """The field that the text names as a whole, None where it is no label."""
        wanted = plain(text)
        if not wanted or len(wanted) > LONGEST:
            return None
        found = _index().get(wanted)
        if found is not None or not guess or len(wanted) < 6:
            return found
        self._guesses += 1
        return _nearest(wanted) if self._guesses <= MOST_GUESSES else None


@remembered
def _nearest(wanted: str) -> Named | None:
    """The label that is meant by one with typing errors; unsure where two fields are as near.

    A word more than the label has is no typing error but somebody's text.
    """
    best: dict[str, tuple[float, Named]] = {}
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)
    for label, named in _index().items():
        if named.kind is None or label.count(" ") < wanted.count(" "):
            continue
        if abs(len(label) - len(wanted)) > 0.3 * len(wanted):
            continue
        matcher.set_seq1(label)
        if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
            continue
        ratio = matcher.ratio()
        if ratio >= ALIKE and ratio > best.get(named.field, (0.0, named))[0]:
            best[named.field] = (ratio, named)
    ranked = sorted(best.values(), key=lambda pair: -pair[0])
    if not ranked:
        return None
    ratio, named = ranked[0]
    doubtful = len(ranked) > 1 and ratio - ranked[1][0] < 0.05
    certainty = round(ratio * (0.6 if doubtful else _FORGIVEN), 2)
    return Named(named.field, named.kind, frozenset(), certainty)


@remembered
def _index() -> dict[str, Named]:
    """Every label that any form declares, in its plain shape."""
    found: dict[str, Named] = {}
    for declared in (*forms(), form(GENERIC)):
        for field in declared.fields:
            printed = {plain(text) for _language, text in (*field.labels, *field.plurals)}
            for text in field.read_labels:
                shape = plain(text)
                before = found.get(shape)
                codes = frozenset({declared.code}) if declared.known else frozenset[str]()
                sure = _SURE if shape in printed else _OWN
                if before is not None:
                    codes |= before.codes
                    sure = max(sure, before.certainty)
                name = before.field if before is not None else field.name
                kind = before.kind if before is not None else field.kind
                found[shape] = Named(name, kind, codes, sure)
    for declared in (*forms(), form(GENERIC)):
        for _language, title in declared.titles:
            shape = plain(title)
            before = found.get(shape)
            codes = before.codes if before is not None else frozenset[str]()
            if before is None or before.field == HEADING:
                codes |= {declared.code}
                found[shape] = Named(HEADING, None, codes, _SURE)
        for name, texts in declared.also_read:
            for text in texts:
                found.setdefault(plain(text), Named(name, None, frozenset(), _SURE))
    return found


@remembered
def option_labels(field: str) -> dict[str, str]:
    """Every way in which a tick of the field is named → its name."""
    found: dict[str, str] = {}
    for declared in (*forms(), form(GENERIC)):
        for candidate in declared.fields:
            if candidate.name == field:
                for option in candidate.options:
                    for text in option.read_labels:
                        found.setdefault(plain(text), option.name)
    return found


def apart(line: str) -> str:
    """A tab before each label but the first, where a copy has put several on one line."""
    if line.count(":") < 2:
        return line
    parts = line.split(":")
    labels = Labels()
    for number, part in enumerate(parts[1:-1], 1):
        before, tab, last = part.rpartition("\t")
        words = last.split(" ")
        for at in range(0 if tab else 1, len(words)):
            label = " ".join(words[at:])
            if len(words) - at <= _LONGEST_LABEL and labels.find(label, guess=False) is not None:
                apart = " ".join(words[:at]) + "\t" if at else ""
                parts[number] = f"{before}{tab}{apart}{label}"
                break
    return ":".join(parts)
