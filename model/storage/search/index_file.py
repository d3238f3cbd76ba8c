"""The file of the search index, and what is put into it.

A file of its own, so that indexing never takes the write lock of the database, a backup holds no
index, and damage to it costs nothing but the time to make it anew.
Texts are folded before they come here and not kept: only their words are. The number of a row begins
with its day, so that newest first is the order in which the rows lie.
"""

import contextlib
import os
from collections.abc import Generator, Iterable, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import RLock

from model.paths import PRIVATE_FILE
from model.storage import header
from model.storage.dbapi import dbapi
from model.storage.engine import Mode, raw_connection

VERSION = 4
"""Of what stands in the file. Another one is made anew."""

DAY_SHIFT = 32
"""Bits of a row's number below its day."""

_TABLES = (
    "create table state (key text primary key, value integer not null) without rowid",
    "create table entry (id integer primary key, unit text not null, unit_id integer not null,"
    " kind text not null)",
    "create index entry_unit on entry (unit, unit_id)",
    "create virtual table words using fts5(title, body, facets, content='',"
    " contentless_delete=1, prefix='2 3', tokenize='unicode61 remove_diacritics 0')",
    "create table known (word text primary key) without rowid",
    "create table file_text (digest text primary key, text text not null) without rowid",
    "create virtual table parts using fts5(word, tokenize=trigram, detail=none, columnsize=0)",
)
_MERGE_GOES_ON = 2
"""Rows that a step of merging changes while there is something to merge (sqlite.org/fts5.html)."""

_DAMAGE = ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_ERROR")
_SHORTEST_COMPOUND = 5
_MERGED_PAGES = 200
"""In one step: some hundredths of a second."""


class DamagedIndexError(Exception):
    """The file cannot be used. Whoever owns it makes it anew."""


@dataclass(frozen=True, slots=True)
class IndexedText:
    """One findable thing. Texts are folded words; `day` is an ordinal, 0 where it has none."""

    kind: str
    title: Sequence[str]
    body: Sequence[str]
    facets: Sequence[str]
    day: int


Unit = tuple[str, int]
"""Table and id of the row that an entry is made from."""


def index_path(database: Path) -> Path:
    """Where the index of a database lies."""
    return database.with_name(f"{database.stem}.search")


def remove_index(database: Path) -> None:
    """Throw the index away: it is made anew at the next start."""
    path = index_path(database)
    journal = path.with_name(f"{path.name}-journal")
    for part in (header.log_of(path), header.index_of(path), journal, path):
        part.unlink(missing_ok=True)


