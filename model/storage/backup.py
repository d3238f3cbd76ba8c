"""Copies of the database with its annexes in one verified file, and putting one back.

A copy is a zip archive: `manifest.json`, `database.db`, `annexes/<digest>`. The database in it
comes through SQLite, for a plain copy of an open file lacks what is still in its log.
"""

import datetime
import hashlib
import json
import os
import shutil
import tempfile
import zipfile
from collections.abc import Generator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from model.errors import UserError
from model.paths import PRIVATE_FILE, private_folder
from model.progress import NO_PROGRESS, Progress
from model.storage import header
from model.storage.annex_files import AnnexFileError, AnnexFiles
from model.storage.dbapi import dbapi
from model.storage.durable import replacing, sync_folder
from model.storage.engine import Mode, raw_connection
from model.storage.failures import DamagedDatabaseError, NetworkFolderError, disk_failure
from model.storage.lock import DatabaseLock
from model.storage.search.index_file import remove_index
from model.storage.volume import is_network_folder
from model.text.not_written import in_words
from model.text.translate import _

FORMAT = "punktvis-backup"
VERSION = 1
MANIFEST, DATABASE, ANNEXES = "manifest.json", "database.db", "annexes/"
KEPT_BEFORE_UPGRADES = 5
_CHUNK = 1 << 20


class BackupFileError(UserError):
    """The file is no backup, or not a whole one."""


