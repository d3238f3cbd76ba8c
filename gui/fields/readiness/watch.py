"""Keeps what is known about readiness up to date, in a job, when the typing rests."""

from collections.abc import Callable
from time import monotonic
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from gui.services import Services
from model.courtesy import COURTESY
from model.progress import Progress
from model.readiness import Readiness, bank_readiness, readiness
from model.text.translate import _
from model.workspace.annexes import AnnexStore
from model.workspace.changes import ChangeSet

REST_MS = 600
LONGEST_S = 10.0
"""Who writes without a rest sees what is found all the same."""

Look = Callable[[Progress], Any]


class Watch(QObject):
    """Looks after every change while it watches; one look at a time. `told` brings what was found."""

    told = Signal(object)

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.services = services
        self.store = AnnexStore(services.workspace.path)
        self._look: Look | None = None
        self._running = self._again = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._on_rest)
        self._since = 0.0
        # Another page stands in front first.
        self._first = QTimer(self)
        self._first.setSingleShot(True)
        self._first.timeout.connect(self.look)
        services.bridge.changed.connect(self._on_changed)

    def watch(self, look: Look | None) -> None:
        """Watch something else, or nothing."""
        self._look = look
        self._rest.stop()
        self._again = False
        self._first.stop()
        if look is not None:
            self._first.start()

    def look(self) -> None:
        """Look now; once more when a look is under way."""
        look = self._look
        self._rest.stop()
        if look is None:
            return
        if self._running:
            self._again = True
            return
        self._running = True
        self.services.jobs.start(
            _("Checking"), look, lambda found: self._on_done(look, found), self._on_failed
        )

    def _on_done(self, look: Look, found: object) -> None:
        self._running = False
        if look is self._look:
            self.told.emit(found)
        if self._again:
            self._again = False
            self.look()

    def _on_failed(self, error: BaseException) -> None:
        self._running = self._again = False
        # What is watched may have been deleted in the meantime.
        if not isinstance(error, LookupError):
            self.services.report(error)

    def _on_changed(self, _change: ChangeSet) -> None:
        if self._look is None:
            return
        if not self._rest.isActive():
            self._since = monotonic()
        self._rest.start(REST_MS)

    def _on_rest(self) -> None:
        # What is saved comes in steps; the hands may still be writing.
        still = REST_MS - round(1000 * COURTESY.rested())
        if still > 0 and monotonic() - self._since < LONGEST_S:
            self._rest.start(still)
        else:
            self.look()


class ReadinessWatch(Watch):
    """The meeting in front: `told` brings a `Readiness`."""

    def show_meeting(self, meeting_id: int | None) -> None:
        """Watch another meeting, or none."""
        if meeting_id is None:
            self.watch(None)
            return
        self.told.emit(Readiness(meeting_id))
        workspace, store = self.services.workspace, self.store
        self.watch(lambda progress: readiness(workspace, meeting_id, store, progress))


class BankWatch(Watch):
    """The bank of recommendations: `told` brings an `EntryReadiness` for each id."""

    def set_on(self, on: bool) -> None:
        """Watch while somebody looks at the bank."""
        workspace, store = self.services.workspace, self.store
        self.watch((lambda progress: bank_readiness(workspace, store, progress)) if on else None)
