"""Keeps the search index up to date when nobody types: after a rest, at the start, when it is asked."""

import logging

from PySide6.QtCore import QObject, QTimer, Signal

from gui.jobs import Job
from gui.services import Services
from model.progress import Progress
from model.text.translate import _
from model.workspace.search import Search

IDLE_MS = 3000
"""No save for this long."""

log = logging.getLogger("punktvis.search")


class Indexing(QObject):
    """One run at a time. `caught_up` when the index has seen everything."""

    caught_up = Signal()

    def __init__(self, services: Services, search: Search, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services, self._search = services, search
        self._job: Job | None = None
        self._again = self._closed = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(IDLE_MS)
        self._timer.timeout.connect(self.run_now)
        services.bridge.changed.connect(lambda _change: self._timer.start())

    def run_now(self) -> None:
        """At once, or again when the present run is over."""
        self._timer.stop()
        if self._closed:
            return
        if self._job is not None:
            self._again = True
            return
        self._again = False
        self._job = self._services.jobs.start(
            _("Preparing the search"),
            self._work,
            self._on_done,
            self._on_failed,
        )

    def run_later(self) -> None:
        """After a rest: what the window shows first goes before."""
        self._timer.start()

    def close(self) -> None:
        """Let go of the index, because the database goes."""
        self._closed = True
        self._timer.stop()
        if self._job is not None:
            self._job.cancel()
        self._search.close()

    def _work(self, progress: Progress) -> None:
        self._search.catch_up(progress)
        self._search.read_annexes(progress)

    def _on_done(self, _result: None) -> None:
        self._job = None
        self.caught_up.emit()
        if self._again:
            self.run_now()

    def _on_failed(self, error: BaseException) -> None:
        """The search is not worth a message: it goes on with what it has, and tries again later."""
        self._job = None
        log.error("the index could not be brought up to date: %s", type(error).__name__)
