"""The stack of steps: what can be taken back, and what can be done again."""

from dataclasses import replace
from enum import Enum
from threading import Lock

from model.workspace.steps import Step, all_joined

MOST_STEPS = 100
MERGE_WITHIN_S = 2.0
"""Changes of one field merge into one step while no longer pause lies between them."""


class Direction(Enum):
    """Back or forth."""

    UNDO = "undo"
    REDO = "redo"


class History:
    """Changed by the writer alone; labels are read by everybody."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._undo: list[Step] = []
        self._redo: list[Step] = []
        self._mergeable = False

    def label(self, direction: Direction) -> str | None:
        """What the next step in this direction takes back or does again."""
        step = self.next(direction)
        return step.label if step is not None else None

    def next(self, direction: Direction) -> Step | None:
        """The step that comes next in this direction."""
        with self._lock:
            stack = self._stack(direction)
            return stack[-1] if stack else None

    def add(self, step: Step) -> None:
        """A command has been run. Joins the last step where that is the same piece of typing."""
        if not step.changes:
            return
        with self._lock:
            self._redo.clear()
            if self._undo and self._continues(self._undo[-1], step):
                last = self._undo.pop()
                step = replace(step, changes=all_joined(last.changes, step.changes))
            self._mergeable = bool(step.changes)
            if step.changes:
                self._undo.append(step)
                del self._undo[:-MOST_STEPS]

    def moved(self, direction: Direction) -> None:
        """The next step in this direction has been done."""
        with self._lock:
            self._mergeable = False
            step = self._stack(direction).pop()
            other = Direction.REDO if direction is Direction.UNDO else Direction.UNDO
            self._stack(other).append(step)

    def drop(self, direction: Direction) -> None:
        """The next step in this direction cannot be done any more."""
        with self._lock:
            self._mergeable = False
            self._stack(direction).pop()

    def clear(self) -> None:
        """Something has happened that cannot be undone, nor what lies before it."""
        with self._lock:
            self._undo.clear()
            self._redo.clear()
            self._mergeable = False

    def _stack(self, direction: Direction) -> list[Step]:
        return self._undo if direction is Direction.UNDO else self._redo

    def _continues(self, last: Step, step: Step) -> bool:
        return (
            self._mergeable
            and step.merge_key is not None
            and (step.merge_key, step.epoch) == (last.merge_key, last.epoch)
            and step.at - last.at <= MERGE_WITHIN_S
        )