class IndexFile:
    """Open from the first use to `close`. May be used on any thread; one writes at a time."""

    def __init__(self, database: Path) -> None:
        self._database = database
        self.path = index_path(database)
        self._writing, self._reading = RLock(), RLock()
        self._writer: dbapi.Connection | None = None
        self._reader: dbapi.Connection | None = None

    def start_over(self) -> None:
        """An empty index in the place of what is there."""
        with self._writing, self._reading:
            self.close()
            remove_index(self._database)
            os.close(os.open(self.path, os.O_CREAT | os.O_RDWR, PRIVATE_FILE))
            with self.writing() as connection:
                for statement in _TABLES:
                    connection.execute(statement)
                self.put_state(connection, "version", VERSION)

    def state(self) -> dict[str, int]:
        """What `put_state` kept; empty where there is no index. Raises DamagedIndexError."""
        if not self.path.exists():
            return {}
        with self.reading() as connection:
            return dict(connection.execute("select key, value from state").fetchall())

    @contextmanager
    def writing(self) -> Generator[dbapi.Connection]:
        """One transaction. Raises DamagedIndexError, and the driver's error where the disk is full."""
        with self._writing, _damage_told():
            if self._writer is None:
                self._writer = raw_connection(self.path, Mode.WRITE)
                self._writer.execute("pragma journal_mode=wal").fetchone()
                self._writer.execute("pragma synchronous=normal")
            connection = self._writer
            connection.execute("begin immediate")
            try:
                yield connection
                connection.execute("commit")
            except BaseException:
                with contextlib.suppress(dbapi.Error):
                    connection.execute("rollback")
                raise

    @contextmanager
    def reading(self) -> Generator[dbapi.Connection]:
        """What is committed. Raises DamagedIndexError."""
        with self._reading, _damage_told():
            if self._reader is None:
                # Not opened read-only: what a kill left in the log could not be taken in.
                self._reader = raw_connection(self.path, Mode.WRITE)
                self._reader.execute("pragma query_only=on")
            yield self._reader

    def check(self) -> None:
        """Look through every page. Raises DamagedIndexError."""
        with _damage_told(), closing(raw_connection(self.path, Mode.WRITE)) as connection:
            (answer,) = connection.execute("pragma quick_check(1)").fetchone()
        if answer != "ok":
            raise DamagedIndexError(answer)

    def merge(self) -> bool:
        """One step towards an index in one piece, which answers sooner. False when it is one."""
        with self.writing() as connection:
            before = connection.total_changes
            connection.execute(
                "insert into words (words, rank) values ('merge', ?)", (-_MERGED_PAGES,)
            )
            return connection.total_changes - before >= _MERGE_GOES_ON

    def files_read(self) -> set[str]:
        """Digests of the files whose text is kept here. Raises DamagedIndexError."""
        with self.reading() as connection:
            return {row[0] for row in connection.execute("select digest from file_text").fetchall()}

    def text_of(self, digest: str) -> str:
        """The text of a file, "" while it is not read. Raises DamagedIndexError."""
        with self.reading() as connection:
            row = connection.execute(
                "select text from file_text where digest = ?", (digest,)
            ).fetchone()
            return row[0] if row is not None else ""

    @staticmethod
    def put_file(connection: dbapi.Connection, digest: str, text: str) -> None:
        """Keep the text of a file in this transaction."""
        connection.execute("insert or replace into file_text values (?, ?)", (digest, text))

    @staticmethod
    def forget_files(connection: dbapi.Connection, digests: Iterable[str]) -> None:
        """Drop the texts of files that are no annexes any more."""
        rows = [(digest,) for digest in digests]
        connection.executemany("delete from file_text where digest = ?", rows)

    @staticmethod
    def put_state(connection: dbapi.Connection, key: str, value: int) -> None:
        """Keep a number in this transaction."""
        connection.execute("insert or replace into state values (?, ?)", (key, value))

    @staticmethod
    def replace(connection: dbapi.Connection, unit: Unit, texts: Iterable[IndexedText]) -> None:
        """What is findable of a unit from now on; nothing, where it is gone."""
        old = connection.execute("select id from entry where unit = ? and unit_id = ?", unit)
        for (row_id,) in old.fetchall():
            connection.execute("delete from words where rowid = ?", (row_id,))
            connection.execute("delete from entry where id = ?", (row_id,))
        for text in texts:
            row_id = _free_id(connection, text.day)
            row = (row_id, *unit, text.kind)
            connection.execute("insert into entry values (?, ?, ?, ?)", row)
            folded = (" ".join(text.title), " ".join(text.body), " ".join(text.facets))
            connection.execute(
                "insert into words (rowid, title, body, facets) values (?, ?, ?, ?)",
                (row_id, *folded),
            )
            _learn(connection, {*text.title, *text.body})

    def close(self) -> None:
        """Let go of the file."""
        with self._writing, self._reading:
            for connection in (self._reader, self._writer):
                if connection is not None:
                    with contextlib.suppress(dbapi.Error):
                        connection.close()
            self._reader = self._writer = None


def _free_id(connection: dbapi.Connection, day: int) -> int:
    """The next number of this day."""
    least = day << DAY_SHIFT
    (last,) = connection.execute(
        "select max(id) from entry where id >= ? and id < ?", (least, (day + 1) << DAY_SHIFT)
    ).fetchone()
    return least if last is None else last + 1


def _learn(connection: dbapi.Connection, words: set[str]) -> None:
    """New words of the index, to be found by how they begin and by what they are made of."""
    for word in words:
        new = connection.execute("insert or ignore into known values (?)", (word,)).rowcount
        if new and len(word) >= _SHORTEST_COMPOUND:
            connection.execute("insert into parts values (?)", (word,))


@contextmanager
def _damage_told() -> Generator[None]:
    try:
        yield
    except dbapi.DatabaseError as error:
        name = getattr(error, "sqlite_errorname", "")
        if name.startswith(_DAMAGE) or name == "SQLITE_CANTOPEN":
            raise DamagedIndexError(name) from error
        raise
