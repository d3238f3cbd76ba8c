"""A workspace on a new database, and short ways to use it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from model.storage.database import Database
from model.storage.spool import Draft, Spool
from model.workspace.coverage import covered_tables
from model.workspace.workspace import Workspace

T = TypeVar("T")

Dump = dict[str, list[tuple[Any, ...]]]


class Opened(Workspace):
    """With `do`, which runs a command and waits."""

    def do(
        self,
        command: Callable[..., T],
        *args: Any,
        merge_key: str | None = None,
        draft: Draft | None = None,
        undoable: bool = True,
        **named: Any,
    ) -> T:
        def run(session: Session) -> T:
            return command(session, *args, **named)

        future = self.run(
            command.__name__, run, merge_key=merge_key, draft=draft, undoable=undoable
        )
        return future.result(30)

    def ask(self, query: Callable[..., T], *args: Any) -> T:
        return self.read(lambda session: query(session, *args))

    def dump(self) -> Dump:
        """Every row of the tables that undo covers."""
        return self.read(lambda session: {t.name: rows(session, t) for t in covered_tables()})


def rows(session: Session, table: Table) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in session.execute(select(table).order_by(table.c.id))]


@cache
def _empty_database() -> bytes:
    """Made once: the migrations take longer than most tests."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "empty.db"
        Database.open(path, create=True).close()
        return path.read_bytes()


@contextmanager
def opened(folder: Path, name: str = "møder.db") -> Iterator[Opened]:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(_empty_database())
    database = Database.open(path)
    workspace = Opened(database, spool=Spool(path, [folder / "spool"]))
    try:
        yield workspace
    finally:
        workspace.close()
