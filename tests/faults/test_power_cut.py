"""The power goes at any moment: what the window called saved is there when it comes back."""

import datetime
import os
import pickle
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from model.commands import agenda, meetings
from model.entities import AgendaPoint
from model.storage.database import Database
from model.storage.spool import Spool
from model.text.blocks import plain_text
from tests.faults.power import Disk, Files
from tests.faults.recorded_disk import Event, Told
from tests.faults.scribbles import POINTS, Field, Found, after, last_step
from tests.model.workspace.opened import Opened

ROOT = Path(__file__).parents[2]
NAME = "Ærø 100%.db"
SHARES = (0.0, 0.1, 0.5, 0.9, 1.0)
"""How much of what was not synced survives, by turns."""

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the file layer is patched as on Linux")


def recorded(folder: Path, steps: int, commit: str = "full") -> tuple[bytes, list[Event]]:
    """The file before, and everything that happened to the disk while so many steps were written."""
    path, events = folder / NAME, folder / "events"
    workspace = Opened(Database.open(path, create=True), spool=Spool(path, [folder]))
    meeting = workspace.do(meetings.create, "Chefteam", datetime.date(2026, 2, 5))
    for _number in range(POINTS):
        workspace.do(agenda.add_point, meeting, "Punkt")
    workspace.close()
    before = path.read_bytes()
    words = [str(path), str(events), str(steps), commit]
    subprocess.run(
        [sys.executable, "-m", "tests.faults.powered", *words], cwd=ROOT, check=True, timeout=300
    )
    return before, pickle.loads(events.read_bytes())


def cuts(before: bytes, events: list[Event], times: int, seed: int) -> Iterator[tuple[int, Files]]:
    """For each cut the last step that was called saved, and what the disk holds."""
    chance, disk = random.Random(seed), Disk({NAME: before})
    moments = sorted(chance.randrange(len(events) + 1) for _time in range(times))
    done = 0
    for number, moment in enumerate(moments):
        for event in events[done:moment]:
            disk.take(event)
        done = moment
        yield disk.told, disk.without_power(chance, SHARES[number % len(SHARES)])


def found_after(folder: Path, files: Files) -> Found:
    """Start again on these files, which looks through every page: everything that stands in them."""
    for name, data in files.items():
        (folder / name).write_bytes(data)
    with Database.open(folder / NAME) as database, database.read() as session:
        points = [session.get_one(AgendaPoint, number) for number in range(1, POINTS + 1)]
        found = {(point.id, Field.TITLE): point.title for point in points}
        found |= {(point.id, Field.MINUTES): plain_text(point.minutes) for point in points}
    return {key: text for key, text in found.items() if text not in ("", "Punkt")}


def lost_steps(folder: Path, steps: int, times: int, commit: str = "full") -> int:
    """In how many cuts something was lost that was called saved. What is there is never torn."""
    before, events = recorded(folder, steps, commit)
    assert sum(isinstance(event, Told) for event in events) == steps
    lost = 0
    for told, files in cuts(before, events, times, seed=5):
        with TemporaryDirectory(dir=folder) as place:
            found = found_after(Path(place), files)
        assert found == after(last_step(found))
        lost += last_step(found) < told
    return lost


def test_a_few_power_cuts_lose_nothing_saved(tmp_path: Path) -> None:
    assert lost_steps(tmp_path, steps=40, times=8) == 0


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_five_hundred_power_cuts_lose_nothing_saved(tmp_path: Path) -> None:
    assert lost_steps(tmp_path, steps=600, times=500) == 0


@pytest.mark.slow
def test_without_the_sync_at_a_commit_the_simulation_sees_the_loss(tmp_path: Path) -> None:
    assert lost_steps(tmp_path, steps=120, times=40, commit="normal") > 0
