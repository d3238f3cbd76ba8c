"""What parsers that are not ours, written in JavaScript, read in our files."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest


def answer_of(program: str, package: str, folder: Path) -> Any:
    """The JSON that a module prints which imports a package. Skips where npm cannot get that."""
    fetched = subprocess.run(
        ["npm", "install", "--silent", package],
        cwd=folder,
        capture_output=True,
        check=False,
        timeout=300,
    )
    if fetched.returncode:
        pytest.skip("npm cannot reach a registry")
    (folder / "read.mjs").write_text(program)
    done = subprocess.run(
        ["node", "read.mjs"], cwd=folder, capture_output=True, check=True, timeout=120
    )
    return json.loads(done.stdout)
