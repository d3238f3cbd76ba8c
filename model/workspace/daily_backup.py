"""The backup of the day: made once a day without a question, kept for some days, in two places if wished."""

import datetime
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from model.errors import UserError
from model.paths import private_folder
from model.progress import NO_PROGRESS, Progress
from model.storage import backup
from model.storage.durable import replacing
from model.text.translate import _
from model.workspace.copies import ENDING

_NAME = re.compile(r"punktvis-(\d{4}-\d\d-\d\d)" + re.escape(ENDING))


@dataclass(frozen=True, slots=True)
class KeptBackup:
    """A backup, the day on which it was made, and the day on which it goes."""

    path: Path
    day: datetime.date
    expires: datetime.date


def folder_of(database: Path) -> Path:
    """Where the daily backups of a database lie."""
    return database.with_name(f"{database.stem}.backups")


def kept_backups(folders: list[Path], days: int) -> tuple[KeptBackup, ...]:
    """The daily backups that are there, newest first. A folder that cannot be read has none."""
    found: list[KeptBackup] = []
    for folder in folders:
        try:
            files = list(folder.glob(f"*{ENDING}"))
        except OSError:
            continue
        for path in files:
            match = _NAME.fullmatch(path.name)
            if match is not None:
                day = datetime.date.fromisoformat(match[1])
                found.append(KeptBackup(path, day, day + datetime.timedelta(days=days)))
    return tuple(sorted(found, key=lambda kept: (kept.day, str(kept.path)), reverse=True))


def back_up_today(
    database: Path,
    *,
    days: int,
    second: Path | None = None,
    today: datetime.date | None = None,
    progress: Progress = NO_PROGRESS,
) -> Path | None:
    """Make today's backup if there is none yet, and let those go that are older than `days`.

    None where it was there already. The oldest go only when the new one is safe. Raises UserError, and
    OSError where an old one cannot be removed; where only the second folder refuses, the new one is made.
    """
    today = today or datetime.date.today()
    folder = private_folder(folder_of(database))
    target = folder / f"punktvis-{today.isoformat()}{ENDING}"
    made = not target.exists()
    if made:
        backup.back_up(database, target, progress=progress)
    _expire([folder], days, today)
    if second is not None:
        _copy(target, second)
        _expire([second], days, today)
    return target if made else None


def _copy(target: Path, second: Path) -> None:
    copy = second / target.name
    try:
        if not copy.exists():
            with target.open("rb") as source, replacing(copy) as file:
                shutil.copyfileobj(source, file, 1 << 20)
    except OSError as error:
        raise UserError(
            _(
                "The backup of the day is made, but could not be copied to {folder} ({reason}). "
                "Look whether the folder is there, or choose another one under Settings."
            ).format(folder=second, reason=error.strerror or error)
        ) from error


def _expire(folders: list[Path], days: int, today: datetime.date) -> None:
    for kept in kept_backups(folders, days):
        if kept.expires < today:
            kept.path.unlink(missing_ok=True)
