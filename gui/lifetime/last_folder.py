"""Where a file of each kind was chosen last, in a small file of the data folder."""

import contextlib
import json
from pathlib import Path

from gui.widgets.folders import documents_folder
from model.paths import data_folder
from model.storage.durable import replacing

_CHOSEN = "folders.json"
"""Of this machine: no setting that is handed on."""


def last_folder(kind: str, first: Path | None = None) -> Path:
    """Where a file of this kind was chosen last; `first` before, or where that is gone.

    Without `first` it is the user's documents.
    """
    chosen = _chosen().get(kind, "")
    with contextlib.suppress(OSError, ValueError):
        if chosen and Path(chosen).is_dir():
            return Path(chosen)
    return first or documents_folder()


def remember_folder(kind: str, folder: Path) -> None:
    """Begin there the next time. A file that cannot be written is no trouble: one chooses again."""
    with contextlib.suppress(OSError), replacing(data_folder() / _CHOSEN) as file:
        file.write(json.dumps(_chosen() | {kind: str(folder)}).encode())


def _chosen() -> dict[str, str]:
    try:
        told = json.loads((data_folder() / _CHOSEN).read_text("utf-8"))
        return {str(kind): str(folder) for kind, folder in told.items()}
    except (OSError, ValueError, AttributeError):
        return {}
