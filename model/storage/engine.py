"""Connections to the file, all made alike; README.md tells why so."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry, NullPool

from model.courtesy import COURTESY
from model.storage.dbapi import dbapi

BUSY_TIMEOUT_MS = 5000
WRITES = "writes"
"""Execution option of a session that takes the write lock when it begins, not half way."""


class Mode(StrEnum):
    """How a file is opened. Only CREATE makes one; SQLite would otherwise make one unasked."""

    READ = "ro"
    WRITE = "rw"
    CREATE = "rwc"
    FROZEN = "immutable"
    """For reading where not even a lock can be placed, for instance on a write-protected stick."""


PRAGMAS = (
    f"busy_timeout={BUSY_TIMEOUT_MS}",
    "foreign_keys=on",
    "trusted_schema=off",
)
WRITER_PRAGMAS = (
    "journal_mode=wal",
    # One fsync a commit: without it a power cut takes acknowledged saves with it.
    "synchronous=full",
    "secure_delete=on",
    *(("fullfsync=on", "checkpoint_fullfsync=on") if sys.platform == "darwin" else ()),
)


def make_engine(
    path: Path, mode: Mode, *, foreign_keys: bool = True, pooled: bool = True
) -> Engine:
    """An engine on exactly this file, whatever letters, %, # or ? its name holds.

    `foreign_keys=False` is for migrations alone: with them a batch step that rebuilds a table
    deletes the rows of its children without a word.
    """
    engine = create_engine(
        url(path, mode),
        module=dbapi,
        **({} if pooled else {"poolclass": NullPool}),
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        # The driver would begin and commit on its own, and commit tables half made.
        connection.isolation_level = None
        for pragma in PRAGMAS:
            connection.execute(f"pragma {pragma}")
        if mode in (Mode.WRITE, Mode.CREATE):
            for pragma in WRITER_PRAGMAS:
                connection.execute(f"pragma {pragma}")
        if not foreign_keys:
            connection.execute("pragma foreign_keys=off")

    event.listen(engine, "begin", _begin)
    event.listen(engine, "before_cursor_execute", _give_way)
    event.listen(engine, "checkin", _check_in)
    return engine


def _begin(connection: Connection) -> None:
    # A read that turns into a write is refused at once, without waiting: writers say so.
    writes = connection.get_execution_options().get(WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _give_way(connection: Connection, *_statement: object) -> None:
    if not connection.get_execution_options().get(WRITES):
        COURTESY.give_way()


def _check_in(connection: Any, record: ConnectionPoolEntry) -> None:
    # A commit that is refused leaves its transaction open, and SQLAlchemy takes it for ended:
    # whoever got this connection next would find himself in the middle of it.
    if connection is not None and connection.in_transaction:
        try:
            connection.rollback()
        except dbapi.Error:
            record.invalidate()


def url(path: Path, mode: Mode) -> URL:
    """The address of a file. With the path in a string, SQLAlchemy would open another one."""
    query = {"uri": "true"}
    if mode is Mode.FROZEN:
        query |= {"mode": "ro", "immutable": "1"}
    else:
        query |= {"mode": mode.value}
    return URL.create("sqlite", database=path.absolute().as_uri(), query=query)


def raw_connection(path: Path, mode: Mode) -> dbapi.Connection:
    """A bare connection of the same library, for copies and for a look at the header."""
    frozen = "&immutable=1" if mode is Mode.FROZEN else ""
    kind = "ro" if mode is Mode.FROZEN else mode.value
    return dbapi.connect(
        f"{path.absolute().as_uri()}?mode={kind}{frozen}",
        uri=True,
        isolation_level=None,
        timeout=BUSY_TIMEOUT_MS / 1000,
        check_same_thread=False,
    )


def check_references_at_commit(session: Session) -> None:
    """Let rows come back in any order in this transaction: references are checked at its end."""
    if session.get_bind().dialect.name == "sqlite":
        session.connection().exec_driver_sql("PRAGMA defer_foreign_keys=ON")
