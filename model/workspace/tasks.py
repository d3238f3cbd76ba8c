"""What waits for the writer."""

from collections.abc import Callable, Hashable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.orm import Session

from model.storage.spool import Draft
from model.workspace.history import Direction


@dataclass(slots=True, eq=False)
class Task:
    """One transaction to come. `asked_at` is monotonic seconds.

    A task has a `command`, or a `direction` to move the history in, or neither and is a barrier.
    `order` counts tasks as they come; a task stays queued a moment after it is `committed`.
    """

    label: str
    asked_at: float
    epoch: int
    command: Callable[[Session], Any] | None = None
    direction: Direction | None = None
    source: object | None = None
    merge_key: Hashable | None = None
    undoable: bool = True
    draft: Draft | None = None
    order: int = 0
    committed: bool = False
    future: Future[Any] = field(default_factory=Future[Any])

    def __post_init__(self) -> None:
        # A command that was given cannot be taken back by cancelling its future: undo does that.
        self.future.set_running_or_notify_cancel()
