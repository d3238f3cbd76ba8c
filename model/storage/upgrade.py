"""Runs migrations: everything in one transaction, so that a file is never half brought up to date.

Only imported when the revision differs, because Alembic costs a tenth of a second.
"""

from collections.abc import Callable
from pathlib import Path

from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Connection, text

from model.storage.dbapi import dbapi
from model.storage.engine import WRITES, Mode, make_engine
from model.storage.failures import DamagedDatabaseError, disk_failure
from model.storage.migrations import HISTORY, Migration
from model.storage.revision import APPLICATION_ID, VERSION_COLUMN, VERSION_TABLE

BeforeUpgrade = Callable[[str], object]
"""Called with the old revision while the write lock is held: nobody can write in between."""


def upgrade(
    path: Path,
    before: BeforeUpgrade | None = None,
    *,
    mode: Mode = Mode.WRITE,
    history: tuple[Migration, ...] = HISTORY,
) -> None:
    """Bring the file to the newest revision. `before` makes the backup of a file with content.

    Foreign keys are off meanwhile, because a batch step drops and rebuilds a table; they are
    checked at the end. Raises StorageError, and then the file is as it was.
    """
    engine = make_engine(path, mode, foreign_keys=False, pooled=False)
    try:
        with engine.execution_options(**{WRITES: True}).begin() as connection:
            present = current_revision(connection)
            if before is not None and present:
                before(present)
            _run(connection, path, present, history)
            _check_references(connection, path)
    except dbapi.Error as error:
        raise disk_failure(error, path) or error from error
    finally:
        engine.dispose()


def current_revision(connection: Connection) -> str:
    """The revision that stands in the file, "" in an empty one."""
    known = connection.dialect.has_table(connection, VERSION_TABLE)
    if not known:
        return ""
    return connection.scalar(text(f"SELECT {VERSION_COLUMN} FROM {VERSION_TABLE}")) or ""


def _run(connection: Connection, path: Path, present: str, history: tuple[Migration, ...]) -> None:
    operations = Operations(MigrationContext.configure(connection))
    revisions = [step.revision for step in history]
    if present and present not in revisions:
        raise DamagedDatabaseError(path, present)
    done = revisions.index(present) + 1 if present else 0
    if not present:
        # Alembic's own table, so that its tools can read what stands in a file.
        connection.exec_driver_sql(
            f"CREATE TABLE {VERSION_TABLE} ({VERSION_COLUMN} VARCHAR(32) NOT NULL,"
            f" CONSTRAINT {VERSION_TABLE}_pkc PRIMARY KEY ({VERSION_COLUMN}))"
        )
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    for step in history[done:]:
        step.upgrade(operations)
    connection.execute(text(f"DELETE FROM {VERSION_TABLE}"))
    connection.execute(
        text(f"INSERT INTO {VERSION_TABLE} VALUES (:revision)"), {"revision": revisions[-1]}
    )


def _check_references(connection: Connection, path: Path) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken is not None:
        raise DamagedDatabaseError(path, f"{broken[0]} → {broken[2]}")
