"""Long work shown in the message bar: what it does, how far it is, and a button that stops it."""

from PySide6.QtCore import QObject, QTimer

from gui.jobs import Job
from gui.widgets.message_bar import MessageBar, Severity
from model.text.translate import _

SHOW_AFTER_MS = 500


class ProgressNote(QObject):
    """Appears only when the work takes longer than half a second; goes with it."""

    def __init__(self, job: Job, messages: MessageBar, parent: QObject) -> None:
        super().__init__(parent)
        self._job, self._messages = job, messages
        self._shown = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(lambda: self._show(job.label))
        self._timer.start(SHOW_AFTER_MS)
        job.progressed.connect(self._on_progress)
        job.ended.connect(self._on_end)

    def _show(self, text: str) -> None:
        self._shown = True
        self._messages.show_message(Severity.INFORMATION, text, closable=False)
        self._messages.add_action(_("Stop"), self._job.cancel)

    def _on_progress(self, done: int, total: int, text: str) -> None:
        if self._shown:
            words = _("{what} ({done} of {total})")
            self._messages.go_on(words.format(what=text, done=done, total=total))

    def _on_end(self) -> None:
        self._timer.stop()
        if self._shown:
            self._messages.hide()
        self.deleteLater()
