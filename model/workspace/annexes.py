"""The files of annexes, for those who may not know how they are stored. All of it is for jobs."""

import re
import shutil
import stat
import tempfile
import weakref
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from threading import Lock

from model.commands.annexes import KeptFile
from model.errors import UserError
from model.progress import NO_PROGRESS, Progress
from model.storage.annex_files import AnnexFiles
from model.text.translate import _
from model.workspace.annex_kinds import ENDINGS, kind_of

LARGEST = 500_000_000
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
_READ_ONLY = stat.S_IRUSR

Stamp = tuple[int, int, int]


class FileState(StrEnum):
    """What lies on the disk of an annex."""

    SOUND = "sound"
    MISSING = "missing"
    ALTERED = "altered"


class AnnexStore:
    """The annex folder of one database. Remembers what it has looked at, while that stays untouched."""

    def __init__(self, database: Path) -> None:
        self._files = AnnexFiles(database)
        self._known: dict[str, tuple[Stamp, FileState]] = {}
        self._lock = Lock()
        self._copies: Path | None = None

    def keep(self, source: Path) -> KeptFile:
        """Copy a file into the folder; once for each content.

        Raises UserError for what cannot be an annex, and where the file cannot be read.
        """
        refuse(source)
        try:
            return KeptFile(source.name, self._files.store(source))
        except OSError as error:
            words = _("“{file}” could not be read or kept ({reason}). Nothing was changed.")
            reason = error.strerror or str(error)
            raise UserError(words.format(file=source.name, reason=reason)) from error

    def state(self, digest: str) -> FileState:
        """Whether the content is there and unaltered. Reads it once, until it is touched."""
        try:
            status = self._files.path(digest).stat()
        except OSError:
            return FileState.MISSING
        stamp = (status.st_mtime_ns, status.st_size, status.st_ino)
        with self._lock:
            known = self._known.get(digest)
        if known is not None and known[0] == stamp:
            return known[1]
        state = FileState.SOUND if self._files.is_sound(digest) else FileState.ALTERED
        with self._lock:
            self._known[digest] = (stamp, state)
        return state

    def states(
        self, digests: Iterable[str], progress: Progress = NO_PROGRESS
    ) -> dict[str, FileState]:
        """The state of each."""
        found: dict[str, FileState] = {}
        for digest in digests:
            progress.check_cancelled()
            found[digest] = self.state(digest)
        return found

    def copy_to_open(self, digest: str, file_name: str) -> Path:
        """A read-only copy under its real name, in a folder of its own that goes with the process.

        What is changed in it never reaches the annex. Raises UserError.
        """
        if kind_of(file_name) is None:
            raise UserError(
                _(
                    "Punktvis does not open files of this kind: “{file}”. Save it as PDF, and attach that."
                ).format(file=file_name)
            )
        name = _UNSAFE.sub("_", file_name).strip(" .")[-150:]
        folder = Path(tempfile.mkdtemp(dir=self._folder()))
        copy = folder / name
        with self._files.open(digest) as source, copy.open("xb") as target:
            shutil.copyfileobj(source, target, 1 << 20)
        copy.chmod(_READ_ONLY)
        return copy

    def _folder(self) -> Path:
        with self._lock:
            if self._copies is None:
                self._copies = Path(tempfile.mkdtemp(prefix="punktvis-"))
                weakref.finalize(self, _clear, self._copies)
            return self._copies


def refuse(source: Path) -> None:
    """Raises UserError for a file that cannot be an annex."""
    if not source.is_file():
        words = _("“{file}” is not a file that can be read. Choose another one.")
        raise UserError(words.format(file=source.name))
    if kind_of(source.name) is None:
        words = _("“{file}” cannot be an annex. Save it as PDF, or as one of these: {endings}.")
        endings = " ".join(end.removeprefix(".") for end in ENDINGS)
        raise UserError(words.format(file=source.name, endings=endings))
    if source.stat().st_size > LARGEST:
        words = _(
            "“{file}” is too large: an annex has at most {limit} MB. Make it smaller, or divide it."
        )
        raise UserError(words.format(file=source.name, limit=LARGEST // 1_000_000))


def keep_all(
    store: AnnexStore, sources: Iterable[Path], progress: Progress = NO_PROGRESS
) -> tuple[list[KeptFile], list[str]]:
    """The files that were kept, and a sentence for each that was not."""
    wanted = list(sources)
    kept: list[KeptFile] = []
    refused: list[str] = []
    for place, source in enumerate(wanted):
        progress.check_cancelled()
        progress.report(place, len(wanted), source.name)
        try:
            kept.append(store.keep(source))
        except UserError as error:
            refused.append(str(error))
    return kept, refused


def _clear(folder: Path) -> None:
    """Read-only files cannot be removed on Windows before they are made writable."""
    for path in folder.rglob("*"):
        if path.is_file():
            try:
                path.chmod(stat.S_IRUSR | stat.S_IWUSR)
            except OSError:
                continue
    shutil.rmtree(folder, ignore_errors=True)
