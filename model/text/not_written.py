"""What the disk says when a file cannot be written, in a sentence for whoever chose its place."""

import contextlib
import errno
from collections.abc import Generator
from pathlib import Path

from model.errors import UserError
from model.text.translate import _


@contextlib.contextmanager
def in_words(path: Path) -> Generator[None]:
    """Turn an OSError within the block, which writes `path`, into a UserError that names folder and file."""
    try:
        yield
    except OSError as problem:
        raise UserError(_sentence(problem, path)) from problem


def _sentence(problem: OSError, path: Path) -> str:
    match problem.errno:
        case errno.ENOENT | errno.ENOTDIR:
            text = _(
                "The folder {folder} is not there. Nothing was written; choose another folder."
            )
        case errno.ENOSPC | errno.EDQUOT:
            text = _(
                "There is no room left in {folder}. Nothing was written; make room or choose "
                "another folder."
            )
        case errno.EACCES | errno.EPERM | errno.EROFS:
            text = _(
                "Punktvis may not write in {folder}, or {file} is open in another program. "
                "Nothing was written; close the file or choose another folder."
            )
        case _other:
            text = _("{file} could not be written in {folder}. Nothing was changed; try again.")
    return text.format(folder=path.parent, file=path.name)
