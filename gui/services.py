"""What every screen is given: the open database, its news, and a way to work off the window thread."""

import logging
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from gui.background.change_bridge import ChangeBridge
from gui.background.spelling import Spelling
from gui.clock import Clock, SystemClock
from gui.jobs import Done, Failed, Jobs
from model.storage.spool import Draft
from model.text.blocks import RichText
from model.workspace.workspace import Workspace

T = TypeVar("T")

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class TextPlace:
    """The field of a row that a text belongs in. `title` tells a person which text it is."""

    table: str
    row_id: int
    column: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Services:
    """Built once by `gui.application` and handed to screens by constructor argument."""

    workspace: Workspace
    bridge: ChangeBridge
    jobs: Jobs
    report: Callable[[BaseException], None]
    """Shows an error: a user's own as it stands, any other as an error report."""
    spelling: Spelling
    clock: Clock = field(default_factory=SystemClock)

    def run(
        self,
        label: str,
        command: Callable[[Session], Any],
        *,
        source: object | None = None,
        merge_key: Hashable | None = None,
        undoable: bool = True,
        done: Done | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Queue a command; its end comes back on the window thread. Errors without handler are shown.

        Nothing once the database is let go: everything was handed on before, and what asks then is a
        widget that loses its focus because it is deleted.
        """
        if self._takes(label):
            future = self.workspace.run(
                label, command, source=source, merge_key=merge_key, undoable=undoable
            )
            self.jobs.follow(future, done, failed)

    def save_text(
        self,
        label: str,
        command: Callable[[Session], Any],
        place: TextPlace,
        blocks: RichText,
        *,
        source: object,
        done: Done,
        failed: Failed,
    ) -> None:
        """Queue a command that writes a text: it is put into a file while the disk refuses it."""
        if not self._takes(label):
            return
        draft = Draft(place.table, place.row_id, place.column, place.title, blocks)
        key = (place.table, place.row_id, place.column)
        future = self.workspace.run(label, command, source=source, merge_key=key, draft=draft)
        self.jobs.follow(future, done, failed)

    def read(self, query: Callable[[Session], T]) -> T:
        """A short read on the window thread: by key, or one page of a list."""
        return self.workspace.read(query)

    def _takes(self, label: str) -> bool:
        if not self.workspace.is_open:
            _log.info("%r was asked for after the end", label)
        return self.workspace.is_open
