"""Work that is asked for again and again, off the window thread: only the newest answer counts."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from gui.jobs import Job
from gui.services import Services
from model.progress import Progress

A = TypeVar("A")


class Newest(QObject, Generic[A]):
    """`ready` brings what was asked and its answer. `ask` gives what is wanted when the rest is over."""

    ready = Signal(object, object)
    failed = Signal(object)
    busy = Signal()

    def __init__(
        self,
        services: Services,
        label: str,
        ask: Callable[[], A | None],
        work: Callable[[A, Progress], object],
        parent: QObject,
        rest_ms: int = 0,
    ) -> None:
        super().__init__(parent)
        self._services, self._label = services, label
        self._ask, self._work = ask, work
        self._number = 0
        self._job: Job | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(rest_ms)
        self._rest.timeout.connect(self._begin)

    @property
    def is_idle(self) -> bool:
        """Whether the answer that was told last is the newest."""
        return not self._rest.isActive() and self._job is None

    def ask(self) -> None:
        """Something has changed."""
        self._rest.start()
        self.busy.emit()

    def close(self) -> None:
        """Begin no more: the database goes."""
        self._rest.stop()

    def _begin(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._job, asked, work = None, self._ask(), self._work
        if asked is None:
            return
        self._number += 1
        number = self._number
        self._job = self._services.jobs.start(
            self._label,
            lambda progress: work(asked, progress),
            lambda answer: self._on_answer(number, asked, answer),
            lambda error: self._on_failed(number, error),
        )

    def _on_answer(self, number: int, asked: A, answer: object) -> None:
        """An older answer may come later than the newest."""
        if number == self._number:
            self._job = None
            if self.is_idle:
                self.ready.emit(asked, answer)

    def _on_failed(self, number: int, error: BaseException) -> None:
        if number == self._number:
            self._job = None
            self.failed.emit(error)
