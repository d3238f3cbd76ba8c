"""Prepares mails off the window thread after a short rest; only the newest answer counts."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from gui.services import Services
from model.dispatching.prepare import Order, prepare
from model.text.translate import _

_REST_MS = 250


class Preparation(QObject):
    """`ready` brings the order and its mails. `order` gives what is wanted when the rest is over."""

    ready = Signal(object, object)
    failed = Signal(object)
    busy = Signal()

    def __init__(
        self, services: Services, order: Callable[[], Order | None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._services, self._order = services, order
        self._running = 0
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._begin)

    @property
    def is_idle(self) -> bool:
        """Whether the mails that were told last are the newest."""
        return not self._rest.isActive() and self._running == 0

    def ask(self) -> None:
        """Something has changed."""
        self._rest.start()
        self.busy.emit()

    def close(self) -> None:
        """Begin no more: the database goes."""
        self._rest.stop()

    def _begin(self) -> None:
        order = self._order()
        if order is None:
            return
        workspace = self._services.workspace
        self._running += 1
        self._services.jobs.start(
            _("Preparing the mails"),
            lambda progress: prepare(workspace, order, progress),
            lambda prepared: self._on_prepared(order, prepared),
            self._on_failed,
        )

    def _on_prepared(self, order: Order, prepared: object) -> None:
        self._running -= 1
        if self.is_idle:
            self.ready.emit(order, prepared)

    def _on_failed(self, error: BaseException) -> None:
        self._running -= 1
        self.failed.emit(error)
