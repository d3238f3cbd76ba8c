"""Whatever is killed: the index knows afterwards what it has not seen, and catches up."""

import random
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from model.storage.database import Database
from model.storage.engine import Mode, raw_connection
from model.storage.search.index_file import index_path
from model.storage.spool import Spool
from model.workspace.search import Search, Wish
from model.workspace.workspace import Workspace

ROOT = Path(__file__).parents[2]


def kill_it(path: Path, seed: int, after: float) -> None:
    command = [sys.executable, "-m", "tests.faults.indexer", str(path), str(seed)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        time.sleep(after)
        process.kill()


def answers(search: Search) -> dict[str, int]:
    return {text: search.find(Wish(text)).count for text in ("budget", "regnskab", "chefteam")}


def entries(path: Path) -> list[tuple[str, str, int]]:
    with closing(raw_connection(index_path(path), Mode.READ)) as raw:
        return sorted(raw.execute("select kind, unit, unit_id from entry").fetchall())


def try_it(path: Path, times: int, seed: int) -> None:
    chance = random.Random(seed)
    for round_ in range(times):
        kill_it(path, round_, chance.uniform(0.02, 0.6))
        with Workspace(Database.open(path), spool=Spool(path, [path.parent])) as workspace:
            search = Search(workspace)
            search.catch_up()
            followed = (entries(path), answers(search))
            search.start_over()
            search.catch_up()
            assert (entries(path), answers(search)) == followed
            search.close()


def test_a_few_kills(tmp_path: Path) -> None:
    try_it(tmp_path / "Ærø 100%.db", 3, seed=1)


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_forty_kills_on_one_file(tmp_path: Path) -> None:
    try_it(tmp_path / "a.db", 40, seed=2)
