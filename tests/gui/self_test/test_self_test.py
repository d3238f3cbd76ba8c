"""The program tries itself: every screen, a PDF, the spelling helper."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


@pytest.mark.slow
def test_everything_is_tried_once() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), "--self-test"],
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    for part in ("screen items", "screen minutes", "spelling helper", "read back", "arrives whole"):
        assert part in done.stdout
