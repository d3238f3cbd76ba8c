"""Where the application's files lie: on the local disk, never in a folder that roams or syncs."""

import os
import sys
from pathlib import Path

import platformdirs

APPLICATION = "Punktvis"
OVERRIDE = "PUNKTVIS_DATA"
"""Environment variable that names another data folder, for tests and for a second installation."""

DEFAULTS = "PUNKTVIS_DEFAULTS"
"""Environment variable that names the file with the municipality's defaults."""

DEFAULTS_NAME = "punktvis-settings.json"

PRIVATE_FOLDER = 0o700
PRIVATE_FILE = 0o600


def data_folder() -> Path:
    """The application's own folder, made if it is missing; only its user can read it.

    Local, not roaming: a roaming profile or a synced Documents folder damages an open database.
    """
    return private_folder(_data_place())


def _data_place() -> Path:
    override = os.environ.get(OVERRIDE)
    if override:
        return Path(override)
    return platformdirs.user_data_path(APPLICATION, appauthor=False, roaming=False)


def database_file() -> Path:
    """The database that is opened where nobody names another."""
    return data_folder() / "punktvis.db"


def defaults_file() -> Path | None:
    """The municipality's defaults, where there are any: beside the program, or for the whole machine."""
    named = os.environ.get(DEFAULTS)
    places = (
        [Path(named)]
        if named
        else [
            Path(sys.executable).parent / DEFAULTS_NAME,
            platformdirs.site_config_path(APPLICATION, appauthor=False) / DEFAULTS_NAME,
        ]
    )
    return next((place for place in places if _is_file(place)), None)


def _is_file(place: Path) -> bool:
    """False where nobody may look, too."""
    try:
        return place.is_file()
    except OSError:
        return False


def forms_folder() -> Path:
    """Where a municipality puts the files of its own forms. It need not be there."""
    return _data_place() / "forms"


def spool_folder() -> Path:
    """Texts whose save failed."""
    return private_folder(data_folder() / "spool")


def private_folder(folder: Path) -> Path:
    """The folder, made if it is missing and closed to other users. Raises OSError."""
    folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    if os.name == "posix" and folder.stat().st_mode & 0o077:
        folder.chmod(PRIVATE_FOLDER)
    return folder
