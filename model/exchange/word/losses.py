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
# Typed bullets and numbers become list items, and so are no words any more.
_BULLET = re.compile(r"^[ \t\xa0]*(?:[^\w\s][ \t\xa0]+)?(?:o|\d{1,2}[.)])[ \t\xa0]+")


def lost(
    all_text: Iterable[str], item: ItemView, rest: Sequence[Block], consumed: Iterable[str]
) -> list[str]:
    """The paragraphs of which a word stands nowhere, in their order."""
    texts = Counter([*_texts(item), *(block.text for block in rest), *consumed])
    lines: list[str] = []
    for text in map(clean_text, all_text):
        whole = text.strip()
        if texts[whole] > 0:
            texts[whole] -= 1  # the paragraph stands somewhere as it is
        else:
            lines.append(text)
    have = _count("\n".join(texts.elements()))
    missing: list[str] = []
    for line in lines:
        wanted = _count(_BULLET.sub(" ", line, count=1))
        if not wanted <= have:
            missing.append(" ".join(line.split()))
        have.subtract(wanted)
    return missing


def _count(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.casefold()))


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
