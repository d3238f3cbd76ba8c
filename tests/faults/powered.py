"""A secretary at work on a disk that is recorded: DATABASE EVENTS STEPS [normal].

Writes minutes, titles and outcomes through the workspace as the window does, and notes each step
when it is told that it is saved. `normal` takes away the sync at a commit, to see what that costs.
"""

import pickle
import random
import sys
from concurrent.futures import Future
from functools import partial
from pathlib import Path

from model.commands import agenda, minutes
from model.storage import engine
from model.storage.database import Database
from model.storage.spool import Spool
from model.text.blocks import from_plain
from model.workspace.workspace import Workspace
from tests.faults.recorded_disk import RecordedDisk, Told
from tests.faults.scribbles import Field, scribbled


def main(path: Path, events: Path, steps: int, commit: str = "full") -> None:
    """Every step is one transaction; several wait in the queue at a time, as when typing fast."""
    pragmas = (
        p.replace("synchronous=full", f"synchronous={commit}") for p in engine.WRITER_PRAGMAS
    )
    engine.WRITER_PRAGMAS = tuple(pragmas)
    disk, chance = RecordedDisk(), random.Random(steps)
    with Workspace(Database.open(path), spool=Spool(path, [path.parent])) as workspace:
        for step in range(1, steps + 1):
            future = write(workspace, step)
            future.add_done_callback(partial(note, disk, step))
            if chance.random() < 0.5:
                future.result()
    events.write_bytes(pickle.dumps(disk.events))


def write(workspace: Workspace, step: int) -> "Future[None]":
    """What step so and so writes."""
    point, field, text = scribbled(step)
    if field is Field.TITLE:
        return workspace.run("title", lambda s: agenda.rename(s, point, text))
    blocks = from_plain(text)
    return workspace.run("minutes", lambda s: minutes.set_text(s, point, blocks))


def note(disk: RecordedDisk, step: int, done: "Future[None]") -> None:
    """It was called saved."""
    if done.exception() is None:
        disk.events.append(Told(step))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), *sys.argv[4:])
