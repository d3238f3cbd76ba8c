"""Old meetings out of everything that this PC keeps: file, log, index, unsaved texts, annexes.

What cannot be reached is told instead: the backups that were made while the meetings were there.
"""

import datetime
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from model.commands.retention import remove_for_good
from model.storage.annex_files import AnnexFiles
from model.storage.engine import Mode, raw_connection
from model.text.translate import _
from model.workspace.copies import copies_folder
from model.workspace.daily_backup import folder_of, kept_backups
from model.workspace.search import Search
from model.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class HoldingBackup:
    """A backup that still holds what was there. `expires` is None where no day is set for it."""

    path: Path
    expires: datetime.date | None


@dataclass(frozen=True, slots=True)
class Purged:
    """What went."""

    meetings: int
    annexes: int
    drafts: int


def purge(workspace: Workspace, search: Search, meeting_ids: Sequence[int]) -> Purged:
    """Remove meetings for good. For a job: it waits for the writer. Raises UserError; nothing went then."""
    label = _("Remove old meetings")
    removed = workspace.run(
        label, partial(remove_for_good, meeting_ids=meeting_ids), undoable=False
    ).result()
    files = AnnexFiles(workspace.path)
    for digest in removed.digests:
        files.path(digest).unlink(missing_ok=True)
    drafts = [
        spooled
        for spooled in workspace.left_over()
        if (spooled.draft.table, spooled.draft.row_id) in removed.rows
    ]
    for spooled in drafts:
        workspace.discard(spooled)
    # Made anew, for an index keeps words of what was taken out of it until its parts are merged.
    search.start_over()
    _empty_log(workspace.path)
    search.catch_up()
    return Purged(removed.meetings, len(removed.digests), len(drafts))


def holding_backups(
    database: Path, days: int, second: Path | None = None
) -> tuple[HoldingBackup, ...]:
    """Every backup beside the database and in the second folder, the last to go first.

    With them the copies of running meetings, and what a restored backup put aside.
    """
    folder = folder_of(database)
    folders = [folder] if second is None else [folder, second]
    daily = [HoldingBackup(kept.path, kept.expires) for kept in kept_backups(folders, days)]
    others = sorted(folder.glob("before-upgrade-*.zip")) if folder.is_dir() else []
    others += sorted(copies_folder(database).glob("*")) + sorted(
        database.parent.glob(f"{database.stem}.aside-*")
    )
    return (*(HoldingBackup(path, None) for path in others), *daily)


def _empty_log(database: Path) -> None:
    """Carry the log over into the file: pages as they were before would stay in it."""
    with closing(raw_connection(database, Mode.WRITE)) as connection:
        connection.execute("pragma wal_checkpoint(truncate)").fetchone()
