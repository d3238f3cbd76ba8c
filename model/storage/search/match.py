"""Asks the index: a question and its filters become one expressions of FTS5, closer answers first."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from model.storage.dbapi import dbapi
from model.storage.search.index_file import DAY_SHIFT, Unit
from model.text.question import LEAST_PREFIX, Closeness, Question, Term

COUNTED_UP_TO = 200
"""Answers are counted up to here."""

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


_PASSES = (
    (Closeness.EXACT, "title"),
    (Closeness.STEM, "title"),
    (Closeness.EXACT, "title body"),
    (Closeness.STEM, "title body"),
    (Closeness.PART, "title"),
    (Closeness.PART, "title body"),
)
"""What comes first: titles before texts, the word before its other forms, compounds of it last. Each
pass gives its newest first."""


def match(
    connection: dbapi.Connection, question: Question, filters: Filters, limit: int
) -> Matches:
    """At most `limit` answers in the order of `_PASSES`, each once. No question gives none.

    Newest first, where it is asked for, is one pass of everything.
    """
    result = Matches()
    if not question:
        return result
    asked = _Asked(connection, question, filters)
    widest, columns = _PASSES[-1]
    everything = asked.rows(widest, columns, max(limit, COUNTED_UP_TO + 1))
    result.count = len(everything)
    rows: dict[int, Closeness] = {}
    for level, columns in () if filters.newest_first else _PASSES[:-1]:
        if len(rows) >= min(limit, len(everything)):
            break
        for row_id in asked.rows(level, columns, limit):
            rows.setdefault(row_id, level)
    for row_id in everything[:limit]:
        rows.setdefault(row_id, widest)
    result.found = [_entry(connection, row_id, level) for row_id, level in [*rows.items()][:limit]]
    return result


class _Asked:
    """One question with its filters; what a level stands for is looked up once."""

    def __init__(self, connection: dbapi.Connection, question: Question, filters: Filters) -> None:
        self._connection, self._question, self._filters = connection, question, filters
        self._wanted: dict[Closeness, str] = {}
        self._seen: dict[str, list[int]] = {}

    def rows(self, level: Closeness, columns: str, limit: int) -> list[int]:
        """The newest rows in whose columns every term is answered this closely."""
        expression = " AND ".join([f"{{{columns}}} : ({self._terms(level)})", *self._facets()])
        if expression not in self._seen:
            found = self._connection.execute(
                "select rowid from words where words match ? and rowid between ? and ?"
                " order by rowid desc limit ?",
                (expression, *_between(self._filters), limit),
            )
            self._seen[expression] = [row_id for (row_id,) in found.fetchall()]
        return self._seen[expression]

    def _terms(self, level: Closeness) -> str:
        if level not in self._wanted:
            found = (_alternatives(self._connection, term, level) for term in self._question)
            self._wanted[level] = " AND ".join(f"({' OR '.join(words)})" for words in found)
        return self._wanted[level]

    def _facets(self) -> list[str]:
        groups = (" OR ".join(f'"{facet}"' for facet in group) for group in self._filters.facets)
        return [f"facets : ({group})" for group in groups]


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
    if level >= Closeness.STEM:
        found += [f'"{form}"' for form in term.forms]
    if level >= Closeness.PART:
        for part in term.parts:
            found += _containing(connection, part)
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
