"""The system's dialogs for files; each begins where a file of its kind was chosen last."""

from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from gui.lifetime.last_folder import last_folder, remember_folder
from gui.widgets.folders import documents_folder


class FolderOf(StrEnum):
    """What lies in one folder as a rule. The values are kept on disk."""

    DOCUMENTS = "documents"
    ANNEXES = "annexes"
    ANSWERS = "answers"
    BACKUPS = "backups"
    FORMS = "forms"
    HAND_OVERS = "hand-overs"
    IMPORTS = "imports"
    PEOPLE = "people"
    PICTURES = "pictures"
    SETTINGS = "settings"


def ask_files(parent: QWidget, title: str, kind: FolderOf, patterns: str) -> list[Path]:
    """Files to read, none where she said no."""
    names, _pattern = QFileDialog.getOpenFileNames(parent, title, str(_begin(kind)), patterns)
    return [_chosen(kind, Path(name)) for name in names]


def ask_file(parent: QWidget, title: str, kind: FolderOf, patterns: str) -> Path | None:
    """One file to read."""
    name, _pattern = QFileDialog.getOpenFileName(parent, title, str(_begin(kind)), patterns)
    return _chosen(kind, Path(name)) if name else None


def ask_target(
    parent: QWidget, title: str, kind: FolderOf, proposal: str, patterns: str
) -> tuple[Path | None, str]:
    """Where to write, and by which of the patterns."""
    begin = str(_begin(kind) / proposal)
    name, pattern = QFileDialog.getSaveFileName(parent, title, begin, patterns)
    return (_chosen(kind, Path(name)) if name else None), pattern


def ask_folder(parent: QWidget, title: str, kind: FolderOf) -> Path | None:
    """A whole folder for files of this kind."""
    name = QFileDialog.getExistingDirectory(parent, title, str(_begin(kind)))
    if not name:
        return None
    remember_folder(kind, Path(name))
    return Path(name)


def _begin(kind: FolderOf) -> Path:
    return last_folder(kind, _pictures_folder() if kind is FolderOf.PICTURES else None)


def _chosen(kind: FolderOf, path: Path) -> Path:
    remember_folder(kind, path.parent)
    return path


def _pictures_folder() -> Path:
    places = QStandardPaths.StandardLocation
    found = Path(QStandardPaths.writableLocation(places.PicturesLocation))
    return found if found.is_dir() else documents_folder()
