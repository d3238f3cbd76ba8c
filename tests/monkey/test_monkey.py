"""A minute of presses, keys and words at random: nothing that nobody foresaw, and no crash.

Hands and window go their own ways, so a seed leads nearly to the same. It fails on an error alone, never
because a machine is slow. `python -m tests.monkey` does more of it.
"""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SECONDS = 30
PATIENCE_S = 400
SCREEN = ("xvfb-run", "-a", "-s", "-noreset -screen 0 1366x768x24")


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a screen of its own")
@pytest.mark.tool("xvfb-run", "openbox", "xdotool", "setxkbmap")
@pytest.mark.parametrize("seed", [101, 104])
def test_a_monkey_finds_nothing(tmp_path: Path, seed: int) -> None:
    words = (*SCREEN, sys.executable, "-m", "tests.monkey", str(tmp_path), str(seed), str(SECONDS))
    with subprocess.Popen(
        words,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,  # to end the screen and what is on it as well
    ) as process:
        try:
            said, _nothing = process.communicate(timeout=PATIENCE_S)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
    found = tmp_path / "found.txt"
    assert process.returncode == 0, said + (found.read_text("utf-8") if found.exists() else "")
