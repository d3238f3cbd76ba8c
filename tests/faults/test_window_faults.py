"""The disk refuses in the middle of a running meeting, in the real window: nothing typed is lost."""

import datetime
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from gui.lifetime.log_off import LogOff
from model.commands import agenda, meetings
from model.queries.live import run_state
from model.queries.points import point
from model.storage import engine, header
from model.storage.database import Database
from model.storage.lock import DatabaseLock
from model.text.blocks import plain_text
from model.text.translate import set_language
from model.workspace import writer
from tests.end_to_end.clock import MovedClock, give
from tests.end_to_end.driver import WAIT_MS, Driver, running

ROOT = Path(__file__).parents[2]
BEFORE, MEANWHILE, NEXT = "Det første. ", "Mens disken driller. ", "Under næste punkt."

pytestmark = pytest.mark.skipif(os.name != "posix", reason="limits and locks of a process")


def fill(session: Session) -> int:
    meeting = meetings.create(session, "Chefteam", datetime.date(2026, 3, 5), start=510, end=570)
    for title in ("Budget", "Løn"):
        agenda.add_point(session, meeting, title, duration=10)
    return meeting


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Driver]:
    """A meeting that runs, with a word saved. A refusal is noticed soon, and tried again soon."""
    monkeypatch.setattr(engine, "PRAGMAS", ("busy_timeout=100", "foreign_keys=on"))
    monkeypatch.setattr(writer, "RETRY_AFTER_S", 0.3)
    with running(qtbot, tmp_path / "møder.db") as driver:
        set_language("en")
        assert driver.application.workspace is not None
        give(driver.screens._services, MovedClock(datetime.datetime(2026, 3, 5, 8, 30)))
        driver.screens.open_meeting(driver.application.workspace.run("", fill).result(30))
        driver.do("live.start")
        driver.write(driver.screens.minutes.field, BEFORE)
        driver.settle()
        yield driver


@contextmanager
def full_disk(database: Path) -> Iterator[None]:
    """No file of this process may grow beyond what the log of the database has already."""
    import resource

    _soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    size = header.log_of(database).stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))


HOLD = """
import sys, pysqlite3
held = pysqlite3.connect(sys.argv[1], isolation_level=None)
held.execute("begin immediate")
print("held", flush=True)
sys.stdin.readline()
held.execute("rollback")
"""


@contextmanager
def locked(database: Path) -> Iterator[None]:
    """Another program holds the file."""
    words = [sys.executable, "-c", HOLD, str(database)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        try:
            yield
        finally:
            other.stdin.write("\n")
            other.stdin.close()
            other.wait(30)


@pytest.mark.parametrize(
    ("fault", "words"), [(full_disk, "disk"), (locked, "another program")], ids=["full", "locked"]
)
def test_nothing_is_lost_the_page_says_so_and_it_goes_on(
    window: Driver, fault: object, words: str
) -> None:
    page, status = window.screens.minutes, window.screens.page
    workspace = window.application.workspace
    assert workspace is not None
    bar = window.window.messages
    with fault(workspace.path):  # type: ignore[operator]
        window.write(page.field, MEANWHILE)
        page.flush()
        window.qtbot.waitUntil(lambda: words in bar.message().lower(), timeout=WAIT_MS)
        assert "Not saved" in status._saved.text()
        # The meeting goes on all the same: the next point, and its minutes.
        window.window.actions_table["live.next"].trigger()
        window.screens.agenda.entries.select(2)
        window.write(page.field, NEXT)
        page.flush()
        window.qtbot.waitUntil(lambda: workspace.save_state.waiting >= 3, timeout=WAIT_MS)
        assert workspace.save_state.texts_safe
        # And back again: what waits to be saved is in sight, not what the disk has.
        for entry, text in ((1, BEFORE + MEANWHILE), (2, NEXT)):
            window.screens.agenda.entries.select(entry)
            assert page.field.toPlainText() == text.strip()
    window.qtbot.waitUntil(lambda: "saved again" in bar.message(), timeout=WAIT_MS)
    window.settle()
    assert "Saved at" in status._saved.text()
    first, second = (
        plain_text(workspace.read(partial(point, point_id=number)).minutes) for number in (1, 2)
    )
    assert (first, second) == ((BEFORE + MEANWHILE).strip(), NEXT)
    state = workspace.read(partial(run_state, meeting_id=1))
    assert set(state.intervals) == {"p1", "p2"}
    assert page.run.running is not None
    assert page.run.running.title == "Løn"


def test_when_the_system_logs_off_everything_is_saved_before_the_answer(window: Driver) -> None:
    application = window.application
    log_off = LogOff(application._app, application.save)
    field = window.screens.minutes.field
    window.write(field, MEANWHILE)
    log_off._on_asked(None)
    assert application.workspace is not None
    assert plain_text(application.workspace.read(partial(point, point_id=1)).minutes).endswith(
        MEANWHILE.strip()
    )
    window.write(field, "Det fortsatte.")  # somebody called it off: the cursor is where it was
    assert "Det fortsatte." in field.toPlainText()


def test_after_an_interruption_the_page_says_up_to_when_everything_is_there(
    qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "møder.db"
    Database.open(path, create=True).close()
    dead = {"process": 99_999_999, "computer": "pc", "user": "anne", "since": "2026-03-05 08:30:00"}
    DatabaseLock(path).path.write_text(json.dumps(dead))
    moment = datetime.datetime(2026, 3, 5, 9, 41).timestamp()
    for file in (path, header.log_of(path)):
        if file.exists():
            os.utime(file, (moment, moment))
    with running(qtbot, path) as driver:
        assert "5. marts 2026 kl. 9.41" in driver.window.messages.message()
    with running(qtbot, path) as driver:
        assert driver.window.messages.message() == ""
