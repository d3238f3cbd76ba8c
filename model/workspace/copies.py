"""Backups of the open database, for those who may not know how it is stored."""

import datetime
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from model.paths import private_folder
from model.progress import NO_PROGRESS, Progress
from model.queries.settings import value
from model.storage import backup
from model.storage.backup_contents import CopyContents, contents
from model.storage.copies_kept import copies_in, copy_name, made_at, thin
from model.text.not_written import in_words
from model.workspace.workspace import Workspace

__all__ = ["CopyContents", "KeptCopy", "back_up", "contents", "keep_copy", "kept_copies"]

ENDING = ".punktvis-backup"


@dataclass(frozen=True, slots=True)
class KeptCopy:
    """A copy that can be put back."""

    file: Path
    made: datetime.datetime
    size: int


def back_up(workspace: Workspace, target: Path, progress: Progress = NO_PROGRESS) -> int:
    """Write a verified copy with all annexes; its size in bytes. Raises UserError."""
    return backup.back_up(workspace.path, target, progress=progress).size


def keep_copy(
    workspace: Workspace, at: datetime.datetime, progress: Progress = NO_PROGRESS
) -> Path:
    """A verified copy beside the database, and one in the second folder; old ones are thinned out.

    Raises UserError; where only the second folder fails, the first copy is there.
    """
    folder = private_folder(copies_folder(workspace.path))
    target = folder / copy_name(at)
    backup.back_up(workspace.path, target, progress=progress)
    thin(folder)
    second = second_folder(workspace)
    if second is not None:
        with in_words(second / target.name):
            second.mkdir(parents=True, exist_ok=True)
            unfinished = second / f"{target.name}.part"
            shutil.copyfile(target, unfinished)
            backup.verify(unfinished)
            unfinished.replace(second / target.name)
        thin(second)
    return target


def kept_copies(workspace: Workspace) -> tuple[KeptCopy, ...]:
    """All that can be put back, newest first; one that lies in both folders stands there once."""
    found = {copy.file.name: copy for copy in _others(workspace.path)}
    second = second_folder(workspace)
    for folder in (copies_folder(workspace.path), *([second] if second is not None else [])):
        for file in copies_in(folder):
            made = made_at(file)
            if made is not None and file.name not in found:
                found[file.name] = KeptCopy(file, made, file.stat().st_size)
    return tuple(sorted(found.values(), key=lambda copy: copy.made, reverse=True))


def _others(database: Path) -> Iterator[KeptCopy]:
    """The daily backups and those made before an upgrade, beside the database."""
    folder = database.with_name(f"{database.stem}.backups")
    for file in sorted(folder.glob(f"*{ENDING}")) if folder.is_dir() else ():
        about = file.stat()
        made = datetime.datetime.fromtimestamp(about.st_mtime).replace(microsecond=0)
        yield KeptCopy(file, made, about.st_size)


def copies_folder(database: Path) -> Path:
    """Where the copies of a running meeting lie."""
    return database.with_name(f"{database.stem}.copies")


def second_folder(workspace: Workspace) -> Path | None:
    """The second place, where one is set."""
    text = workspace.read(lambda session: value(session, "backup_folder"))
    return Path(text).expanduser() if text else None
