"""How long each screen and the usual dialogs take the very first time: from the click to the paint.

Each in a process of its own, on a database of years that has been open before. The window has shown its
list of meetings for as long as somebody needs to find the next button.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.many_meetings import fill
from tests.benchmarks.measure import Measure

LIMIT_MS = 100
LIMIT_STEP_MS = 16
MEETINGS = 500
STARTS = 2
IDLE_MS = 1000
PAGES = ("items", "tasks", "overview", "people", "search", "settings")
JOBS = ("plan", "minutes", "dispatch")
DIALOGS = ("meeting.new", "view.palette", "help.page")
IN_A_MEETING = ("meeting.edit", "write.people")

PROGRAM = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication
from gui.application import Application
from gui.widgets.slices import Slices

path, meeting, kind, name, idle = Path(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:5], int(sys.argv[5])
longest, go_on = [0.0], Slices._go_on

def timed(self):
    began = time.thread_time()
    go_on(self)
    longest[0] = max(longest[0], time.thread_time() - began)

Slices._go_on = timed

def settle(ms):
    loop = QEventLoop(); QTimer.singleShot(ms, loop.quit); loop.exec()

class Painted(QObject):
    there = False
    def eventFilter(self, watched, event):
        self.there = self.there or event.type() == QEvent.Type.UpdateRequest
        return False

app = QApplication([])
application = Application(app, path)
application.start()
while application.screens is None or not application.screens.meetings.isVisible():
    settle(10)
settle(idle)
screens, window = application.screens, application.window
if kind in ("job", "in-meeting", "guest"):
    screens.open_meeting(meeting)
    settle(idle)
if kind == "guest":
    screens.page.show_job("plan")
    settle(idle)
    row = next(row for row in screens.agenda.agenda.entries if row.guests)
calls = {
    "open": lambda: screens.open_meeting(meeting),
    "page": lambda: window.page_wanted.emit(name),
    "job": lambda: screens.page.show_job(name),
    "guest": lambda: screens.plan.edit_guest(row.guests[0], row.key),
}
call = calls.get(kind, lambda: window.actions_table[name].trigger())
painted = Painted()
before = set(app.topLevelWidgets())
window.installEventFilter(painted)
began = time.perf_counter(), time.process_time()
call()
for widget in app.topLevelWidgets():
    if widget.isVisible() and widget not in before:
        widget.installEventFilter(painted)
while not painted.there:
    app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
ended = time.perf_counter(), time.process_time()
print(*(1e3 * (after - first) for first, after in zip(began, ended)), 1e3 * longest[0], flush=True)
settle(100)
application.window.close()
application.close()
"""


def measure() -> list[Measure]:
    """By the clock and by processor time, each the least of several starts; the longest idle step."""
    found: list[tuple[float, float, str]] = []
    steps: list[float] = []
    with tempfile.TemporaryDirectory() as data:
        path = Path(data) / "many.db"
        meeting = fill(path, MEETINGS)
        _shown(path, meeting, "page", "search", 5000)  # the index is made once
        for kind, name in _targets():
            times = [_shown(path, meeting, kind, name, IDLE_MS) for _start in range(STARTS)]
            steps += [step for _wall, _used, step in times]
            wall, used = min(t[0] for t in times), min(t[1] for t in times)
            found.append((used, wall, name))
    used, wall, slowest = max(found)
    return [
        *(Measure(f"first showing: {name}", used, LIMIT_MS, "ms") for used, _wall, name in found),
        Measure(f"slowest first showing ({slowest}), by the clock", wall, LIMIT_MS, "ms"),
        Measure(
            "longest piece of work while idle", sorted(steps)[len(steps) // 2], LIMIT_STEP_MS, "ms"
        ),
    ]


def _targets() -> Iterator[tuple[str, str]]:
    yield "open", "a meeting"
    yield from (("page", name) for name in PAGES)
    yield from (("job", name) for name in JOBS)
    yield from (("action", name) for name in DIALOGS)
    yield from (("in-meeting", name) for name in IN_A_MEETING)
    yield "guest", "guest"


def _shown(path: Path, meeting: int, kind: str, name: str, idle: int) -> tuple[float, float, float]:
    """Milliseconds by the clock and of processor time to the paint, and of the longest idle step."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PUNKTVIS_DATA": str(path.parent)}
    for place in path.parent.glob("place-*"):
        place.unlink()  # it begins with the list of meetings
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(path), str(meeting), kind, name, str(idle)],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    wall, used, step = map(float, done.stdout.split()[-3:])
    return wall, used, step
