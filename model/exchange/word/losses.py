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
    for text in all_text:
        whole = text.strip()
        if texts.get(whole, 0) > 0:
            texts[whole] -= 1  # the paragraph stands somewhere as it is
        else:
            lines.append(clean_text(text))
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
    waiting: list[Any] = [value]
    while waiting:
        here = waiting.pop()
        if isinstance(here, Block):
            yield here.text
        elif isinstance(here, str):
            yield here
        elif isinstance(here, Decimal):
            yield format_amount(here)
        elif isinstance(here, tuple):
            waiting.extend(cast("tuple[Any, ...]", here))
        elif is_dataclass(here):
            waiting.extend(getattr(here, one.name) for one in fields(here))
