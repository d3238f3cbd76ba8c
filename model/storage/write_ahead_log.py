"""The write-ahead log, carried over into the file: pages as they were before would stay in it."""

from contextlib import closing
from pathlib import Path

from model.storage import header
from model.storage.dbapi import dbapi
from model.storage.engine import Mode, raw_connection


def empty_log(database: Path, wait_ms: int) -> bool:
    """Leave nothing in the log. False while somebody reads an older state: it is owed then.

    What was removed is still in the log, and perhaps in the file, until this succeeds once.
    """
    log = header.log_of(database)
    if not log.exists() or log.stat().st_size == 0:
        return True
    try:
        with closing(raw_connection(database, Mode.WRITE)) as connection:
            connection.execute(f"pragma busy_timeout={wait_ms}")
            (busy, *_pages) = connection.execute("pragma wal_checkpoint(truncate)").fetchone()
    except dbapi.Error:
        return False
    return not busy
