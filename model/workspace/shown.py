"""Copies of papers for other programs to show: in a folder beside the database, for as long as it is open.

What a crash leaves there goes when the database is opened again, for then nobody else can have it open.
"""

import shutil
import stat
import tempfile
from pathlib import Path

from model.paths import private_folder


def shown_folder(database: Path) -> Path:
    """Where the copies lie."""
    return database.with_name(f"{database.stem}.shown")


def fresh_folder(database: Path) -> Path:
    """A folder for one copy, and no other. Raises OSError."""
    return Path(tempfile.mkdtemp(dir=private_folder(shown_folder(database))))


def clear_shown(database: Path) -> None:
    """Remove all copies; one that a program holds stays for the next time."""
    folder = shown_folder(database)
    # Read-only files cannot be removed on Windows before they are made writable.
    for path in folder.rglob("*"):
        if path.is_file():
            try:
                path.chmod(stat.S_IRUSR | stat.S_IWUSR)
            except OSError:
                continue
    shutil.rmtree(folder, ignore_errors=True)
