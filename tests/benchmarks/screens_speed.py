"""How long a screen takes to come to the front, and what a database of years and an open package weigh."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.measure import Measure

LIMIT_MS = 100
LIMIT_MB = 350
MEETINGS = 500

PROGRAM = """
import datetime, os, sys, time
from pathlib import Path
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication
from gui.application import Application
from gui.lifetime.last_place import JOBS
from tests.benchmarks.many_meetings import fill

def settle(ms=200):
    loop = QEventLoop(); QTimer.singleShot(ms, loop.quit); loop.exec()

app = QApplication([])
path = Path(os.environ["PUNKTVIS_DATA"]) / "many.db"
meeting = fill(path, int(sys.argv[1]))
application = Application(app, path)
application.start()
while application.screens is None:
    settle(20)
settle(2000)
application.screens.open_meeting(meeting)
settle(500)
window = application.window

def shown(call):
    began = time.process_time()
    call()
    window.repaint()
    return 1e3 * (time.process_time() - began)

names = [name for name in window.page_names() if name != "meeting"]
calls = {name: (lambda name=name: window.page_wanted.emit(name)) for name in names if name != "case"}
calls |= {job: (lambda job=job: application.screens.page.show_job(job)) for job in JOBS}
for turn in range(3):
    for other in (meeting, meeting + 1, meeting):
        application.screens.show_meetings()
        settle(300)
        taken = shown(lambda: application.screens.open_meeting(other))
        settle(500)
        if turn:
            print("screen", "opening-a-meeting", taken, flush=True)
    for name, call in calls.items():
        if name in JOBS and window.page() != "meeting":
            application.screens.open_meeting(meeting)
            settle(300)
        taken = shown(call)
        settle(300)
        if turn:
            print("screen", name, taken, flush=True)
package = application.workspace
from model.exporting import Wanted, chosen_layout, export_file
from model.vocabulary import Edition
layout = package.read(lambda session: chosen_layout(session, meeting))
export_file(package, Wanted(meeting, "package", Edition.FULL, layout), path.with_suffix(".pdf"), {})
# Not getrusage: what it calls the most held began with the process that started this one.
held = next(line for line in open("/proc/self/status") if line.startswith("VmHWM:"))
print("memory", int(held.split()[1]) / 1024, flush=True)
os._exit(0)
"""


def measure() -> list[Measure]:
    """The slowest screen by processor time, the better of two turns; the most memory ever held."""
    with tempfile.TemporaryDirectory() as data:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PUNKTVIS_DATA": data}
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, str(MEETINGS)],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
            cwd=Path(__file__).parents[2],
        )
    taken: dict[str, float] = {}
    memory = 0.0
    for line in done.stdout.splitlines():
        word, *rest = line.split()
        if word == "screen":
            taken[rest[0]] = min(float(rest[1]), taken.get(rest[0], 1e9))
        elif word == "memory":
            memory = float(rest[0])
    slowest = max(taken, key=taken.__getitem__)
    return [
        Measure(f"slowest screen ({slowest}), {MEETINGS} meetings", taken[slowest], LIMIT_MS, "ms"),
        Measure(f"memory, {MEETINGS} meetings and a package", memory, LIMIT_MB, "MB"),
    ]
