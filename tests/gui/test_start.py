"""What stands on the way to the first painted window, and what must not."""

from pathlib import Path

from tests.benchmarks.start_speed import OURS
from tests.gui.alone import run_alone


def test_the_first_paint_needs_neither_database_nor_documents(tmp_path: Path) -> None:
    # After the word come the heavy modules that were there by then.
    assert run_alone(OURS, PUNKTVIS_DATA=str(tmp_path)) == "painted"
