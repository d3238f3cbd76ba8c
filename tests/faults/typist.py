"""A window that is typed into: run as a program, so that it can be killed.

Types some thirty letters a second into one point, saves as the window does (idle 0.25 s, at the
latest 0.7 s), and says on stdout what it has typed, asked to save and was told is saved.
"""

import datetime
import sys
import time
from concurrent.futures import Future
from pathlib import Path

from model.commands import agenda, meetings, minutes
from model.storage.database import Database
from model.storage.spool import Draft, Spool
from model.text.blocks import from_plain
from model.workspace.workspace import Workspace

IDLE_S = 0.25
LATEST_S = 0.7
BETWEEN_KEYS_S = 0.03
PAUSE_EVERY = 37
"""After so many letters the typist thinks for longer than the idle time."""
REST_S = IDLE_S * 1.5


def say(word: str, count: int) -> None:
    sys.stdout.write(f"{word} {count} {time.time()}\n")
    sys.stdout.flush()


def main(path: Path) -> None:
    workspace = Workspace(Database.open(path, create=True), spool=Spool(path, [path.parent]))
    if workspace.read(lambda s: s.get(agenda.AgendaPoint, 1)) is None:
        workspace.run("m", lambda s: meetings.create(s, "Ærø", datetime.date(2026, 2, 5))).result()
        workspace.run("p", lambda s: agenda.add_point(s, 1, "Punkt")).result()
    count = 0
    unsaved_since: float | None = None
    last_key = 0.0
    while True:
        time.sleep(BETWEEN_KEYS_S if count % PAUSE_EVERY else REST_S)
        now = time.monotonic()
        if unsaved_since is not None and (
            now - last_key >= IDLE_S or now - unsaved_since >= LATEST_S - BETWEEN_KEYS_S
        ):
            save(workspace, count)
            unsaved_since = None
        count += 1
        say("typed", count)
        last_key = now
        unsaved_since = now if unsaved_since is None else unsaved_since


def save(workspace: Workspace, count: int) -> None:
    say("asked", count)
    blocks = from_plain("æ" * count)
    future = workspace.run(
        "Referat",
        lambda s: minutes.set_text(s, 1, blocks),
        merge_key="minutes 1",
        draft=Draft("agenda_entry", 1, "minutes", "Referat", blocks),
    )

    def saved(done: "Future[None]") -> None:
        if done.exception() is None:
            say("saved", count)

    future.add_done_callback(saved)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
