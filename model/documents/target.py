"""Puts a finished file in its place: whole or not at all."""

import contextlib
import errno
import os
import tempfile
from collections.abc import Generator
from pathlib import Path

from model.errors import UserError
from model.text.translate import gettext


def put(data: bytes, path: Path) -> None:
    """Write beside the target, flush, then take its place. A UserError where the disk says no."""
    with putting(path) as part:
        part.write_bytes(data)


@contextlib.contextmanager
def putting(path: Path) -> Generator[Path]:
    """A file beside the target to write to; at the end it is flushed and takes the target's place.

    A UserError where the disk says no; whatever goes wrong, nothing is left and nothing changed.
    """
    try:
        part = _part(path)
        try:
            yield part
            with part.open("rb+") as file:
                os.fsync(file.fileno())
            part.replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                part.unlink()
            raise
    except OSError as problem:
        raise UserError(_sentence(problem, path)) from problem


def _part(path: Path) -> Path:
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".part", dir=path.parent)
    os.close(handle)
    return Path(name)


def _sentence(problem: OSError, path: Path) -> str:
    _ = gettext
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
        case _:
            text = _("{file} could not be written in {folder}. Nothing was changed; try again.")
    return text.format(folder=path.parent, file=path.name)
