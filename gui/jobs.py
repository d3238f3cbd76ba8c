"""Work off the window thread: news while it runs, a way to stop it, its end back on the window thread.

The work itself is Qt-free: it gets a `model.progress.Progress` and returns a value or raises.
"""

import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from types import FunctionType
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from shiboken6 import isValid

from gui.background.patience import Patience
from model.courtesy import COURTESY
from model.errors import Cancelled
from model.progress import Progress

SWITCH_S = 0.001
"""After so long a job gives Python to the window, which asks for it several times a frame (Python's own
choice is 5 ms, and a frame has 16)."""

Work = Callable[[Progress], Any]
Done = Callable[[Any], None]
Failed = Callable[[BaseException], None]


class WindowThread(QObject):
    """Carries a call from any thread to the thread that this object lives in, when nothing is pressed."""

    _call = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._patience = Patience(self)
        self._call.connect(self._on_call, Qt.ConnectionType.QueuedConnection)

    def post(self, call: Callable[[], None]) -> None:
        """Run `call` on the window thread, after what is already waiting there."""
        self._call.emit(call)

    @Slot(object)
    def _on_call(self, call: Callable[[], None]) -> None:
        self._patience.call(call)


class Job(QObject):
    """One piece of long work. It is its own `Progress`."""

    progressed = Signal(int, int, str)
    ended = Signal()

    def __init__(self, label: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.label = label
        self._cancelled = threading.Event()

    def report(self, done: int, total: int, text: str) -> None:
        """Called by the work, on its own thread."""
        COURTESY.give_way()
        self.progressed.emit(done, total, text)

    def check_cancelled(self) -> None:
        """Called by the work, on its own thread. Raises `Cancelled`."""
        COURTESY.give_way()
        if self._cancelled.is_set():
            raise Cancelled

    def cancel(self) -> None:
        """Ask the work to stop at the next place where it can."""
        self._cancelled.set()


class Jobs(QObject):
    """Runs jobs and follows futures. An error without a handler goes to `on_error`."""

    def __init__(self, on_error: Failed, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = WindowThread(self)
        self._pool = ThreadPoolExecutor(max_workers=2, thread_name_prefix="job")
        self._on_error = on_error
        self._running: set[Job] = set()
        sys.setswitchinterval(SWITCH_S)
        self._closed = False

    def start(self, label: str, work: Work, done: Done, failed: Failed | None = None) -> Job:
        """Run `work` off the window thread; `done` or `failed` follows, neither if it was stopped.

        It begins when what asks for it has been painted: beside the window's own work both are slower.
        After `close` nothing begins: what asks then belongs to a window that is going.
        """
        job = Job(label, self)
        if self._closed:
            job.cancel()
            return job
        self._running.add(job)
        soon = QTimer(job)  # `singleShot(0)` would post an event, which comes before the paint
        soon.setSingleShot(True)
        soon.timeout.connect(lambda: self._submit(job, work, done, failed))
        soon.start()
        return job

    def follow(
        self, future: Future[Any], done: Done | None = None, failed: Failed | None = None
    ) -> None:
        """Bring the end of a future (a command of the workspace) back to the window thread."""
        future.add_done_callback(
            lambda f: self._window.post(lambda: self._on_future_end(f, done, failed))
        )

    def close(self) -> None:
        """Stop what runs and wait for it; begin nothing more."""
        self._closed = True
        for job in self._running:
            job.cancel()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _submit(self, job: Job, work: Work, done: Done, failed: Failed | None) -> None:
        if self._closed:
            return
        future: Future[Any] = self._pool.submit(work, job)
        future.add_done_callback(
            lambda f: self._window.post(lambda: self._on_job_end(job, f, done, failed))
        )

    def _on_job_end(self, job: Job, future: Future[Any], done: Done, failed: Failed | None) -> None:
        self._running.discard(job)
        job.ended.emit()
        self._on_future_end(future, done, failed)
        job.deleteLater()

    def _on_future_end(self, future: Future[Any], done: Done | None, failed: Failed | None) -> None:
        if future.cancelled():
            return
        error = future.exception()
        if error is None:
            if done is not None and _listens(done):
                done(future.result())
        elif not isinstance(error, Cancelled):
            # What went wrong is told also where who asked is gone: it may be something not saved.
            (failed if failed is not None and _listens(failed) else self._on_error)(error)


def _listens(call: Callable[..., Any]) -> bool:
    """Whether what the call belongs to is still there: a screen may go while its work runs."""
    while isinstance(call, partial):
        call = call.func
    owner = (
        _self_within(call) if isinstance(call, FunctionType) else getattr(call, "__self__", None)
    )
    return not isinstance(owner, QObject) or isValid(owner)


def _self_within(call: FunctionType) -> object:
    """Whose method a lambda was written in."""
    held = dict(zip(call.__code__.co_freevars, call.__closure__ or (), strict=True))
    return held["self"].cell_contents if "self" in held else None
