"""Asks the index: a question and its filters become one expression of FTS5, closer answers first."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from model.storage.dbapi import dbapi
from model.storage.search.index_file import DAY_SHIFT, Unit
from model.text.question import LEAST_PART, LEAST_PREFIX, Closeness, Question, Term

COUNTED_UP_TO = 200
"""Answers are counted, and weighed, up to here; where there are more the newest come first (§3)."""

MOST_WORDS = 200
"""Words of the index that a beginning or a part of a word stands for at once."""

_INDEXED_PREFIX = 3
"""Beginnings of this length or less have doclists of their own in the index."""

_ANY_DAY = (0, (1 << 62) - 1)


@dataclass(frozen=True, slots=True)
class Filters:
    """Of each group of `facets` one must be there; days are ordinals, ends included."""

    facets: tuple[tuple[str, ...], ...] = ()
    first_day: int | None = None
    last_day: int | None = None
    newest_first: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """An entry that answers."""

    unit: Unit
    kind: str
    closeness: Closeness


@dataclass(slots=True)
class Matches:
    """The first answers, and how many there are; `count` stops at COUNTED_UP_TO."""

    found: list[Match] = field(default_factory=list["Match"])
    count: int = 0


_LEVELS = (Closeness.EXACT, Closeness.STEM, Closeness.PART)


def match(
    connection: dbapi.Connection, question: Question, filters: Filters, limit: int
) -> Matches:
    """At most `limit` answers, closer ones first, each once. No question gives none."""
    result = Matches()
    if not question:
        return result
    rows: dict[int, Closeness] = {}
    asked = ""
    for level in _LEVELS:
        expression = _expression(connection, question, filters, level)
        if expression == asked:
            continue
        asked = expression
        newest = _rows(connection, expression, filters, "rowid desc", COUNTED_UP_TO + 1)
        result.count = len(newest)
        if len(newest) <= COUNTED_UP_TO and not filters.newest_first:
            newest = _rows(connection, expression, filters, _CLOSEST, limit)
        for row_id in newest[:limit] if limit <= COUNTED_UP_TO else newest:
            rows.setdefault(row_id, level)
        if len(rows) >= limit:
            break
    result.found = [_entry(connection, row_id, level) for row_id, level in [*rows.items()][:limit]]
    return result


_CLOSEST = "bm25(words, 10.0, 1.0, 0.0), rowid desc"


def _rows(
    connection: dbapi.Connection, expression: str, filters: Filters, order: str, limit: int
) -> list[int]:
    found = connection.execute(
        f"select rowid from words where words match ? and rowid between ? and ?"
        f" order by {order} limit ?",
        (expression, *_between(filters), limit),
    )
    return [row_id for (row_id,) in found.fetchall()]


def _entry(connection: dbapi.Connection, row_id: int, level: Closeness) -> Match:
    unit, unit_id, kind = connection.execute(
        "select unit, unit_id, kind from entry where id = ?", (row_id,)
    ).fetchone()
    return Match((unit, unit_id), kind, level)


def _between(filters: Filters) -> tuple[int, int]:
    first, last = _ANY_DAY
    if filters.first_day is not None:
        first = filters.first_day << DAY_SHIFT
    if filters.last_day is not None:
        last = ((filters.last_day + 1) << DAY_SHIFT) - 1
    return first, last


def _expression(
    connection: dbapi.Connection, question: Question, filters: Filters, level: Closeness
) -> str:
    wanted = [f"({' OR '.join(_alternatives(connection, term, level))})" for term in question]
    texts = f"{{title body}} : ({' AND '.join(wanted)})"
    groups = (" OR ".join(f'"{facet}"' for facet in group) for group in filters.facets)
    return " AND ".join([texts, *(f"facets : ({group})" for group in groups)])


def _alternatives(connection: dbapi.Connection, term: Term, level: Closeness) -> Sequence[str]:
    """What FTS5 may find for a term. Only letters and digits come here, never its syntax."""
    if len(term.words) > 1:
        star = "*" if term.typing else ""
        return [f'"{" ".join(term.words)}"{star}', f'"{term.word}"*']
    found = [f'"{term.word}"']
    if len(term.word) >= LEAST_PREFIX and (term.typing or level >= Closeness.STEM):
        found += _beginning(connection, term.word)
    if term.stem and level >= Closeness.STEM:
        found += _beginning(connection, term.stem)
    if level >= Closeness.PART and len(term.word) >= LEAST_PART:
        found += _containing(connection, term.word)
    return list(dict.fromkeys(found))


def _beginning(connection: dbapi.Connection, start: str) -> list[str]:
    """The words that begin so: FTS5 would read all their places before it gives the first."""
    if len(start) > _INDEXED_PREFIX:
        rows = connection.execute(
            "select word from known where word >= ? and word < ? limit ?",
            (start, f"{start}\U0010ffff", MOST_WORDS),
        ).fetchall()
        if len(rows) < MOST_WORDS:
            return [f'"{word}"' for (word,) in rows]
    return [f'"{start}"*']


def _containing(connection: dbapi.Connection, part: str) -> list[str]:
    rows = connection.execute(
        "select word from parts where word like ? limit ?", (f"%{part}%", MOST_WORDS)
    )
    return [f'"{word}"' for (word,) in rows.fetchall()]
