"""Writes points and indexes them until it is killed. Says how many it has written."""

import datetime
import random
import sys
from pathlib import Path

from model.commands import agenda, meetings
from model.storage.database import Database
from model.storage.spool import Spool
from model.workspace.search import Search
from model.workspace.workspace import Workspace


def main(path: Path, seed: int) -> None:
    """Never ends by itself."""
    chance = random.Random(seed)
    database = Database.open(path, create=not path.exists())
    with Workspace(database, spool=Spool(path, [path.parent])) as workspace:
        search = Search(workspace)
        day = datetime.date(2026, 2, 5)
        meeting = workspace.run("m", lambda s: meetings.create(s, "Chefteam", day)).result()
        print("ready", flush=True)
        while True:
            title = f"Budget {chance.randrange(50)}"
            point = workspace.run("p", lambda s, t=title: agenda.add_point(s, meeting, t)).result()
            if chance.random() < 0.3:
                workspace.run("r", lambda s, p=point: agenda.rename(s, p, "Regnskab")).result()
            if chance.random() < 0.5:
                search.catch_up()
            if chance.random() < 0.02:
                search.start_over()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
