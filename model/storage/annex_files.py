"""Annexes as files, each kept once under the SHA-256 of its content beside the database.

In the database a 50 MB annex would stall every save for half a second.
"""

import hashlib
import os
import shutil
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from model.errors import UserError
from model.paths import private_folder
from model.storage.durable import replacing
from model.text.translate import _

_CHUNK = 1 << 20
_DIGEST_LENGTH = 64
_AT_ONCE = 8


class AnnexFileError(UserError):
    """The content of an annex is missing, or is not what was stored."""


@dataclass(frozen=True, slots=True)
class StoredFile:
    """What a row about the file needs. `size` in bytes."""

    digest: str
    size: int


class AnnexFiles:
    """The folder of one database."""

    def __init__(self, database: Path) -> None:
        self.folder = database.with_name(f"{database.stem}.annexes")

    def store(self, source: Path | bytes) -> StoredFile:
        """Keep the content. It is on the disk for good when this returns, so a row may name it.

        Raises OSError, for instance when the disk is full; then nothing is left behind.
        """
        stored = _digest_of(source)
        target = self.path(stored.digest)
        if not self.is_sound(stored.digest):
            private_folder(self.folder)
            private_folder(target.parent)
            with replacing(target) as file:
                if isinstance(source, bytes):
                    file.write(source)
                else:
                    with source.open("rb") as original:
                        shutil.copyfileobj(original, file, _CHUNK)
            if not self.is_sound(stored.digest):  # changed while it was copied
                target.unlink()
                raise AnnexFileError(
                    _("The file changed while it was read, so it was not taken in. Try again.")
                )
        return stored

    def store_all(self, contents: Sequence[bytes]) -> list[StoredFile]:
        """Keep several, as `store`. At the same time: the disk then makes one flush of many."""
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            return list(pool.map(self.store, contents))

    def path(self, digest: str) -> Path:
        """Where the content of this digest lies, whether it is there or not."""
        if len(digest) != _DIGEST_LENGTH or not digest.isalnum():
            raise ValueError(f"no digest: {digest!r}")
        return self.folder / digest[:2] / digest

    def open(self, digest: str) -> BinaryIO:
        """The content for reading. Raises AnnexFileError where it is missing or damaged."""
        if not self.path(digest).is_file():
            raise AnnexFileError(
                _("The file of this annex is missing. Attach it again, or put back a backup.")
            )
        if not self.is_sound(digest):
            raise AnnexFileError(
                _("The file of this annex is damaged. Attach it again, or put back a backup.")
            )
        return self.path(digest).open("rb")

    def is_sound(self, digest: str) -> bool:
        """Whether the content is there and is what the digest says."""
        path = self.path(digest)
        return path.is_file() and _digest_of(path).digest == digest

    def digests(self) -> Iterator[str]:
        """Of everything in the folder, in order."""
        if self.folder.is_dir():
            for path in sorted(self.folder.glob(f"??/{'[0-9a-f]' * 4}*")):
                if len(path.name) == _DIGEST_LENGTH:
                    yield path.name


def _digest_of(source: Path | bytes) -> StoredFile:
    if isinstance(source, bytes):
        return StoredFile(hashlib.sha256(source).hexdigest(), len(source))
    with source.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        return StoredFile(digest, os.fstat(file.fileno()).st_size)
