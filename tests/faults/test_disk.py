"""A disk that is full, a file that vanishes, another program that holds it: for real."""

import datetime
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from model.commands import agenda, meetings, minutes
from model.entities import AgendaPoint
from model.storage import engine
from model.storage.database import Database
from model.storage.doctor import examine
from model.storage.engine import Mode, raw_connection
from model.storage.failures import StorageError
from model.storage.spool import Draft, Spool
from model.text.blocks import from_plain
from model.workspace import writer
from model.workspace.state import SaveState, Saving
from tests.model.workspace.opened import Opened

DAY = datetime.date(2026, 2, 5)
PATIENCE_S = 60


def wait_for(condition: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < until, "it did not happen"
        time.sleep(0.01)


def prepared(path: Path, folder: Path) -> Opened:
    workspace = Opened(Database.open(path, create=True), spool=Spool(path, [folder]))
    workspace.do(meetings.create, "Chefteam", DAY)
    workspace.do(agenda.add_point, 1, "Punkt")
    return workspace


def draft(text: str) -> Draft:
    return Draft("agenda_entry", 1, "minutes", "Referat, punkt 1", from_plain(text))


def save(workspace: Opened, text: str) -> object:
    blocks = from_plain(text)
    return workspace.run(text[:9], lambda s: minutes.set_text(s, 1, blocks), draft=draft(text))


def text_of(workspace: Opened) -> str:
    return workspace.ask(lambda s: "".join(b.text for b in s.get_one(AgendaPoint, 1).minutes))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    if sys.platform != "linux" or subprocess.run(mount, capture_output=True).returncode:  # noqa: PLW1510
        pytest.skip("mounting needs root; the limit on file sizes is tested everywhere")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill(folder: Path) -> Path:
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"x" * 4096)
        except OSError:
            pass
    return ballast


def test_a_full_disk_stops_the_queue_and_loses_nothing(small_disk: Path, tmp_path: Path) -> None:
    folder = tmp_path / "spool"
    workspace = prepared(small_disk / "møder.db", folder)
    states: list[SaveState] = []
    workspace.on_save_state(states.append)
    ballast = fill(small_disk)

    long = "Chefteamet drøftede sagen. " * 3000
    futures = [save(workspace, f"{number} {long}") for number in range(3)]
    renamed = workspace.run("rename", lambda s: agenda.rename(s, 1, "Nyt"))
    wait_for(lambda: workspace.save_state.kind is Saving.FAILING and bool(list(folder.iterdir())))
    assert not any(future.done() for future in (*futures, renamed))  # pyright: ignore[reportAttributeAccessIssue]
    assert text_of(workspace) == ""  # reading goes on
    save(workspace, f"sidst {long}")
    wait_for(lambda: workspace.save_state.waiting == 5)
    assert workspace.save_state.texts_safe
    assert not workspace.flush(10)

    # What a new start would find if the power went now.
    (left,) = Spool(workspace.path, [folder]).left_over()
    assert left.draft == draft(f"sidst {long}")

    ballast.unlink()
    workspace.retry_now()
    assert workspace.flush(PATIENCE_S) or workspace.flush(PATIENCE_S)
    assert text_of(workspace) == f"sidst {long}".strip()
    assert renamed.exception() is None
    assert workspace.save_state.kind is Saving.SAVED
    assert list(folder.iterdir()) == []
    assert any("disk" in state.sentence.lower() for state in states)
    assert workspace.close() == ()
    assert examine(small_disk / "møder.db").ok


LIMITED = """
import resource, signal, sys
from pathlib import Path
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
from tests.faults.test_disk import prepared, save
from model.workspace.state import Saving
path = Path(sys.argv[1])
workspace = prepared(path, path.parent / "spool")
size = path.stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size // 2, resource.RLIM_INFINITY))
save(workspace, "Meget langt referat. " * 20000)
assert not workspace.flush(10)
assert workspace.save_state.kind is Saving.FAILING, workspace.save_state
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
workspace.retry_now()
assert workspace.flush(10) or workspace.flush(10)
print("saved", workspace.close())
"""


@pytest.mark.skipif(os.name != "posix", reason="limits of a process")
def test_a_file_that_may_not_grow(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(tmp_path / "a.db")],
        cwd=root,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout == "saved ()\n", done.stderr


def test_a_file_that_is_moved_away_takes_no_more_writes(tmp_path: Path) -> None:
    folder = tmp_path / "spool"
    path = tmp_path / "a.db"
    workspace = prepared(path, folder)
    path.rename(tmp_path / "elsewhere.db")
    future = save(workspace, "Skrevet bagefter")
    wait_for(lambda: workspace.save_state.kind is Saving.FAILING)
    assert not future.done()  # pyright: ignore[reportAttributeAccessIssue]
    assert str(path) in workspace.save_state.sentence

    (tmp_path / "elsewhere.db").rename(path)  # put back, it goes on
    workspace.retry_now()
    assert workspace.flush(PATIENCE_S) or workspace.flush(PATIENCE_S)
    assert text_of(workspace) == "Skrevet bagefter"
    workspace.close()


def test_what_could_not_be_saved_is_offered_at_the_next_start(tmp_path: Path) -> None:
    folder = tmp_path / "spool"
    path = tmp_path / "a.db"
    workspace = prepared(path, folder)
    away = tmp_path / "elsewhere.db"
    path.rename(away)
    save(workspace, "Skrevet bagefter")
    lost = workspace.run("rename", lambda s: agenda.rename(s, 1, "Nyt"))
    assert workspace.close(5) == ("Skrevet b", "rename")
    with pytest.raises(StorageError):
        lost.result(0)

    away.rename(path)
    again = Opened(Database.open(path), spool=Spool(path, [folder]))
    (left,) = again.left_over()
    again.put_back(left).result()
    assert again.flush(10)
    assert text_of(again) == "Skrevet bagefter"
    assert again.undo_label == "Referat, punkt 1"
    assert again.left_over() == ()
    again.close()


def test_another_program_that_writes_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "PRAGMAS", ("busy_timeout=100", "foreign_keys=on"))
    monkeypatch.setattr(writer, "RETRY_AFTER_S", 0.2)
    workspace = prepared(tmp_path / "a.db", tmp_path / "spool")
    with closing(raw_connection(tmp_path / "a.db", Mode.WRITE)) as other:
        other.execute("begin immediate")
        save(workspace, "Godkendt")
        wait_for(lambda: workspace.save_state.kind is Saving.FAILING)
        other.execute("rollback")
    wait_for(lambda: workspace.save_state.kind is Saving.SAVED)  # by itself
    assert text_of(workspace) == "Godkendt"
    workspace.close()


def test_a_bug_of_ours_keeps_the_text(tmp_path: Path) -> None:
    folder = tmp_path / "spool"
    workspace = prepared(tmp_path / "a.db", folder)
    future = workspace.run("bug", lambda _s: 1 // 0, draft=draft("Vigtigt"))
    with pytest.raises(ZeroDivisionError):
        future.result()
    workspace.close()
    (left,) = Spool(tmp_path / "a.db", [folder]).left_over()
    assert left.draft == draft("Vigtigt")
