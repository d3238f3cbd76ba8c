"""Re-emits what the model tells on its own thread as Qt signals on the window thread."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from gui.jobs import WindowThread
from model.workspace.changes import ChangeSet
from model.workspace.state import SaveState


class Tells(Protocol):
    """What the bridge needs of a workspace."""

    def subscribe(self, listener: Callable[[ChangeSet], None]) -> Callable[[], None]: ...
    def on_save_state(self, listener: Callable[[SaveState], None]) -> Callable[[], None]: ...
    def on_history_changed(self, listener: Callable[[], None]) -> Callable[[], None]: ...


class ChangeBridge(QObject):
    """One for the whole window; screens connect to it and never to the workspace."""

    changed = Signal(object)
    saving = Signal(object)
    history = Signal()

    def __init__(self, workspace: Tells, parent: QObject | None = None) -> None:
        super().__init__(parent)
        post = WindowThread(self).post
        self._stop = [
            workspace.subscribe(lambda change: post(partial(self.changed.emit, change))),
            workspace.on_save_state(lambda state: post(partial(self.saving.emit, state))),
            workspace.on_history_changed(lambda: post(self.history.emit)),
        ]

    def close(self) -> None:
        """Hear nothing more."""
        for stop in self._stop:
            stop()
        self._stop.clear()
