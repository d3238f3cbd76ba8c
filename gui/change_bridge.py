"""Re-emits what the model tells on its own thread as Qt signals, queued to the window thread."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal

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
        self._stop = [
            workspace.subscribe(self.changed.emit),
            workspace.on_save_state(self.saving.emit),
            workspace.on_history_changed(self.history.emit),
        ]

    def close(self) -> None:
        """Hear nothing more."""
        for stop in self._stop:
            stop()
        self._stop.clear()
