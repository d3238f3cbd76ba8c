"""From the start of the process to the first painted window, against a bare PySide6 window."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.many_meetings import fill
from tests.benchmarks.measure import Measure

ROUNDS = 9
LIMIT = 1.6
BUNDLE_LIMIT = 1.0
BUNDLE_ROUNDS = 3
MEETINGS = 500
ROOT = Path(__file__).resolve().parents[2]
BUNDLE = ROOT / "dist" / "punktvis" / "punktvis"

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
        cwd=ROOT,
    )
    assert done.stdout.split() == ["painted"], done.stdout + done.stderr
    return time.perf_counter() - began


def measure() -> list[Measure]:
    """In turn, so that the machine's moods fall on both alike."""
    bare, ours = [], []
    with tempfile.TemporaryDirectory() as data:
        fill(Path(data) / "start.db", MEETINGS)
        seconds(BARE, data)
        seconds(OURS, data)
        for _round in range(ROUNDS):
            bare.append(seconds(BARE, data))
            ours.append(seconds(OURS, data))
    ratio = statistics.median(ours) / statistics.median(bare)
    found = [Measure("first painted window ÷ bare PySide6 window", ratio, LIMIT, "")]
    if BUNDLE.exists():  # make bundle
        found.append(Measure("bundle start ÷ source start", _bundle_ratio(), BUNDLE_LIMIT, ""))
    return found


def _bundle_ratio() -> float:
    """Of processor times, until the window stands with its screens."""
    source = [sys.executable, str(ROOT / "main.py"), "--self-test"]
    times: dict[str, list[float]] = {"source": [], "bundle": []}
    for turn in range(BUNDLE_ROUNDS + 1):
        for name, command in (("source", source), ("bundle", [str(BUNDLE), "--self-test"])):
            used = _until_open(command)
            if turn:  # the first fills the caches
                times[name].append(used)
    return statistics.median(times["bundle"]) / statistics.median(times["source"])


def _until_open(command: list[str]) -> float:
    """Seconds of processor time until the self-test says its first line."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment
    )
    assert process.stdout is not None
    assert process.stdout.readline().startswith("ok")
    process.kill()
    _id, _status, used = os.wait4(process.pid, 0)
    process.returncode = 0  # waited for already
    process.stdout.close()
    return used.ru_utime + used.ru_stime
