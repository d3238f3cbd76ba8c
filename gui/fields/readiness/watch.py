"""Keeps the readiness of the meeting in front up to date, in a job, when the typing rests."""

from PySide6.QtCore import QObject, QTimer, Signal

from gui.services import Services
from model.readiness import Readiness, readiness
from model.text.translate import _
from model.workspace.annexes import AnnexStore
from model.workspace.changes import ChangeSet

REST_MS = 600


class ReadinessWatch(QObject):
    """`told` brings a `Readiness` whenever it may be another one."""

    told = Signal(object)

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._store = AnnexStore(services.workspace.path)
        self._meeting_id: int | None = None
        self._running = self._again = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.look)
        services.bridge.changed.connect(self._on_changed)

    def show_meeting(self, meeting_id: int | None) -> None:
        """Watch another meeting, or none."""
        self._meeting_id = meeting_id
        self._rest.stop()
        self._again = False
        if meeting_id is not None:
            self.told.emit(Readiness(meeting_id))
            self.look()

    def look(self) -> None:
        """Look now; once more when a look is under way."""
        meeting_id = self._meeting_id
        self._rest.stop()
        if meeting_id is None:
            return
        if self._running:
            self._again = True
            return
        self._running = True
        workspace, store = self._services.workspace, self._store
        self._services.jobs.start(
            _("Checking"),
            lambda progress: readiness(workspace, meeting_id, store, progress),
            self._on_done,
            self._on_failed,
        )

    def _on_done(self, found: Readiness) -> None:
        self._running = False
        if found.meeting_id == self._meeting_id:
            self.told.emit(found)
        if self._again:
            self._again = False
            self.look()

    def _on_failed(self, error: BaseException) -> None:
        self._running = self._again = False
        # The meeting may have been deleted in the meantime.
        if not isinstance(error, LookupError):
            self._services.report(error)

    def _on_changed(self, _change: ChangeSet) -> None:
        if self._meeting_id is not None:
            self._rest.start()