@dataclass(frozen=True, slots=True)
class BackupReport:
    """What is in a backup. `missing` are digests of annexes whose file was not there to copy."""

    path: Path
    size: int
    annexes: int
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself, and is held against."""

    revision: str
    created: str
    database_sha256: str
    annexes: tuple[str, ...]


def back_up(
    database: Path, target: Path, *, annexes: bool = True, progress: Progress = NO_PROGRESS
) -> BackupReport:
    """Write a backup of a database, which may be open. `target` is replaced once the copy is good.

    Raises UserError where the disk says no; StorageError: a damaged database is not backed up over a
    good copy.
    """
    with _copy(database) as (copy, revision):
        digests = _digests_in(copy) if annexes else ()
        files = AnnexFiles(database)
        found = [digest for digest in digests if files.path(digest).is_file()]
        damaged: list[str] = []
        with (
            in_words(target),
            replacing(target) as out,
            zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
        ):
            for done, digest in enumerate(found):
                progress.check_cancelled()
                progress.report(done, len(found), _("Copying the annexes"))
                if files.is_sound(digest):
                    archive.write(files.path(digest), ANNEXES + digest, zipfile.ZIP_STORED)
                else:
                    damaged.append(digest)
            kept = tuple(digest for digest in found if digest not in damaged)
            archive.write(copy, DATABASE)
            archive.writestr(MANIFEST, _manifest(revision, _sha256(copy), kept))
            archive.close()
            _verify(out, target)
    missing = tuple(digest for digest in digests if digest not in kept)
    return BackupReport(target, target.stat().st_size, len(kept), missing)


def verify(file: Path) -> Manifest:
    """Read the whole backup and compare every checksum. Raises BackupFileError."""
    try:
        with file.open("rb") as opened:
            return _verify(opened, file)
    except OSError as error:
        raise BackupFileError(
            _(
                "{path} cannot be read ({detail}). Nothing was changed; check that the file is there,"
                " or choose another backup."
            ).format(path=file, detail=error.strerror)
        ) from error


def restore(file: Path, database: Path) -> Path | None:
    """Put a backup at the database's place. What lies there goes into a folder, which is returned.

    Everything is checked before anything is touched, and the last step is one rename; where that
    was interrupted the next opening finishes it. Annexes are only added. Raises BackupFileError,
    LockedDatabaseError, NewerDatabaseError, OSError.
    """
    database = Path(os.path.realpath(database))
    if is_network_folder(database.parent):
        raise NetworkFolderError(database)
    manifest = verify(file)
    lock = DatabaseLock(database)
    lock.acquire()
    try:
        ready = _restoring(database)
        part = ready.with_name(ready.name + ".part")
        part.unlink(missing_ok=True)
        with zipfile.ZipFile(file) as archive:
            _extract(archive, DATABASE, part)
            header.check(part, thorough=True)
            _extract_annexes(archive, manifest, AnnexFiles(database))
        part.replace(ready)
        remove_index(database)
        return _put_in_place(database)
    finally:
        lock.release()


def before_upgrade(database: Path, revision: str) -> BackupReport:
    """A backup beside the database, without the annexes: migrations do not touch them."""
    folder = private_folder(database.with_name(f"{database.stem}.backups"))
    target = folder / f"before-upgrade-{revision}-{_stamp()}.zip"
    report = back_up(database, target, annexes=False)
    for old in sorted(folder.glob("before-upgrade-*.zip"))[:-KEPT_BEFORE_UPGRADES]:
        old.unlink(missing_ok=True)
    return report


def restore_was_interrupted(database: Path) -> bool:
    """Whether the old file has been moved aside and the new one is not at its place yet."""
    return not database.exists() and _restoring(database).exists()


def finish_restore(database: Path) -> None:
    """What an interrupted restore left: its last step, or a file that is not needed any more."""
    if restore_was_interrupted(database):
        _put_in_place(database)
    else:
        _restoring(database).unlink(missing_ok=True)


def set_aside(database: Path) -> Path | None:
    """Move the file and its log into a folder of their own, together; None where there is nothing.

    A log that lies beside another file than its own damages that file (README.md). The file
    goes first: with it gone, what is left can be told to be the rest of it.
    """
    parts = [database, header.log_of(database), header.index_of(database)]
    if not any(part.exists() for part in parts):
        return None
    folder = Path(
        tempfile.mkdtemp(prefix=f"{database.stem}.aside-{_stamp()}-", dir=database.parent)
    )
    for part in parts:
        if part.exists():
            part.rename(folder / part.name)
    sync_folder(folder)
    sync_folder(database.parent)
    return folder


def _restoring(database: Path) -> Path:
    return database.with_name(f".{database.name}.restoring")


def _put_in_place(database: Path) -> Path | None:
    aside = set_aside(database)
    _restoring(database).rename(database)
    sync_folder(database.parent)
    return aside


@contextmanager
def _copy(database: Path) -> Generator[tuple[Path, str]]:
    """A sound copy in one file, and its revision. Gone at the end."""
    mode, revision = header.check(database, thorough=False)
    with tempfile.TemporaryDirectory(prefix=".copy-", dir=_room_for_copy(database)) as folder:
        copy = Path(folder) / DATABASE
        os.close(os.open(copy, os.O_CREAT | os.O_EXCL | os.O_RDWR, PRIVATE_FILE))
        try:
            with (
                closing(raw_connection(database, mode)) as source,
                closing(raw_connection(copy, Mode.WRITE)) as target,
            ):
                source.backup(target)
                # Alone in one file, and readable from a folder that cannot be written to.
                target.execute("pragma journal_mode=delete").fetchone()
                (answer,) = target.execute("pragma integrity_check(1)").fetchone()
        except dbapi.Error as error:
            raise disk_failure(error, database) or error from error
        if answer != "ok":
            raise DamagedDatabaseError(database, answer)
        yield copy, revision


def _room_for_copy(database: Path) -> Path | None:
    """The database's own folder, because it is local and private; else the system's."""
    return database.parent if os.access(database.parent, os.W_OK) else None


def _digests_in(copy: Path) -> tuple[str, ...]:
    with closing(raw_connection(copy, Mode.READ)) as connection:
        rows = connection.execute("select digest from annex_file order by digest").fetchall()
    return tuple(row[0] for row in rows)


def _manifest(revision: str, sha256: str, annexes: tuple[str, ...]) -> str:
    told = {
        "format": FORMAT,
        "version": VERSION,
        "revision": revision,
        "created": datetime.datetime.now().isoformat(timespec="seconds"),
        "database_sha256": sha256,
        "annexes": annexes,
    }
    return json.dumps(told, indent=2)


def _verify(opened: BinaryIO, file: Path) -> Manifest:
    try:
        with zipfile.ZipFile(opened) as archive:
            manifest = _read_manifest(archive)
            wanted = {DATABASE: manifest.database_sha256}
            wanted |= {ANNEXES + digest: digest for digest in manifest.annexes}
            for name, digest in wanted.items():
                with archive.open(name) as content:
                    if hashlib.file_digest(content, "sha256").hexdigest() != digest:  # pyright: ignore[reportArgumentType]
                        raise ValueError(name)
    except (zipfile.BadZipFile, ValueError, KeyError, TypeError, EOFError, RuntimeError) as error:
        raise BackupFileError(
            _(
                "{path} is not a Punktvis backup, or is damaged. Nothing was changed;"
                " choose another backup."
            ).format(path=file)
        ) from error
    return manifest


def _read_manifest(archive: zipfile.ZipFile) -> Manifest:
    told: Any = json.loads(archive.read(MANIFEST))
    if told["format"] != FORMAT:
        raise ValueError(told["format"])
    if told["version"] != VERSION:
        raise BackupFileError(
            _(
                "This backup was made by a newer Punktvis. Nothing was changed; install the newer"
                " version first."
            )
        )
    return Manifest(
        str(told["revision"]),
        str(told["created"]),
        str(told["database_sha256"]),
        tuple(map(str, told["annexes"])),
    )


def _extract(archive: zipfile.ZipFile, name: str, target: Path) -> None:
    with archive.open(name) as source, replacing(target) as out:
        shutil.copyfileobj(source, out, _CHUNK)


def _extract_annexes(archive: zipfile.ZipFile, manifest: Manifest, files: AnnexFiles) -> None:
    for digest in manifest.annexes:
        if files.is_sound(digest):
            continue
        target = files.path(digest)
        private_folder(files.folder)
        private_folder(target.parent)
        _extract(archive, ANNEXES + digest, target)
        if not files.is_sound(digest):
            raise AnnexFileError(
                _(
                    "An annex of the backup could not be put back whole. The meetings that were there"
                    " are untouched; try again, or choose another backup."
                )
            )


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _stamp() -> str:
    return datetime.datetime.now().strftime("%Y-%m-%d-%H%M%S")
