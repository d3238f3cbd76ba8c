"""A look at a file before it is used: is it there, ours, of our age, and sound?

Never through plain `open`: closing such a file lets go of SQLite's own locks in this process.
"""

import os
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from model.storage.dbapi import dbapi
from model.storage.engine import Mode, raw_connection
from model.storage.failures import (
    DamagedDatabaseError,
    EmptyFileError,
    ForeignDatabaseError,
    MissingDatabaseError,
    NewerDatabaseError,
    UnreachableDatabaseError,
    disk_failure,
)
from model.storage.revision import APPLICATION_ID, HEAD, VERSION_COLUMN, VERSION_TABLE


@dataclass(frozen=True, slots=True)
class Identity:
    """What distinguishes a file from another one at the same place."""

    device: int
    number: int


def identity(path: Path) -> Identity | None:
    """Of the file that lies there now, None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return Identity(found.st_dev, found.st_ino)


def log_of(path: Path) -> Path:
    """The write-ahead log: commits that have not been carried over into the file itself."""
    return path.with_name(path.name + "-wal")


def index_of(path: Path) -> Path:
    """SQLite's shared index of the log."""
    return path.with_name(path.name + "-shm")


def check(path: Path, *, thorough: bool) -> tuple[Mode, str]:
    """How the file can be read, and its revision. Raises the sentence for whatever is wrong.

    `thorough` also looks through every page: wholly where the last program did not close the file
    (its log is not empty), else quickly.
    """
    if not path.exists():
        raise MissingDatabaseError(path)
    if not path.is_file():
        raise ForeignDatabaseError(path)
    if path.stat().st_size == 0:
        raise EmptyFileError(path)
    log = log_of(path)
    unclean = log.exists() and log.stat().st_size > 0
    try:
        mode = reading_mode(path)
        with closing(raw_connection(path, mode)) as connection:
            revision = _revision(connection, path)
            if thorough:
                _check_pages(connection, path, "integrity_check" if unclean else "quick_check")
    except dbapi.Error as error:
        # Nothing else was asked of it than what every database answers.
        raise disk_failure(error, path) or DamagedDatabaseError(path, str(error)) from error
    return mode, revision


def reading_mode(path: Path) -> Mode:
    """READ, or FROZEN where the folder lets nobody place a lock. Raises StorageError."""
    if not os.access(path, os.R_OK):
        raise UnreachableDatabaseError(path, "EACCES")
    try:
        with closing(raw_connection(path, Mode.READ)) as connection:
            connection.execute("select count(*) from sqlite_master").fetchone()
    except dbapi.OperationalError as error:
        name = error.sqlite_errorname
        log = log_of(path)
        nothing_beside = not (log.exists() and log.stat().st_size)
        if nothing_beside and name in ("SQLITE_READONLY_DIRECTORY", "SQLITE_CANTOPEN"):
            return Mode.FROZEN
        raise
    return Mode.READ


def _revision(connection: dbapi.Connection, path: Path) -> str:
    (application,) = connection.execute("pragma application_id").fetchone()
    if application != APPLICATION_ID:
        raise ForeignDatabaseError(path)
    try:
        row = connection.execute(f"select {VERSION_COLUMN} from {VERSION_TABLE}").fetchone()
    except dbapi.OperationalError as error:
        if error.sqlite_errorname != "SQLITE_ERROR":
            raise
        row = None  # no such table
    if row is None:
        raise DamagedDatabaseError(path, VERSION_TABLE)
    revision = str(row[0])
    if revision > HEAD:
        raise NewerDatabaseError(path, revision, HEAD)
    return revision


def _check_pages(connection: dbapi.Connection, path: Path, how: str) -> None:
    (answer,) = connection.execute(f"pragma {how}(1)").fetchone()
    if answer != "ok":
        raise DamagedDatabaseError(path, answer)
