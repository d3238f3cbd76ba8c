"""Where a command may write."""

from pathlib import Path

from model.errors import UserError
from model.text.translate import _


def refuse_database(target: Path, database: Path) -> None:
    """Raise UserError where a file would take the place of the open database or of its log."""
    names = {database.resolve().with_name(database.name + end) for end in ("", "-wal", "-shm")}
    if target.resolve() in names:
        raise UserError(
            _("{file} is the database itself. Choose another name.").format(file=target)
        )


def refuse_place(target: Path, *, folder: bool = False) -> None:
    """Raise UserError where no file, or no new folder, can be put."""
    if not target.parent.is_dir():
        missing = _("There is no folder {folder}. Nothing was written.")
        raise UserError(missing.format(folder=target.parent))
    if target.is_dir() and not folder:
        raise UserError(_("{file} is a folder. Name a file in it.").format(file=target))
