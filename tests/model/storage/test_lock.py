"""One writer for each file, and the lock of a dead one is free."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from model.storage.database import Database
from model.storage.failures import LockedDatabaseError
from model.storage.lock import DatabaseLock

HOLD = """
import sys, time
from pathlib import Path
from model.storage.database import Database
database = Database.open(Path(sys.argv[1]), create=True)
print("open", flush=True)
time.sleep(60)
"""


DIE_STARTING_A_CHILD = """
import os, sys, time
from pathlib import Path
from model.storage.lock import DatabaseLock
DatabaseLock(Path(sys.argv[1])).acquire()
if not os.fork():
    time.sleep(0.5)
os._exit(0)
"""


def holding(path: Path) -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    return process


def test_a_second_program_is_told_who_has_it_and_a_dead_lock_is_taken_over(tmp_path: Path) -> None:
    path = tmp_path / "møder.db"
    with holding(path) as process:
        with pytest.raises(LockedDatabaseError) as caught:
            Database.open(path)
        holder = DatabaseLock(path).holder()
        assert holder is not None
        assert holder.process == process.pid
        assert holder.user in str(caught.value)
        Database.open(path, read_only=True).close()

        process.kill()
        process.wait()
        with Database.open(path) as database:
            assert database.interrupted_at is not None
    with Database.open(path) as database:
        assert database.interrupted_at is None


@pytest.mark.skipif(os.name != "posix", reason="a child that shares a lock")
def test_a_child_that_was_being_started_does_not_keep_the_lock_of_a_dead_program(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.db"
    Database.open(path, create=True).close()
    subprocess.run([sys.executable, "-c", DIE_STARTING_A_CHILD, str(path)], check=True)
    Database.open(path).close()


def test_twice_in_one_program_is_refused_too(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Database.open(path, create=True):
        with pytest.raises(LockedDatabaseError):
            Database.open(path)
        link = tmp_path / "link.db"
        link.symlink_to(path)
        with pytest.raises(LockedDatabaseError):
            Database.open(link)
    Database.open(path).close()


def test_a_lock_file_with_nonsense_in_it_names_nobody(tmp_path: Path) -> None:
    lock = DatabaseLock(tmp_path / "a.db")
    for nonsense in ("", "[]", '{"process": 1}', "\0"):
        lock.path.write_text(nonsense)
        assert lock.holder() is None
