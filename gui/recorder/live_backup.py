"""A verified copy every ten minutes while a meeting runs. One timer, off the window thread."""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from gui.jobs import Job
from gui.recorder.run import LiveRun
from gui.services import Services
from model.errors import UserError
from model.text.translate import _
from model.workspace.copies import keep_copy

EVERY_MS = 10 * 60 * 1000


class LiveBackup(QObject):
    """`failed` says once what is wrong, until a copy succeeds again."""

    failed = Signal(str)

    def __init__(self, services: Services, run: LiveRun) -> None:
        super().__init__(run)
        self._services, self._run = services, run
        self._told = False
        self._busy = False
        self.timer = QTimer(self)
        self.timer.setInterval(EVERY_MS)
        self.timer.timeout.connect(self.make)
        run.running_changed.connect(self._on_running)

    def make(self) -> Job | None:
        """Begin a copy now; None while one is still being made."""
        if self._busy:
            return None
        self._busy = True
        at = self._services.clock.read().wall.replace(microsecond=0)
        return self._services.jobs.start(
            _("Copying"),
            lambda progress: keep_copy(self._services.workspace, at, progress),
            self._on_made,
            self._on_failed,
        )

    def _on_running(self, running: bool) -> None:
        if running:
            self.timer.start()
        else:
            if self.timer.isActive():
                self.make()  # the meeting is over: what was written is copied once more
            self.timer.stop()

    def _on_made(self, _file: Path) -> None:
        self._busy = self._told = False

    def _on_failed(self, error: BaseException) -> None:
        self._busy = False
        if self._told:
            return
        self._told = True
        reason = str(error) if isinstance(error, UserError) else ""
        text = _("The copy of the running meeting could not be made. Everything typed is saved.")
        self.failed.emit(f"{text} {reason}".strip())
