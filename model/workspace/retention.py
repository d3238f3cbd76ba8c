"""Old meetings out of everything that this PC keeps: file, log, index, unsaved texts, annexes.

What cannot be reached is told instead: the backups that were made while the meetings were there.
"""

import datetime
import glob
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path

from model.commands.retention import remove_for_good
from model.storage.annex_files import AnnexFiles
from model.storage.copies_kept import copies_in
from model.text.translate import _
from model.workspace.copies import copies_folder
from model.workspace.daily_backup import folder_of, kept_backups
from model.workspace.search import Search
from model.workspace.shown import clear_shown
from model.workspace.workspace import Workspace


class BackupKind(StrEnum):
    """What a backup was made for, which decides when it goes."""

    DAILY = "daily"
    UPGRADE = "upgrade"
    """Before the database was brought to a newer form."""
    COPY = "copy"
    """Of a running meeting."""
    ASIDE = "aside"
    """The file that a restored backup, or a new one, took the place of."""


@dataclass(frozen=True, slots=True)
class HoldingBackup:
    """A backup that still holds what was there. Only a daily one has a day on which it goes."""

    path: Path
    kind: BackupKind
    expires: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Purged:
    """What went, and how many recommendations stay because they still wait for a meeting.

    `owed`: another program reads the file, and until it has ended traces stay in the log.
    """

    meetings: int
    annexes: int
    drafts: int
    waiting: int = 0
    owed: bool = False


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
    clear_shown(workspace.path)
    # Made anew, for an index keeps words of what was taken out of it until its parts are merged.
    search.start_over()
    emptied = workspace.empty_log()
    search.catch_up()
    return Purged(removed.meetings, len(removed.digests), len(drafts), removed.waiting, not emptied)


def holding_backups(
    database: Path, days: int, second: Path | None = None
) -> tuple[HoldingBackup, ...]:
    """Every backup beside the database and in the second folder, the last to go first."""
    elsewhere = [] if second is None else [second]
    folder = folder_of(database)
    aside = database.parent.glob(f"{glob.escape(database.stem)}.aside-*")
    copies = [file for at in (copies_folder(database), *elsewhere) for file in copies_in(at)]
    undated = {
        BackupKind.ASIDE: sorted(aside),
        BackupKind.UPGRADE: sorted(folder.glob("before-upgrade-*.zip")),
        BackupKind.COPY: copies,
    }
    return (
        *(HoldingBackup(path, kind) for kind, paths in undated.items() for path in paths),
        *(
            HoldingBackup(kept.path, BackupKind.DAILY, kept.expires)
            for kept in kept_backups([folder, *elsewhere], days)
        ),
    )
