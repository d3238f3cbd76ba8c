"""What the window's own thread does while 200 slips are built, shown, queued, sent and listed."""

from collections.abc import Callable
from time import perf_counter, sleep, thread_time

from PySide6.QtWidgets import QApplication

from model.commands.settings import set_value
from model.workspace.workspace import Workspace
from tests.benchmarks.measure import Measure
from tests.benchmarks.typing_speed import percentile
from tests.benchmarks.window import opened_window
from tests.model.dispatching.many_guests import GUESTS, load_guests
from tests.model.exchange.databases import meeting_id

FRAME_MS = 16
PATIENCE_S = 300

_NOBODY_THERE = {
    "mail_way": "smtp",
    "smtp_host": "127.0.0.1",
    "smtp_port": "9",
    "smtp_security": "none",
}


def measure() -> list[Measure]:
    """Milliseconds of processor time in the window's thread between two waits for something to do.

    That is at least a frame. Other programs on the machine do not count in it, nor do other threads.
    """
    with opened_window() as (app, application, _folder):
        workspace, screens = application.workspace, application.screens
        assert workspace is not None
        assert screens is not None
        _fill(workspace)
        application.window.resize(1366, 768)
        application.window.show()
        screens.open_meeting(workspace.read(meeting_id))
        mails, sent = screens.dispatching.mails, screens.dispatching.sent
        mails.ask_send = lambda: True
        screens.dispatching.show_mails("agenda")
        _until(app, mails.is_ready)
        screens.dispatching.mails.choose_kind("slip")
        shown = _until(app, lambda: mails.is_ready() and len(mails.pages.mails) == GUESTS)
        ended: list[bool] = []
        mails.queued.connect(lambda: ended.append(True))
        mails.pages.foot.send.click()
        queued = _until(app, lambda: bool(ended))
        screens.dispatching.page.show_part("history")
        listed = _until(app, lambda: sent.is_ready() and bool(sent.cards))
    return [
        Measure(f"window's thread, 200 slips {what}, p99", percentile(own, 0.99), FRAME_MS, "ms")
        for what, own in (
            ("built and shown", shown),
            ("queued", queued),
            ("sent and listed", listed),
        )
    ]


def _fill(workspace: Workspace) -> None:
    workspace.run("guests", load_guests).result(PATIENCE_S)
    for name, text in _NOBODY_THERE.items():
        workspace.run(
            name, lambda session, name=name, text=text: set_value(session, name, text)
        ).result(PATIENCE_S)


def _until(app: QApplication, ended: Callable[[], bool]) -> list[float]:
    """Let the window live until something has come about, and a little longer."""
    own: list[float] = []
    begun, calm = perf_counter(), 0
    while calm < 30:
        if perf_counter() - begun > PATIENCE_S:
            raise TimeoutError
        before = thread_time()
        app.processEvents()
        own.append((thread_time() - before) * 1000)
        calm = calm + 1 if ended() else 0
        sleep(0.005)
    return own
