"""Logging off, shutting down, a signal to end: what is typed is saved before the system ends the program."""

import os
import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier, Qt
from PySide6.QtWidgets import QApplication


class LogOff(QObject):
    """`save` runs before the system is answered; a signal ends the program as closing it does."""

    def __init__(self, app: QApplication, save: Callable[[], None]) -> None:
        super().__init__(app)
        self._app, self._save = app, save
        # The answer is the return: behind it the system may end the program at any moment.
        app.commitDataRequest.connect(self._on_asked, Qt.ConnectionType.DirectConnection)

    def _on_asked(self, _manager: object) -> None:
        self._save()

    def follow_signals(self) -> None:
        """Once in a process. Python itself would look for a signal only between its own steps."""
        if os.name != "posix":
            return
        self._ours, self._woken = socket.socketpair()
        for end in (self._ours, self._woken):
            end.setblocking(False)
        signal.set_wakeup_fd(self._woken.fileno())
        for sign in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
            signal.signal(sign, lambda _number, _frame: None)
        self._notifier = QSocketNotifier(self._ours.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_signal)

    def _on_signal(self) -> None:
        self._ours.recv(64)
        self._save()
        self._app.quit()
