"""What a copy holds, to be looked at before it is put back."""

import tempfile
import zipfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from model.storage import backup
from model.storage.dbapi import dbapi
from model.storage.engine import Mode, raw_connection
from model.text.translate import _

NEWEST = 6


@dataclass(frozen=True, slots=True)
class CopyContents:
    """Counts, and the newest meetings as "2026-03-05 Chefteam" with how many points have minutes."""

    meetings: int
    points: int
    minutes: int
    annexes: int
    newest: tuple[tuple[str, str, int], ...]


def contents(file: Path) -> CopyContents:
    """Look into a copy without touching anything else. Raises BackupFileError for a damaged one."""
    backup.verify(file)
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(file) as archive:
        database = Path(folder) / "copy.db"
        database.write_bytes(archive.read(backup.DATABASE))
        annexes = sum(name.startswith(backup.ANNEXES) for name in archive.namelist())
        try:
            return _read(database, annexes)
        except dbapi.Error as error:
            raise backup.BackupFileError(
                _("The copy cannot be read. Choose another one.")
            ) from error


def _read(database: Path, annexes: int) -> CopyContents:
    with closing(raw_connection(database, Mode.READ)) as connection:

        def one(query: str) -> int:
            return connection.execute(query).fetchone()[0]

        newest = connection.execute(
            "SELECT m.date, COALESCE(NULLIF(m.name, ''), f.name),"
            " (SELECT COUNT(*) FROM agenda_entry e WHERE e.meeting_id = m.id"
            "  AND e.type = 'point' AND e.minutes NOT IN ('', '[]'))"
            " FROM meeting m JOIN forum f ON f.id = m.forum_id"
            f" ORDER BY m.date DESC, m.id DESC LIMIT {NEWEST}"
        ).fetchall()
        return CopyContents(
            meetings=one("SELECT COUNT(*) FROM meeting"),
            points=one("SELECT COUNT(*) FROM agenda_entry WHERE type = 'point'"),
            minutes=one(
                "SELECT COUNT(*) FROM agenda_entry"
                " WHERE type = 'point' AND minutes NOT IN ('', '[]')"
            ),
            annexes=annexes,
            newest=tuple((str(date), str(name), int(count)) for date, name, count in newest),
        )
