"""Backups of the open database, for those who may not know how it is stored."""

from pathlib import Path

from model.progress import NO_PROGRESS, Progress
from model.storage import backup
from model.workspace.workspace import Workspace

ENDING = ".punktvis-backup"


def back_up(workspace: Workspace, target: Path, progress: Progress = NO_PROGRESS) -> int:
    """Write a verified copy with all annexes; its size in bytes. Raises StorageError, OSError."""
    return backup.back_up(workspace.path, target, progress=progress).size
