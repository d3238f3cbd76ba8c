"""Quitting after something was copied must not end the process in a crash."""

import os
import subprocess
import sys
from pathlib import Path

PROGRAM = """
from PySide6.QtWidgets import QApplication
from gui.application import _leave_clipboard
from gui.widgets.rich_text.field import RichTextField
from model.text.blocks import paragraph
app = QApplication([])
field = RichTextField("Text")
field.set_blocks((paragraph("copied"),))
field.selectAll()
field.copy()
_leave_clipboard(app)
print(app.clipboard().text())
"""


def test_what_was_copied_outlives_the_window_and_nothing_crashes() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        cwd=Path(__file__).parents[2],
    )
    assert (done.returncode, done.stdout.strip()) == (0, "copied"), done.stderr
