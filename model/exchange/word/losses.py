"""Holds what was read against every word of the file. Nothing may be missing."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any, cast

from model.text.amounts import format_amount
from model.text.blocks import Block, clean_text
from model.views import ItemView

_WORD = re.compile(r"\w+")
_BULLET = re.compile(r"\A\s*(?:[^\w\s]\s+)?(?:o|\d{1,2}[.)])[ \t\xa0]+")


def lost(
    all_text: Iterable[str], item: ItemView, rest: Sequence[Block], consumed: Iterable[str]
) -> list[str]:
    """The paragraphs of which a word stands nowhere, in their order."""
    have: Counter[str] = Counter()
    for text in (*_texts(item), *(block.text for block in rest), *consumed):
        have.update(_words(text))
    missing: list[str] = []
    for text in all_text:
        clean = clean_text(text)
        wanted = Counter(_words(_BULLET.sub(" ", clean, count=1)))
        if any(have[word] < count for word, count in wanted.items()):
            missing.append(" ".join(clean.split()))
        have.subtract(wanted)
    return missing


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _texts(value: Any) -> Iterator[str]:
    """Every text in a view, however deep it lies; texts of one block are one."""
    if isinstance(value, Block):
        yield value.text
    elif isinstance(value, str):
        yield value
    elif isinstance(value, Decimal):
        yield format_amount(value)
    elif is_dataclass(value):
        for one in fields(value):
            yield from _texts(getattr(value, one.name))
    elif isinstance(value, tuple):
        for part in cast("tuple[Any, ...]", value):
            yield from _texts(part)
