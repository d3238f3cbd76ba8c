"""How long work tells where it is, without knowing who listens."""

from typing import Protocol


class Progress(Protocol):
    """Given to every piece of long work."""

    def report(self, done: int, total: int, text: str) -> None:
        """Say that `done` of `total` steps are made; `text` names the present one (translated)."""
        ...

    def check_cancelled(self) -> None:
        """Raise `model.errors.Cancelled` when somebody asked the work to stop."""
        ...


class _Silent:
    def report(self, done: int, total: int, text: str) -> None:
        pass

    def check_cancelled(self) -> None:
        pass


NO_PROGRESS: Progress = _Silent()
"""For callers that want neither news nor a way to stop."""
