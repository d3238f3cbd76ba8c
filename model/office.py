"""Which office programs this machine has. The one place that knows where they lie.

The registry of Windows could not be tried where this was written; there LibreOffice is found in its
usual folder all the same.
"""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

_NAMES = ("soffice", "libreoffice")
_PROGRAM_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "PROGRAMW6432")
_MAC = "LibreOffice.app/Contents/MacOS/soffice"
_OFFICE_CLASS = r"Word.Application\CurVer"


def libreoffice() -> str | None:
    """LibreOffice's program, None where it is not installed."""
    for name in _NAMES:
        found = shutil.which(name)
        if found is not None:
            return found
    return next((str(place) for place in _usual_places() if place.is_file()), None)


def has_microsoft_office() -> bool:
    """Whether Microsoft Office can be asked to write pages, which it can on Windows only."""
    if sys.platform != "win32":
        return False
    import winreg

    try:
        winreg.CloseKey(winreg.OpenKey(winreg.HKEY_CLASSES_ROOT, _OFFICE_CLASS))
    except OSError:
        return False
    return True


def _usual_places() -> Iterator[Path]:
    if sys.platform == "win32":
        folders = dict.fromkeys(os.environ.get(name, "") for name in _PROGRAM_FOLDERS)
        for folder in filter(None, (*folders, "C:/Program Files", "C:/Program Files (x86)")):
            yield Path(folder) / "LibreOffice" / "program" / "soffice.exe"
    elif sys.platform == "darwin":
        for root in (Path("/Applications"), Path.home() / "Applications"):
            yield root / _MAC
