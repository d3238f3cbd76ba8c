"""The folder where a municipality puts the files of its own forms."""

import shutil
from pathlib import Path

from model import paths

GUIDE = Path(__file__).resolve().parents[2] / "resources" / "forms" / "guide" / "LÆS MIG.txt"


def make_folder() -> Path:
    """The folder, with the guide in it; made if it is missing. Raises OSError."""
    paths.data_folder()
    folder = paths.private_folder(paths.forms_folder())
    guide = folder / GUIDE.name
    if not guide.exists():
        shutil.copyfile(GUIDE, guide)
    return folder
