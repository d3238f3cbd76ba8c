"""From the start of the process to the first painted window, against a bare PySide6 window."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.measure import Measure

ROUNDS = 9
LIMIT = 1.6

BARE = """
import sys
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QMainWindow
class Watch(QObject):
    def eventFilter(self, o, e):
        if e.type() == QEvent.Type.Paint:
            print("painted", flush=True)
            sys.stdout.flush()
            import os; os._exit(0)
        return False
app = QApplication([])
window = QMainWindow()
watch = Watch()
window.installEventFilter(watch)
window.show()
app.exec()
"""

OURS = """
import os, sys
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from pathlib import Path
from gui.application import Application
class Watch(QObject):
    def eventFilter(self, o, e):
        if e.type() == QEvent.Type.Paint:
            heavy = [m for m in ("sqlalchemy", "reportlab", "alembic", "pikepdf") if m in sys.modules]
            print("painted", *heavy, flush=True)
            os._exit(0)
        return False
app = QApplication([])
application = Application(app, Path(os.environ["PUNKTVIS_DATA"]) / "start.db")
watch = Watch()
application.window.installEventFilter(watch)
application.start()
app.exec()
"""


def seconds(code: str, data: str) -> float:
    """Wall time of one process that ends at its first paint."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PUNKTVIS_DATA": data}
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert done.stdout.split() == ["painted"], done.stdout + done.stderr
    return time.perf_counter() - began


def measure() -> list[Measure]:
    """In turn, so that the machine's moods fall on both alike."""
    bare, ours = [], []
    with tempfile.TemporaryDirectory() as data:
        seconds(BARE, data)
        seconds(OURS, data)
        for _round in range(ROUNDS):
            bare.append(seconds(BARE, data))
            ours.append(seconds(OURS, data))
    ratio = statistics.median(ours) / statistics.median(bare)
    return [Measure("first painted window ÷ bare PySide6 window", ratio, LIMIT, "")]
