"""What stands on the way to the first painted window, and what must not."""

import os
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.start_speed import OURS


def test_the_first_paint_needs_neither_database_nor_documents(tmp_path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PUNKTVIS_DATA": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", OURS],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        cwd=Path(__file__).parents[2],
    )
    # After the word come the heavy modules that were there by then.
    assert done.stdout.split() == ["painted"]
