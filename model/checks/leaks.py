"""What a finished open file must not say: whatever the full view holds and the open one does not.

Looked for: titles, names, file names and other short texts whole, and six words in a row of long
ones; and CPR numbers. What is only everyday words of meetings is no secret.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, cast

from model.checks.closed_text import ROW, rows_of, tells, words_of
from model.checks.finding import Finding, finding
from model.checks.personal import has_cpr
from model.text.blocks import Block, plain_text
from model.text.dates import LANGUAGES, long_date
from model.text.translate import _
from model.views import MeetingView

_CODES = frozenset(
    (
        *("key", "digest", "form", "title_language", "language", "edition", "status", "rule"),
        *("purpose", "openness", "role", "attendance", "reason", "unit", "forum", "plan", "logo"),
    )
)
"""Fields that hold no words of people."""

_SHORTEST = 10
_LONGEST_WHOLE = 12
"""Texts of at most so many words are looked for whole."""
_AROUND = 6

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that should not be there, with those around them."""

    words: str
    context: str


class Secrets:
    """What the full view of a meeting holds and its open view does not."""

    def __init__(self, full: MeetingView, opened: MeetingView) -> None:
        shown = [words_of(text) for text in (*_texts(opened), *_headings(opened))]
        everything = " ".join(f" {' '.join(words)} " for words in shown)
        self._wanted: dict[int, set[Words]] = {}
        for text in _texts(full):
            for words in _telling(text):
                if f" {' '.join(words)} " not in everything:
                    self._wanted.setdefault(len(words), set()).add(words)

    def find(self, text: str) -> Iterator[Hit]:
        """Each secret in the text, once."""
        said = words_of(text)
        seen: set[Words] = set()
        for length, wanted in self._wanted.items():
            for start in range(len(said) - length + 1):
                words = said[start : start + length]
                if words in wanted and words not in seen:
                    seen.add(words)
                    around = said[max(0, start - _AROUND) : start + length + _AROUND]
                    yield Hit(" ".join(words), " ".join(around))


def leaks(secrets: Secrets, texts: Iterable[str]) -> tuple[Finding, ...]:
    """What a finished file says and must not: one finding for each secret, and one for CPR numbers."""
    found: dict[str, Finding] = {}
    message = _(
        "The finished file says “{words}”, which only the full edition may: “… {context} …”"
    )
    for text in texts:
        for hit in secrets.find(text):
            words = message.format(words=hit.words, context=hit.context)
            found.setdefault(hit.words, finding("CLOSED_TEXT_IN_FILE", None, words))
        if has_cpr(text):
            words = _("The finished file holds what looks like a CPR number.")
            found.setdefault("", finding("CPR_IN_FILE", None, words))
    return tuple(_longest(found))


def _longest(found: dict[str, Finding]) -> Iterator[Finding]:
    """Rows that overlap say one thing; the first of each stretch is told."""
    told: list[str] = []
    for words, one in found.items():
        if not any(_overlaps(words, other) for other in told):
            told.append(words)
            yield one


def _overlaps(words: str, other: str) -> bool:
    mine, theirs = words.split(), other.split()
    return bool(mine) and len(set(mine) & set(theirs)) >= min(len(mine), len(theirs), ROW - 1)


def _telling(text: str) -> Iterator[Words]:
    words = words_of(text)
    if len(words) <= _LONGEST_WHOLE and len("".join(words)) >= _SHORTEST and tells(words, 1):
        yield words
    yield from rows_of(text)


def _headings(view: MeetingView) -> Iterator[str]:
    """What every paper says of its meeting; the recommendation of a closed point names it so too."""
    for name in (view.name, view.forum):
        for language in LANGUAGES:
            yield f"{name} {long_date(view.date, language)}"


def _texts(value: Any) -> Iterator[str]:
    """Every text in a view."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        items = cast("tuple[Any, ...]", value)
        if items and isinstance(items[0], Block):
            yield plain_text(cast("tuple[Block, ...]", items))
            return
        for inner in items:
            yield from _texts(inner)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            if field.name not in _CODES:
                yield from _texts(getattr(value, field.name))
