"""The one thread that writes: a queue that keeps its order whatever the disk does."""

import datetime
import logging
from collections import deque
from collections.abc import Callable
from threading import Condition, Thread, current_thread
from time import monotonic
from typing import Any

from sqlalchemy.exc import IntegrityError

from model.commands import irreversible
from model.errors import UserError
from model.storage.database import Database
from model.storage.failures import StorageError
from model.storage.spool import Spool
from model.text.blocks import RichText
from model.workspace import search_changes
from model.workspace.changes import ChangeSet
from model.workspace.history import Direction, History
from model.workspace.recording import record
from model.workspace.state import SaveState, Saving
from model.workspace.steps import (
    RowChanges,
    Step,
    UndoRefusedError,
    apply,
    change_set,
    reversed_changes,
)
from model.workspace.tasks import Task

RETRY_AFTER_S = 5.0
SLOW_S = 0.1
"""No command holds the writer longer; what does is named in the log."""

_log = logging.getLogger(__name__)


class Writer:
    """Takes tasks in order. One leaves the queue only when it is committed, or is itself wrong."""

    def __init__(
        self,
        database: Database,
        spool: Spool,
        history: History,
        *,
        tell_changes: Callable[[ChangeSet], None],
        tell_state: Callable[[SaveState], None],
        tell_history: Callable[[], None],
    ) -> None:
        self._database = database
        self._spool = spool
        self._history = history
        self._tell_changes = tell_changes
        self._tell_state = tell_state
        self._tell_history = tell_history
        self._queue: deque[Task] = deque()
        self._wake = Condition()
        self._count = 0
        self._failures = 0
        self._retry = False
        self._closing = False
        self._spooled: dict[str, Task] = {}
        self.state = SaveState(Saving.SAVED)
        self._thread = Thread(target=self._work, name="writer", daemon=True)
        self._thread.start()

    # --- called by everybody

    def put(self, task: Task) -> None:
        """Queue a task. Raises RuntimeError after `close`."""
        with self._wake:
            if self._closing:
                raise RuntimeError("the workspace is closed")
            self._count += 1
            task.order = self._count
            self._queue.append(task)
            self._wake.notify_all()

    def waiting_text(self, key: str) -> RichText | None:
        """The newest text of this field that is queued and not committed, if there is one."""
        with self._wake:
            drafts = [task.draft for task in self._queue if not task.committed]
        newest = (draft for draft in reversed(drafts) if draft is not None and draft.key == key)
        return next((draft.blocks for draft in newest), None)

    @property
    def is_open(self) -> bool:
        """Whether tasks are still taken."""
        return not self._closing

    def retry_now(self) -> None:
        """Do not wait for the next try."""
        with self._wake:
            self._retry = True
            self._wake.notify_all()

    def flush(self, timeout: float | None) -> bool:
        """Wait until the queue is empty (True), a try fails, or time is up (False)."""
        if current_thread() is self._thread:
            raise RuntimeError("a listener would wait for itself")
        with self._wake:
            failures = self._failures
            self._retry = True
            self._wake.notify_all()
            self._wake.wait_for(lambda: not self._queue or self._failures > failures, timeout)
            return not self._queue

    def close(self, timeout: float) -> tuple[str, ...]:
        """Finish, or give up after a failed try. Labels of what was not saved."""
        self.flush(timeout)
        with self._wake:
            self._closing = True
            self._wake.notify_all()
        self._thread.join(timeout)
        self._put_texts_away()
        unsaved = tuple(self._queue)
        for task in unsaved:
            if not self._thread.is_alive():
                task.future.set_exception(StorageError(self.state.sentence))
        return tuple(task.label for task in unsaved)

    # --- on the writer's thread

    def _work(self) -> None:
        while True:
            with self._wake:
                self._wake.wait_for(lambda: self._queue or self._closing)
                if not self._queue or (self._closing and self.state.kind is Saving.FAILING):
                    return
                task = self._queue[0]
            if self.state.kind is Saving.SAVED:
                self._announce(SaveState(Saving.SAVING, self.state.at))
            try:
                self._attempt(task)
            except StorageError as error:
                self._fail(error)
                if not self._wait_for_retry():
                    return
            else:
                self._finish(task)

    def _attempt(self, task: Task) -> None:
        """Run a task and give its future the outcome. Raises StorageError: it must be repeated."""
        began = monotonic()
        try:
            outcome = self._run(task)
        except StorageError:
            raise
        except Exception as error:
            # A sentence for the user, or a bug: the field that asked is told, the queue goes on.
            if isinstance(error, UndoRefusedError) and task.direction is not None:
                self._history.drop(task.direction)
                self._tell_history()
            self._keep_text(task, error)
            task.future.set_exception(error)
        else:
            self._settle(task)
            task.future.set_result(outcome)
        if monotonic() - began > SLOW_S:
            _log.info("%r held the writer for %.0f ms", task.label, 1e3 * (monotonic() - began))

    def _run(self, task: Task) -> Any:
        if task.direction is not None:
            return self._move(task.direction)
        if task.command is None:
            self._history.clear()
            self._tell_history()
            return None
        with self._database.write() as session:
            recorder = record(session)
            outcome = task.command(session)
            session.flush()
            search_changes.note(session, recorder.changes)
            final = irreversible.is_marked(session)
        task.committed = True
        if final:
            self._history.clear()
        elif task.undoable:
            step = Step(task.label, recorder.undoable(), task.merge_key, task.epoch, task.asked_at)
            self._history.add(step)
        self._news(recorder.changes, task.source)
        return outcome

    def _move(self, direction: Direction) -> str | None:
        step = self._history.next(direction)
        if step is None:
            return None
        back = direction is Direction.UNDO
        changes = reversed_changes(step.changes) if back else step.changes
        try:
            with self._database.write() as session:
                apply(session, step.label, changes)
                search_changes.note(session, changes)
        except IntegrityError as error:
            raise UndoRefusedError(step.label) from error
        self._history.moved(direction)
        self._news(changes, None)
        return step.label

    def _news(self, changes: RowChanges, source: object | None) -> None:
        if changes:
            self._tell_history()
            self._tell_changes(change_set(changes, source))

    def _settle(self, task: Task) -> None:
        """Its text is in the database: no file is needed any more, unless for a newer one."""
        spooled = self._spooled.get(task.draft.key) if task.draft is not None else None
        if spooled is not None and spooled.draft is not None and spooled.order <= task.order:
            del self._spooled[spooled.draft.key]
            self._spool.remove(spooled.draft.key)

    def _keep_text(self, task: Task, error: Exception) -> None:
        """A bug of ours must not cost a text. A refusal leaves it in the field that was told."""
        if task.draft is not None and not isinstance(error, UserError):
            self._spool.write(task.draft)
            self._spooled[task.draft.key] = task

    def _finish(self, task: Task) -> None:
        """Say so before the task leaves the queue, so that whoever waits has heard it."""
        with self._wake:
            last = len(self._queue) == 1
        if last or self.state.kind is Saving.FAILING:
            kind = Saving.SAVED if last else Saving.SAVING
            self._announce(SaveState(kind, datetime.datetime.now()))
        with self._wake:
            self._queue.popleft()
            self._wake.notify_all()

    # --- while the disk refuses

    def _fail(self, error: StorageError) -> None:
        _log.warning("saving failed: %s", error, exc_info=error.__cause__)
        self._announce_failure(str(error))
        with self._wake:
            self._failures += 1
            self._retry = False
            self._wake.notify_all()

    def _announce_failure(self, sentence: str) -> None:
        safe = self._put_texts_away()
        with self._wake:
            waiting = len(self._queue)
        self._announce(SaveState(Saving.FAILING, self.state.at, sentence, waiting, safe))

    def _wait_for_retry(self) -> bool:
        """Until it is time or somebody asks, putting away what comes meanwhile. False: closing."""
        until = monotonic() + RETRY_AFTER_S
        while True:
            with self._wake:
                known = len(self._queue)
                self._wake.wait_for(
                    lambda known=known: self._retry or self._closing or len(self._queue) > known,
                    max(0.0, until - monotonic()),
                )
                if self._closing:
                    return False
                if self._retry or monotonic() >= until:
                    return True
            self._announce_failure(self.state.sentence)

    def _put_texts_away(self) -> bool:
        """Every text in the queue into the spool, the newest of each field. Whether all are."""
        with self._wake:
            newest = {task.draft.key: task for task in self._queue if task.draft is not None}
        for key, task in newest.items():
            if self._spooled.get(key) is not task and task.draft is not None:
                if not self._spool.write(task.draft):
                    return False
                self._spooled[key] = task
        return True

    def _announce(self, state: SaveState) -> None:
        self.state = state
        self._tell_state(state)
