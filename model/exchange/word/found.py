"""What is found in a document while it is walked: fields under their labels, and the rest."""

import re
from collections import Counter
from dataclasses import dataclass
from dataclasses import field as part

from model.exchange.word.shapes import Content
from model.forms import Kind

MARKED = (Kind.OPENNESS, Kind.FUNDING)
TABULAR = frozenset({*MARKED, Kind.COSTS, Kind.PROCESS, Kind.ANNEXES})
"""Fields that a table can be the value of."""

TEXTS = frozenset({Kind.RICH_TEXT, Kind.DECISIONS, Kind.MINUTES})

INLINE = re.compile(r"\s*([^:\t\n]{2,70}?)\s*:[ \t\xa0]*(?=\S)")
"""A label with its value behind it."""


@dataclass(slots=True, eq=False)
class Found:
    """What stood under one label. `order` is its place among everything found.

    `codes`: the forms that print this label; `level`: of the heading that it is.
    """

    field: str
    kind: Kind | None
    label: str
    certainty: float
    order: int
    codes: frozenset[str] = frozenset()
    level: int | None = None
    contents: list[Content] = part(default_factory=list[Content])


@dataclass(slots=True)
class Collected:
    """Everything in a document. `consumed`: words of labels; `stray`: what stands under none."""

    fields: dict[str, Found] = part(default_factory=dict[str, Found])
    stray: list[tuple[int, list[Content]]] = part(default_factory=list[tuple[int, list[Content]]])
    consumed: list[str] = part(default_factory=list[str])
    codes: Counter[str] = part(default_factory=Counter[str])
    in_tables: int = 0
