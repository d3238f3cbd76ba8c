"""A second start raises the window that is open and hands it its files, instead of opening a second one."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

WAIT_MS = 1000


def _name(database: Path) -> str:
    return "punktvis-" + hashlib.sha256(str(database.resolve()).encode()).hexdigest()[:16]


def hand_over(database: Path, files: Sequence[str]) -> bool:
    """Ask the window that has this database open to come forward. False when there is none."""
    socket = QLocalSocket()
    socket.connectToServer(_name(database))
    if not socket.waitForConnected(WAIT_MS):
        return False
    socket.write(json.dumps(list(files)).encode() + b"\n")
    socket.waitForBytesWritten(WAIT_MS)
    answered = socket.waitForReadyRead(WAIT_MS)
    socket.disconnectFromServer()
    return answered


class SingleInstance(QObject):
    """Listens for later starts on the same database, and only for this user's."""

    called = Signal(list)

    def __init__(self, database: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(_name(database))
        self._server.newConnection.connect(self._on_connection)
        self._server.listen(_name(database))

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _on_connection(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.readyRead.connect(lambda: self._on_line(socket))
        socket.disconnected.connect(socket.deleteLater)

    def _on_line(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            return
        line = bytes(socket.readLine().data())[:100_000]
        socket.write(b"ok\n")
        socket.flush()
        try:
            files = json.loads(line)
        except ValueError:
            return
        self.called.emit(
            [f for f in files if isinstance(f, str)] if isinstance(files, list) else []
        )
