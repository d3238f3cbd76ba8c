"""A year of weekly meetings with their standing points, made and shown."""

import datetime
import tempfile
from functools import partial
from pathlib import Path
from time import process_time

from PySide6.QtWidgets import QApplication

from gui import theme
from gui.overview.board import Board
from model.commands import bank, series
from model.planning.series import Notice, Rhythm, rhythm_days
from model.planning.series_shape import Series, StandingEntry
from model.queries.overview import Overview, overview
from model.storage.database import Database
from model.storage.spool import Spool
from model.workspace.workspace import Workspace
from tests.benchmarks.measure import Measure

FIRST, LAST = datetime.date(2026, 1, 1), datetime.date(2026, 12, 31)
ROUNDS = 3
WEEKLY = Series(
    rhythm=Rhythm(FIRST, weekday=1),
    start=510,
    end=690,
    name="Chefteammøde",
    members=tuple(f"Medlem {number}" for number in range(8)),
    deadline=Notice(4, 720),
    dispatch=Notice(2, 900),
    entries=(
        StandingEntry("Godkendelse af referat", 5, purpose="decision"),
        StandingEntry("Nyt fra direktøren", 15, purpose="information"),
        StandingEntry("Pause", 10, is_break=True, rule="not_before", start_at=600),
        StandingEntry("Nyt fra afdelingerne", 20, purpose="information"),
        StandingEntry("Eventuelt", 10),
    ),
)


def measure() -> list[Measure]:
    """Milliseconds of the processor, the best of a few, each on a new database."""
    rounds = [_round() for _number in range(ROUNDS)]
    made, read, shown = (min(times) for times in zip(*rounds, strict=True))
    return [
        Measure("a year of weekly meetings made", made, 1000.0, "ms"),
        Measure("overview of a year read", read, 100.0, "ms"),
        Measure("overview of a year opened, every column", shown, 1000.0, "ms"),
    ]


def _round() -> tuple[float, float, float]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.db"
        database = Database.open(path, create=True)
        with Workspace(database, spool=Spool(path, [Path(folder)])) as workspace:
            days = list(rhythm_days(WEEKLY.rhythm, FIRST, LAST))
            began = process_time()
            make = partial(series.make, forum="Chefteam", series=WEEKLY, days=days)
            made = workspace.run("m", make).result()
            making = _since(began)
            assert len(made) > 45
            for number in range(30):
                create = partial(bank.create, title=f"Indstilling {number}")
                workspace.run("i", create).result()
            began = process_time()
            found = workspace.read(partial(overview, today=FIRST))
            reading = _since(began)
            return making, reading, _shown(found)


def _shown(found: Overview) -> float:
    app = QApplication.instance()
    app = app if isinstance(app, QApplication) else QApplication([])
    theme.apply(app, theme.load("light"))
    board = Board()
    board.resize(1160, 640)
    began = process_time()
    board.show_overview(found)
    board.show()
    board.build_all()
    app.processEvents()
    opening = _since(began)
    board.close()
    return opening


def _since(began: float) -> float:
    return (process_time() - began) * 1000
