"""What can be wrong with a database, each as its own sentence, and which errors the disk caused."""

from collections.abc import Callable
from pathlib import Path

from model.errors import UserError
from model.text.translate import _


class StorageError(UserError):
    """The database cannot be used as asked. Nothing has been written over."""


class MissingDatabaseError(StorageError):
    """There is no such file."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _("There is no database at {path}. Check the place, or create a new one there.").format(
                path=path
            )
        )


class ExistingDatabaseError(StorageError):
    """Somebody else made the file in the meantime."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _(
                "{path} has just been created by another program and was not touched. Choose another"
                " name, or open that file."
            ).format(path=path)
        )


class EmptyFileError(StorageError):
    """A file of no bytes: what is left when a copy or a sync program failed."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _(
                "{path} is empty, so the meetings that were in it are not in this file any more."
                " It was not touched. Put back a backup, or delete the file to begin anew."
            ).format(path=path)
        )


class ForeignDatabaseError(StorageError):
    """A file, or a database, of another program."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _("{path} is not a Punktvis database. It was not touched; choose another file.").format(
                path=path
            )
        )


class NewerDatabaseError(StorageError):
    """Written by a newer version of the application."""

    def __init__(self, path: Path, found: str, known: str) -> None:
        super().__init__(
            _(
                "{path} was written by a newer Punktvis (database version {found}; this one knows"
                " {known}). It was not touched. Install the newer version to open it."
            ).format(path=path, found=found, known=known)
        )


class OlderDatabaseError(StorageError):
    """Must be brought up to date first, and was opened for reading only."""

    def __init__(self, path: Path, found: str, known: str) -> None:
        super().__init__(
            _(
                "{path} was written by an older Punktvis (database version {found}; this one needs"
                " {known}). Open it once in the window; it is then brought up to date."
            ).format(path=path, found=found, known=known)
        )


class DamagedDatabaseError(StorageError):
    """SQLite finds the file damaged."""

    def __init__(self, path: Path, detail: str = "") -> None:
        super().__init__(
            _(
                "{path} is damaged. Nothing more is written to it. Keep the file, and put back the"
                " latest backup. ({detail})"
            ).format(path=path, detail=detail or "SQLite")
        )


class ReadOnlyDatabaseError(StorageError):
    """The file or its folder may not be written to."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _(
                "{path} cannot be written to: the file or its folder is read-only. Nothing is lost;"
                " remove the write protection, or open a copy in another folder."
            ).format(path=path)
        )


class UnreachableDatabaseError(StorageError):
    """The system does not let us open the file at all."""

    def __init__(self, path: Path, detail: str) -> None:
        super().__init__(
            _(
                "{path} cannot be opened ({detail}). It was not touched. Check that the folder is"
                " there and that you may read it."
            ).format(path=path, detail=detail)
        )


class LockedDatabaseError(StorageError):
    """Another Punktvis has the file open. `holder` describes it, "" where that is unknown."""

    def __init__(self, path: Path, holder: str = "") -> None:
        if holder:
            sentence = _("{path} is already open in Punktvis ({holder}). Close it there first.")
        else:
            sentence = _("{path} is already open in Punktvis. Close it there first.")
        super().__init__(sentence.format(path=path, holder=holder))


class NetworkFolderError(StorageError):
    """WAL needs memory that all who open the file share, which no network drive gives."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _(
                "{path} is on a network drive, where an open database can be damaged. Put it on"
                " this computer's own disk; backups may lie on the network drive."
            ).format(path=path)
        )


class MovedDatabaseError(StorageError):
    """The open file is not at its place any more: what is written would go nowhere."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _(
                "The database {path} has been moved, replaced or deleted while it was open. What"
                " you wrote since is kept. Put the file back at its place, or restart Punktvis."
            ).format(path=path)
        )


def disk_failure(error: BaseException, path: Path) -> StorageError | None:
    """The sentence for an error that the disk, the file or another program caused, else None.

    `sqlite_errorname` of the driver is the switch; SQLAlchemy wraps it in `orig`. Everything else
    (a broken constraint, wrong SQL) is a bug.
    """
    if isinstance(error, StorageError):
        return error
    name = getattr(getattr(error, "orig", error), "sqlite_errorname", None)
    if not isinstance(name, str):
        return None
    return _by_name(name, path)


def _by_name(name: str, path: Path) -> StorageError | None:
    """By SQLite's extended name, for instance SQLITE_READONLY_DBMOVED, else by its family."""
    family = "_".join(name.split("_")[:2])
    make = _MAKERS.get(name) or _MAKERS.get(family)
    return make(path, name) if make is not None else None


def _full(_path: Path, _name: str) -> StorageError:
    return StorageError(
        _(
            "The disk is full, so nothing can be saved at present. What you wrote is kept and is"
            " saved as soon as there is room: delete some files."
        )
    )


def _busy(path: Path, _name: str) -> StorageError:
    return StorageError(
        _(
            "Another program holds the database {path}, so nothing can be saved at present. What"
            " you wrote is kept; close the other program."
        ).format(path=path)
    )


def _input_output(_path: Path, name: str) -> StorageError:
    return StorageError(
        _(
            "The disk reports an error, so nothing can be saved at present. What you wrote is kept,"
            " and Punktvis tries again. If it goes on, call your IT support. ({detail})"
        ).format(detail=name)
    )


_MAKERS: dict[str, Callable[[Path, str], StorageError]] = {
    "SQLITE_FULL": _full,
    "SQLITE_BUSY": _busy,
    "SQLITE_LOCKED": _busy,
    "SQLITE_IOERR": _input_output,
    "SQLITE_READONLY": lambda path, _name: ReadOnlyDatabaseError(path),
    "SQLITE_READONLY_DBMOVED": lambda path, _name: MovedDatabaseError(path),
    "SQLITE_PERM": lambda path, _name: ReadOnlyDatabaseError(path),
    "SQLITE_CORRUPT": DamagedDatabaseError,
    "SQLITE_NOTADB": lambda path, _name: ForeignDatabaseError(path),
    "SQLITE_CANTOPEN": UnreachableDatabaseError,
    "SQLITE_AUTH": UnreachableDatabaseError,
    "SQLITE_PROTOCOL": UnreachableDatabaseError,
}
