"""The open database. Commands run one after another on one thread; everybody hears what changed."""

import datetime
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from model.commands import drafts
from model.courtesy import COURTESY
from model.storage.database import Database
from model.storage.spool import Draft, Spool, SpooledDraft, discard
from model.storage.write_ahead_log import empty_log
from model.text.blocks import RichText
from model.workspace.changes import ChangeSet
from model.workspace.history import Direction, History
from model.workspace.listeners import Listeners
from model.workspace.shown import clear_shown
from model.workspace.state import SaveState
from model.workspace.tasks import Task
from model.workspace.writer import Writer

T = TypeVar("T")

Unsubscribe = Callable[[], None]

CLOSE_TIMEOUT_S = 10.0
LOG_WAIT_MS = 1000
"""For readers of our own: they are done in some milliseconds."""


class Workspace:
    """What windows and the command line work with. Every method may be called on any thread.

    Listeners are called on the writer's thread and must only pass the news on.
    """

    def __init__(self, database: Database, *, spool: Spool | None = None) -> None:
        self._database = database
        self._history = History()
        self._changes = Listeners[ChangeSet]()
        self._states = Listeners[SaveState]()
        self._history_changes = Listeners[None]()
        self._epoch = 0
        self._epoch_lock = Lock()
        self._spool = spool or Spool(database.path)
        self._writer = Writer(
            database,
            self._spool,
            self._history,
            tell_changes=self._changes.tell,
            tell_state=self._states.tell,
            tell_history=lambda: self._history_changes.tell(None),
        )

    @classmethod
    def open(cls, path: Path, *, create: bool = False) -> "Workspace":
        """Open a database for writing. Raises StorageError, each fault with its own sentence."""
        database = Database.open(path, create=create)
        clear_shown(path)
        return cls(database)

    @property
    def path(self) -> Path:
        """The database's file."""
        return self._database.path

    @property
    def interrupted_at(self) -> datetime.datetime | None:
        """When the last change was saved before Punktvis was interrupted; None where it was closed."""
        return self._database.interrupted_at

    # --- writing and reading

    def run(
        self,
        label: str,
        command: Callable[[Session], T],
        *,
        source: object | None = None,
        merge_key: Hashable | None = None,
        undoable: bool = True,
        draft: Draft | None = None,
    ) -> "Future[T]":
        """Queue a command; the future has its result after the commit, or its error.

        `label` is the translated name in the Edit menu. Commands with the same `merge_key` at most
        2 s apart are one step, up to `close_step`. A command must be able to run again, for it is
        repeated when the disk refused it. One that writes a text names it in `draft`, so that the
        text is in a file while the disk refuses.

        A UserError or a bug reaches the future only. An error of the disk stops the queue, is told
        by `on_save_state`, and is tried again until it works.
        """
        return self._submit(
            Task(
                label,
                monotonic(),
                self._epoch,
                command=command,
                source=source,
                merge_key=merge_key,
                undoable=undoable,
                draft=draft,
            )
        )

    def read(self, query: Callable[[Session], T]) -> T:
        """The answer of a query on what is committed now. It must hold no rows, only plain data."""
        with COURTESY.first(), self._database.read() as session:
            return query(session)

    # --- undo

    def undo(self) -> "Future[str | None]":
        """Take the newest step back; the label of it, None where there is none.

        The future raises UndoRefusedError where a value is not what the step left; that step is
        then forgotten, for it can never be taken back.
        """
        return self._move(Direction.UNDO)

    def redo(self) -> "Future[str | None]":
        """Do the step again that was taken back last. As `undo`."""
        return self._move(Direction.REDO)

    @property
    def undo_label(self) -> str | None:
        """What `undo` takes back, None where there is nothing."""
        return self._history.label(Direction.UNDO)

    @property
    def redo_label(self) -> str | None:
        """What `redo` does again, None where there is nothing."""
        return self._history.label(Direction.REDO)

    def close_step(self) -> None:
        """The focus left the field: what is typed from now on is a step of its own."""
        with self._epoch_lock:
            self._epoch += 1

    def barrier(self) -> "Future[None]":
        """Forget all steps, once everything queued before is done: something final has happened."""
        return self._submit(Task("", monotonic(), self._epoch))

    # --- news

    def subscribe(self, listener: Callable[[ChangeSet], None]) -> Unsubscribe:
        """Hear one ChangeSet after every commit that changed something."""
        return self._changes.add(listener)

    def on_save_state(self, listener: Callable[[SaveState], None]) -> Unsubscribe:
        """Hear whenever saving begins, is done, or fails."""
        return self._states.add(listener)

    def on_history_changed(self, listener: Callable[[], None]) -> Unsubscribe:
        """Hear whenever `undo_label` or `redo_label` may have changed."""
        return self._history_changes.add(lambda _none: listener())

    @property
    def save_state(self) -> SaveState:
        """How saving stands now."""
        return self._writer.state

    # --- texts that an earlier session could not save

    def left_over(self) -> tuple[SpooledDraft, ...]:
        """Texts to offer at the start, oldest first. They stay until put back or discarded."""
        return self._spool.left_over()

    def put_back(self, spooled: SpooledDraft) -> "Future[None]":
        """Write such a text into its field; its file goes once that is committed."""
        draft = spooled.draft

        def command(session: Session) -> None:
            drafts.put_back(session, draft.table, draft.row_id, draft.column, draft.blocks)

        future = self.run(draft.title, command)
        future.add_done_callback(lambda done: done.exception() or discard(spooled))
        return future

    def discard(self, spooled: SpooledDraft) -> None:
        """Delete such a text: the user does not want it."""
        discard(spooled)

    def waiting_text(self, table: str, row_id: int, column: str) -> RichText | None:
        """What was typed into a field and is not committed yet; None where the database has it."""
        return self._writer.waiting_text(Draft(table, row_id, column, "", ()).key)

    # --- the end, and trouble

    def flush(self, timeout: float | None = None) -> bool:
        """Wait until everything queued is done; seconds. False when saving fails or time is up.

        Must not be called from a listener.
        """
        return self._writer.flush(timeout)

    def empty_log(self) -> bool:
        """Leave nothing in the log of what was removed. False while another program reads the file.

        Every start and every end of the program tries it again by itself.
        """
        return empty_log(self.path, LOG_WAIT_MS)

    def retry_now(self) -> None:
        """Try a failed save again at once."""
        self._writer.retry_now()

    @property
    def is_open(self) -> bool:
        """Whether commands are still taken: not after `close`."""
        return self._writer.is_open

    def close(self, timeout: float = CLOSE_TIMEOUT_S) -> tuple[str, ...]:
        """Save what is queued and close the file. Labels of what could not be saved.

        Texts among it are in the spool then, and are offered at the next start.
        """
        unsaved = self._writer.close(timeout)
        clear_shown(self.path)
        self._database.close()
        return unsaved

    def __enter__(self) -> "Workspace":
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def _move(self, direction: Direction) -> "Future[str | None]":
        self.close_step()
        return self._submit(Task("", monotonic(), self._epoch, direction=direction))

    def _submit(self, task: Task) -> "Future[Any]":
        self._writer.put(task)
        return task.future
