"""Where file dialogs begin."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths


def documents_folder() -> Path:
    """The user's documents, or the home folder where there is none; never the program's own."""
    places = QStandardPaths.StandardLocation
    found = Path(QStandardPaths.writableLocation(places.DocumentsLocation))
    return found if found.is_dir() else Path(QStandardPaths.writableLocation(places.HomeLocation))
