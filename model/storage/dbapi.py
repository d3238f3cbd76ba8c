"""The one SQLite library of this process.

Never the one of Python beside it: two libraries on one file break each other's locks and lose
commits, and the one of Debian 12 can damage a database in WAL mode (README.md).
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # pysqlite3 has no types of its own and the same interface.
    import sqlite3 as dbapi  # noqa: TID251
else:
    import pysqlite3.dbapi2 as dbapi

OLDEST = (3, 51, 3)
"""The first SQLite without the WAL-reset bug."""

if dbapi.sqlite_version_info < OLDEST:
    raise ImportError(f"SQLite {dbapi.sqlite_version} can damage a database; {OLDEST} is needed")

__all__ = ["dbapi"]
