"""When typed text is handed on: after a short rest, at the latest a moment after a key."""

from PySide6.QtCore import QObject, QTimer, Signal

REST_MS = 250
AT_LATEST_MS = 700


class IdleSave(QObject):
    """`touch` at every change; `due` comes when it is time to hand the text on."""

    due = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rest = self._timer(REST_MS)
        self._limit = self._timer(AT_LATEST_MS)

    @property
    def pending(self) -> bool:
        """Whether something was typed that is not handed on."""
        return self._limit.isActive()

    def touch(self) -> None:
        """Something changed."""
        self._rest.start()
        if not self._limit.isActive():
            self._limit.start()

    def flush(self) -> None:
        """Hand on now what is pending."""
        if self.pending:
            self.drop()
            self.due.emit()

    def drop(self) -> None:
        """Forget what is pending."""
        self._rest.stop()
        self._limit.stop()

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self._on_timeout)
        return timer

    def _on_timeout(self) -> None:
        self.drop()
        self.due.emit()
