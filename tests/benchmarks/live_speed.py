"""The live page: a key to its paint while the clock runs, what a second costs, another point's text."""

import datetime
from time import perf_counter, process_time

from PySide6.QtWidgets import QApplication, QTextEdit
from sqlalchemy.orm import Session

from gui.application import Application
from gui.recorder.panel import MinutesPanel
from gui.recorder.run import LiveRun
from gui.screens import Screens
from model.commands import agenda, meetings, minutes
from tests.benchmarks.measure import Measure
from tests.benchmarks.typing_speed import percentile, ratio, thirty_pages, to_the_middle, type_keys
from tests.benchmarks.window import opened_window
from tests.screenshots.__main__ import settle, wait_for

ROUNDS = 8
POINTS = 20
IDLE_S = 12.0


def measure() -> list[Measure]:
    """The real window over a database of its own, with a meeting that runs."""
    with opened_window() as (app, application, _folder):
        return _measure(app, application)


def _measure(app: QApplication, application: Application) -> list[Measure]:
    screens, workspace = application.screens, application.workspace
    assert screens is not None
    assert workspace is not None
    meeting = workspace.run("fill", _fill).result(60)
    screens.open_meeting(meeting)
    screens.page.show_job("minutes")
    panel = screens.minutes
    panel.run.start_now()
    wait_for(lambda: panel.run.is_ticking)
    screens.agenda.entries.select(2)
    settle(800)
    plain = QTextEdit()
    plain.setPlainText("\n".join(block.text for block in thirty_pages()))
    plain.resize(panel.field.size())
    plain.show()
    own: list[float] = []
    bare: list[float] = []
    for edit in (panel.field, plain):
        to_the_middle(edit)
    # With its first word a meeting becomes one that has minutes, once: everything is read anew.
    type_keys(app, panel.field)
    settle(1500)
    for _round in range(ROUNDS):
        own += type_keys(app, panel.field)
        bare += type_keys(app, plain)
    plain.close()
    switches = [_switch(screens, point) for point in (3, 2, 3, 2, 3, 2)]
    settle(1500)
    slowest, bare_slowest = percentile(own, 0.99), percentile(bare, 0.99)
    return [
        Measure("live page: key to paint in 30 pages, p99", slowest, 16.0, "ms"),
        Measure("live page: key / plain QTextEdit, p99", slowest / bare_slowest, 3.0, "×"),
        Measure("live page: key / plain QTextEdit, p50", ratio(own, bare), 3.0, "×"),
        Measure("live page: another point with 30 pages", min(switches), 100.0, "ms"),
        Measure("live page: one second of the clock", _tick(panel.run), 10.0, "ms"),
        Measure("live page: pause while a copy is made", _pause(panel), 50.0, "ms"),
        Measure("live page idle, share of a core", _idle(), 1.0, "%"),
    ]


def _fill(session: Session) -> int:
    """A meeting of today with many points, two of them with long minutes."""
    now = datetime.datetime.now()
    start = now.hour * 60 + now.minute
    meeting = meetings.create(session, "Chefteam", now.date(), start=min(start, 1300), end=1439)
    for number in range(POINTS):
        agenda.add_point(
            session, meeting, f"Punkt nr. {number}", duration=20, guests=(f"Bo {number}",)
        )
    for point in (2, 3):
        minutes.set_text(session, point, thirty_pages())
    return meeting


def _switch(screens: Screens, point: int) -> float:
    start = perf_counter()
    screens.agenda.entries.select(point)
    QApplication.processEvents()
    return 1e3 * (perf_counter() - start)


def _tick(run: LiveRun) -> float:
    """Milliseconds of one tick, the median of many."""
    times: list[float] = []
    for _round in range(50):
        start = perf_counter()
        run.tick()
        QApplication.processEvents()
        times.append(1e3 * (perf_counter() - start))
    return sorted(times)[len(times) // 2]


def _pause(panel: MinutesPanel) -> float:
    """The longest time in which the window answers nobody while the running meeting is copied."""
    ended: list[bool] = []
    job = panel.backup.make()
    assert job is not None
    job.ended.connect(lambda: ended.append(True))
    longest, last = 0.0, perf_counter()
    while not ended:
        QApplication.processEvents()
        longest, last = max(longest, perf_counter() - last), perf_counter()
    return 1e3 * longest


def _idle() -> float:
    """How much of a core the whole process takes while nobody touches anything."""
    settle(1500)
    start, cpu = perf_counter(), process_time()
    settle(round(1000 * IDLE_S))
    return 100 * (process_time() - cpu) / (perf_counter() - start)
