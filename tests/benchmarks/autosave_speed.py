"""What a durable autosave costs beside the bare statement that it comes down to.

Both write the same text of some 20 kB with WAL and `synchronous=FULL` to the same disk, by turns.
"""

import datetime
import statistics
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from time import perf_counter

from model.commands import agenda, meetings, minutes
from model.storage.database import Database
from model.storage.dbapi import dbapi
from model.storage.engine import PRAGMAS, WRITER_PRAGMAS, Mode, raw_connection
from model.storage.spool import Spool
from model.text.blocks import Block, Kind, RichText, Run, to_json
from model.workspace.workspace import Workspace
from tests.benchmarks.measure import Measure

ROUNDS = 200
LIMIT = 6.0


def measure() -> list[Measure]:
    """The median of a save through the workspace ÷ that of a raw UPDATE."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.db"
        spool = Spool(path, [Path(folder)])
        with (
            Workspace(Database.open(path, create=True), spool=spool) as workspace,
            closing(_raw(Path(folder) / "raw.db")) as raw,
        ):
            workspace.run("m", lambda s: meetings.create(s, "Ærø", datetime.date(2026, 2, 5)))
            workspace.run("p", lambda s: agenda.add_point(s, 1, "Punkt")).result()
            ours: list[float] = []
            bare: list[float] = []
            for number in range(ROUNDS):
                text = typed(number)
                stored = to_json(text)
                ours.append(_milliseconds(lambda text=text: _save(workspace, text)))
                bare.append(_milliseconds(lambda stored=stored: _update(raw, stored)))
    ratio = statistics.median(ours) / statistics.median(bare)
    return [Measure("durable autosave / raw update", ratio, LIMIT, "×")]


def typed(number: int) -> RichText:
    """Four pages of minutes with some letters more each time, so that everything behind moves."""
    words = "Chefteamet drøftede sagen og tog orienteringen til efterretning. "
    start = Block(Kind.PARAGRAPH, 0, (Run("Udkast" + "." * (number % 60)),))
    points = (Block(Kind.BULLET, level % 3, (Run((words * 5).strip()),)) for level in range(62))
    return (start, *points)


def _save(workspace: Workspace, text: RichText) -> None:
    workspace.run("Referat", lambda s: minutes.set_text(s, 1, text), merge_key=1).result()


def _raw(path: Path) -> dbapi.Connection:
    connection = raw_connection(path, Mode.CREATE)
    for pragma in (*PRAGMAS, *WRITER_PRAGMAS):
        connection.execute(f"pragma {pragma}").fetchall()
    connection.execute("create table point (id integer primary key, minutes text)")
    connection.execute("insert into point values (1, '')")
    return connection


def _update(connection: dbapi.Connection, stored: str) -> None:
    connection.execute("begin immediate")
    connection.execute("update point set minutes = ? where id = 1", (stored,))
    connection.execute("commit")


def _milliseconds(work: Callable[[], None]) -> float:
    began = perf_counter()
    work()
    return (perf_counter() - began) * 1000
