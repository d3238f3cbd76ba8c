"""The open database: short sessions for reading and for writing, and nothing else to hold on to."""

import datetime
import os
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session, sessionmaker

from model.paths import PRIVATE_FILE
from model.storage import backup, header
from model.storage.durable import sync_folder
from model.storage.engine import WRITES, Mode, make_engine
from model.storage.failures import (
    ExistingDatabaseError,
    MissingDatabaseError,
    MovedDatabaseError,
    NetworkFolderError,
    OlderDatabaseError,
    ReadOnlyDatabaseError,
    UnreachableDatabaseError,
    disk_failure,
)
from model.storage.lock import DatabaseLock
from model.storage.revision import HEAD
from model.storage.volume import is_network_folder
from model.storage.write_ahead_log import empty_log


class Database:
    """One file. Sessions are short and may be taken on any thread; only one writes at a time."""

    def __init__(self, path: Path, engine: Engine, lock: DatabaseLock | None) -> None:
        self.path = path
        self.read_only = lock is None
        self._engine = engine
        self._lock = lock
        self.interrupted_at: datetime.datetime | None = None
        """The last commit of a program that ended without closing the file; None after a proper end."""
        self._identity = header.identity(path)
        self._reader = sessionmaker(engine, expire_on_commit=False)
        self._writer = sessionmaker(
            engine.execution_options(**{WRITES: True}), expire_on_commit=False
        )

    @classmethod
    def open(cls, path: Path, *, create: bool = False, read_only: bool = False) -> "Database":
        """Open a file, bring it up to date, look whether it is sound.

        With `read_only` no lock is taken, so it works beside an open window. `create` makes the
        file where it is missing. Raises StorageError with a sentence for everything that is wrong;
        no file is ever written over.
        """
        path = Path(os.path.realpath(path))
        if is_network_folder(path.parent):
            raise NetworkFolderError(path)
        return cls._open_to_read(path) if read_only else cls._open_to_write(path, create=create)

    @classmethod
    def _open_to_read(cls, path: Path) -> "Database":
        mode, revision = header.check(path, thorough=False)
        if revision != HEAD:
            raise OlderDatabaseError(path, revision, HEAD)
        return cls(path, make_engine(path, mode), None)

    @classmethod
    def _open_to_write(cls, path: Path, *, create: bool) -> "Database":
        if not path.parent.is_dir():
            raise UnreachableDatabaseError(path, str(path.parent))
        if not create and not path.exists() and not backup.restore_was_interrupted(path):
            raise MissingDatabaseError(path)
        lock = DatabaseLock(path)
        lock.acquire()
        interrupted_at = _last_commit(path) if lock.left_by is not None else None
        try:
            backup.finish_restore(path)
            if create and not path.exists():
                _create(path)
            mode, revision = header.check(path, thorough=True)
            if mode is Mode.FROZEN or not os.access(path, os.W_OK):
                raise ReadOnlyDatabaseError(path)
            if revision != HEAD:
                _upgrade(path)
            empty_log(path, 0)
            database = cls(path, make_engine(path, Mode.WRITE), lock)
            database.interrupted_at = interrupted_at
            return database
        except BaseException:
            lock.release()
            raise

    @contextmanager
    def read(self) -> Generator[Session]:
        """A session on one moment of the data. What it gives out must be plain data."""
        with self._sentences(), self._reader() as session:
            yield session

    @contextmanager
    def write(self) -> Generator[Session]:
        """A session in one transaction, committed at the end and rolled back on any error."""
        if self.read_only:
            raise ReadOnlyDatabaseError(self.path)
        with self._sentences(), self._writer() as session:
            yield session
            session.flush()
            # On Linux a commit into a file that was moved away succeeds, and is lost.
            self.check_in_place()
            session.commit()

    def check_in_place(self) -> None:
        """Raises MovedDatabaseError when another file, or none, lies where this one was opened."""
        if header.identity(self.path) != self._identity:
            raise MovedDatabaseError(self.path)

    def close(self) -> None:
        """Carry the log over into the file and let others write. Harmless when done twice."""
        lock, self._lock = self._lock, None
        if lock is not None:
            empty_log(self.path, 0)  # the last to close does it anyway, but another may be open
        self._engine.dispose()
        if lock is not None:
            lock.release()

    def __enter__(self) -> "Database":
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    @contextmanager
    def _sentences(self) -> Generator[None]:
        try:
            yield
        except DBAPIError as error:
            raise disk_failure(error, self.path) or error from error


def _last_commit(path: Path) -> datetime.datetime | None:
    """By the clock of the computer, to the second: the log grows at every commit."""
    for file in (header.log_of(path), path):
        with suppress(OSError):
            return datetime.datetime.fromtimestamp(file.stat().st_mtime).replace(microsecond=0)
    return None


def _create(path: Path) -> None:
    """Made under another name, so that a kill leaves no half of a database at its place."""
    from model.storage.upgrade import upgrade

    new = path.with_name(f".{path.name}.new")
    for leftover in (new, header.log_of(new), header.index_of(new)):
        leftover.unlink(missing_ok=True)
    try:
        os.close(os.open(new, os.O_CREAT | os.O_EXCL | os.O_RDWR, PRIVATE_FILE))
    except PermissionError:
        raise ReadOnlyDatabaseError(path) from None
    upgrade(new, mode=Mode.WRITE)
    # The log of a file that was deleted would be taken for the new one's.
    backup.set_aside(path)
    try:
        os.link(new, path)
        new.unlink()
    except FileExistsError:
        raise ExistingDatabaseError(path) from None
    except OSError:  # a file system without hard links
        new.rename(path)
    sync_folder(path.parent)


def _upgrade(path: Path) -> None:
    from model.storage.upgrade import upgrade

    def save_first(revision: str) -> None:
        backup.before_upgrade(path, revision)

    upgrade(path, save_first)
