"""Puts a finished file in its place: whole or not at all."""

import contextlib
import os
import tempfile
from collections.abc import Generator
from pathlib import Path

from model.text.not_written import in_words


def put(data: bytes, path: Path) -> None:
    """Write beside the target, flush, then take its place. A UserError where the disk says no."""
    with putting(path) as part:
        part.write_bytes(data)


@contextlib.contextmanager
def putting(path: Path) -> Generator[Path]:
    """A file beside the target to write to; at the end it is flushed and takes the target's place.

    A UserError where the disk says no; whatever goes wrong, nothing is left and nothing changed.
    """
    with in_words(path):
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


def _part(path: Path) -> Path:
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".part", dir=path.parent)
    os.close(handle)
    return Path(name)
