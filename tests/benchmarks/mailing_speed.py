"""What the window feels while 200 slips are built and queued off its thread."""

import datetime
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, sleep, thread_time

from PySide6.QtWidgets import QApplication

from gui import theme
from gui.distribution.message_view import MessageView
from gui.jobs import Jobs
from model.dispatching.prepare import prepare
from model.dispatching.ways import send
from model.sending import MailWay
from tests.benchmarks.measure import Measure
from tests.benchmarks.typing_speed import percentile
from tests.model.dispatching.many_guests import load_guests, slips_order
from tests.model.workspace.opened import Opened, opened

FRAME_S = 1 / 60


def measure() -> list[Measure]:
    """Milliseconds of the slowest frame in a hundred, and of the window's own part of the slowest."""
    app = QApplication.instance()
    app = app if isinstance(app, QApplication) else QApplication([])
    theme.apply(app, theme.load("light"))
    view = MessageView()
    view.resize(900, 700)
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder)) as workspace:
        workspace.do(load_guests)
        view.show_mail(prepare(workspace, workspace.ask(slips_order))[0])
        view.show()
        app.processEvents()
        frames, own = _frames(lambda: _work(workspace), lambda: _paint(app, view))
    return [
        Measure(
            "frame while 200 slips are built and queued, p99", percentile(frames, 0.99), 16, "ms"
        ),
        Measure("the window's own part of the slowest frame", max(own), 16, "ms"),
    ]


def _work(workspace: Opened) -> None:
    """Built and queued, as the page's jobs do it."""
    order = workspace.ask(slips_order)
    made = prepare(workspace, order)
    now = datetime.datetime.now().astimezone()
    send(workspace, order.meeting_id, made, {}, now, MailWay.SMTP)


def _paint(app: QApplication, view: MessageView) -> None:
    view.repaint()
    app.processEvents()


def _frames(work: Callable[[], None], paint: Callable[[], None]) -> tuple[list[float], list[float]]:
    """Milliseconds of every frame while the work runs on another thread, and of processor time."""
    ended: list[object] = []
    jobs = Jobs(ended.append)
    jobs.start("work", lambda _progress: work(), ended.append)
    frames: list[float] = []
    own: list[float] = []
    while not ended:
        began, own_began = perf_counter(), thread_time()
        paint()
        frames.append((perf_counter() - began) * 1000)
        own.append((thread_time() - own_began) * 1000)
        sleep(max(0.0, FRAME_S - (perf_counter() - began)))
    jobs.close()
    assert ended == [None], ended
    return frames, own
