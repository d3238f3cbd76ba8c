"""What may be found at a start after something went wrong, and what becomes of it: a case a row.

The world of every case is what a killed program leaves: a database whose newest words lie in its
log, a text that could not be saved, and a backup from before. A disk that fills and a file that is
locked while a meeting runs are in `test_window_faults.py`, a power cut in `test_power_cut.py`, sleep
and clocks in `tests/gui/recorder/test_live_page.py`.
"""

import datetime
import os
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from model.commands import agenda, live, meetings, minutes
from model.commands.revisions import approve
from model.errors import UserError
from model.queries.live import run_state
from model.queries.points import point
from model.storage import backup, header
from model.storage.backup import BackupFileError
from model.storage.database import Database
from model.storage.failures import LockedDatabaseError, NewerDatabaseError
from model.storage.search.index_file import index_path
from model.storage.spool import Draft, Spool
from model.text.blocks import from_plain, plain_text
from model.workspace.search import Search
from tests.model.storage.test_opening import WRONG, changed
from tests.model.workspace.opened import Opened

NAME = "Ærø 100% #1?.db"
AT = datetime.datetime(2026, 2, 5, 8, 30)
SAVED, IN_BACKUP, UNSAVED = "Det sidste, der blev gemt.", "Fra i går.", "Kunne ikke gemmes."


@dataclass(frozen=True)
class World:
    """The folder that is found at the start."""

    folder: Path

    @property
    def path(self) -> Path:
        return self.folder / NAME

    @property
    def copy(self) -> Path:
        return self.folder / "kopi.zip"

    @property
    def spool(self) -> Spool:
        return Spool(self.path, [self.folder / "spool"])

    def start(self) -> Opened:
        """As at any start of the program."""
        return Opened(Database.open(self.path), spool=self.spool)


def draft(text: str, point_id: int = 1) -> Draft:
    return Draft("agenda_entry", point_id, "minutes", "Referat", from_plain(text))


def words(workspace: Opened) -> str:
    return plain_text(workspace.ask(point, 1).minutes)


def closed_properly(world: World) -> None:
    """Its log is carried over and gone: a start and an end without a look leave it."""
    workspace = world.start()
    assert words(workspace) == SAVED
    workspace.close()


@cache
def killed() -> dict[str, bytes]:
    """The files that a program leaves that was killed in the middle of a meeting."""
    with TemporaryDirectory() as folder:
        world = World(Path(folder))
        workspace = Opened(Database.open(world.path, create=True), spool=world.spool)
        workspace.do(meetings.create, "Chefteam", AT.date())
        workspace.do(agenda.add_point, 1, "Punkt")
        workspace.do(minutes.set_text, 1, from_plain(IN_BACKUP))
        backup.back_up(world.path, world.copy)
        workspace.do(live.start, 1, AT, undoable=False)
        workspace.do(minutes.set_text, 1, from_plain(SAVED))
        left = [world.copy, world.path, header.log_of(world.path), header.index_of(world.path)]
        files = {file.name: file.read_bytes() for file in left}
        workspace.close()
    return files


@pytest.fixture
def world(tmp_path: Path) -> World:
    for name, data in killed().items():
        (tmp_path / name).write_bytes(data)
    return World(tmp_path)


# What is there after all, at the next start.


def nothing_else(_world: World) -> None:
    pass


def log_is_torn(world: World) -> None:
    with header.log_of(world.path).open("ab") as log:
        log.write(b"\x01\x02" * 3000)


def log_ends_in_zeros(world: World) -> None:
    with header.log_of(world.path).open("ab") as log:
        log.write(bytes(4096))


def log_index_is_nonsense(world: World) -> None:
    header.index_of(world.path).write_bytes(b"\xff" * 32768)


def log_index_is_gone(world: World) -> None:
    header.index_of(world.path).unlink()


def lock_of_a_dead_program(world: World) -> None:
    world.path.with_name(f"{NAME}.lock").write_text("99999999\nanne-pc\nPunktvis\n")


def lock_is_nonsense(world: World) -> None:
    world.path.with_name(f"{NAME}.lock").write_bytes(b"\xff\xfe\0")


def half_a_new_database(world: World) -> None:
    world.path.with_name(f".{NAME}.new").write_bytes(b"half")


def half_a_backup(world: World) -> None:
    (world.folder / "kopi.zip.part").write_bytes(b"PK half")
    (world.folder / ".copy-abc").mkdir()


def restore_that_had_not_begun(world: World) -> None:
    world.path.with_name(f".{NAME}.restoring").write_bytes(b"half")


def restore_half_way(world: World) -> None:
    """The file was moved aside, the new one not yet put there."""
    closed_properly(world)
    shutil.move(world.path, world.path.with_name(f".{NAME}.restoring"))


def restore_half_way_with_the_old_log(world: World) -> None:
    old_log = header.log_of(world.path).read_bytes()
    restore_half_way(world)
    header.log_of(world.path).write_bytes(old_log)


def search_index_is_gone(world: World) -> None:
    index_path(world.path).unlink(missing_ok=True)


def search_index_is_nonsense(world: World) -> None:
    index_path(world.path).write_bytes(b"nonsense" * 1000)


def clock_was_set_back(world: World) -> None:
    later = time.time() + 400 * 86400
    os.utime(world.path, (later, later))
    os.utime(header.log_of(world.path), (later, later))


def closed_by_another_program(world: World) -> None:
    """Somebody looked into it with a database browser, which carried the log over."""
    changed(world.path, "pragma wal_checkpoint(truncate)")


KEPT: tuple[Callable[[World], None], ...] = (
    nothing_else,
    log_is_torn,
    log_ends_in_zeros,
    log_index_is_nonsense,
    log_index_is_gone,
    lock_of_a_dead_program,
    lock_is_nonsense,
    half_a_new_database,
    half_a_backup,
    restore_that_had_not_begun,
    restore_half_way,
    restore_half_way_with_the_old_log,
    search_index_is_gone,
    search_index_is_nonsense,
    clock_was_set_back,
    closed_by_another_program,
)


@pytest.mark.parametrize("happened", KEPT, ids=[case.__name__ for case in KEPT])
def test_it_is_all_there_and_the_meeting_goes_on(
    world: World, happened: Callable[[World], None]
) -> None:
    happened(world)
    workspace = world.start()
    assert words(workspace) == SAVED
    state = workspace.ask(run_state, 1)
    assert state.is_running
    assert state.intervals["p1"] == ((AT, None),)
    workspace.do(live.pause, 1, AT + datetime.timedelta(minutes=5), undoable=False)
    search = Search(workspace)
    search.catch_up()
    search.close()
    assert workspace.close() == ()


# What is refused with a sentence, and put back from the backup.


def first_page_overwritten(path: Path) -> None:
    with path.open("r+b") as file:
        file.write(b"\0" * 4096)


BROKEN = (*(case[0] for case in WRONG), first_page_overwritten)


@pytest.mark.parametrize("spoil", BROKEN, ids=[case.__name__ for case in BROKEN])
def test_it_is_refused_untouched_and_the_backup_brings_it_back(
    world: World, spoil: Callable[[Path], None]
) -> None:
    closed_properly(world)
    spoil(world.path)
    with pytest.raises(UserError):
        world.start()
    aside = backup.restore(world.copy, world.path)
    assert (aside is None) == (spoil.__name__ == "no_file")
    workspace = world.start()
    assert words(workspace) == IN_BACKUP
    workspace.close()


# Backups that are not what they seem.


def cut_in_half(world: World) -> None:
    whole = world.copy.read_bytes()
    world.copy.write_bytes(whole[: len(whole) // 2])


def one_byte_changed(world: World) -> None:
    data = bytearray(world.copy.read_bytes())
    data[len(data) // 3] ^= 0xFF
    world.copy.write_bytes(data)


def no_backup_at_all(world: World) -> None:
    world.copy.write_text("Kære alle,")


@pytest.mark.parametrize("spoil", [cut_in_half, one_byte_changed, no_backup_at_all])
def test_a_backup_that_is_spoiled_touches_nothing(
    world: World, spoil: Callable[[World], None]
) -> None:
    spoil(world)
    with pytest.raises(BackupFileError):
        backup.restore(world.copy, world.path)
    workspace = world.start()
    assert words(workspace) == SAVED
    workspace.close()


# Texts that could not be saved.


def test_a_text_left_over_is_offered_and_put_back(world: World) -> None:
    world.spool.write(draft(UNSAVED))
    workspace = world.start()
    (left,) = workspace.left_over()
    workspace.put_back(left).result(30)
    assert words(workspace) == UNSAVED
    assert workspace.left_over() == ()
    workspace.close()


def test_two_texts_of_one_field_are_both_offered(world: World) -> None:
    for text in ("Ældre.", "Nyere."):
        spool = world.spool
        spool._mine = text  # two sessions, not one a second
        spool.write(draft(text))
    workspace = world.start()
    assert {plain_text(left.draft.blocks) for left in workspace.left_over()} == {"Ældre.", "Nyere."}
    workspace.close()


def test_half_a_text_left_over_disturbs_nobody(world: World) -> None:
    world.spool.write(draft(UNSAVED))
    (file,) = (world.folder / "spool").iterdir()
    file.write_bytes(file.read_bytes()[:40])
    workspace = world.start()
    assert workspace.left_over() == ()
    assert file.exists()
    workspace.close()


def test_a_text_whose_point_is_gone_is_kept_and_said(world: World) -> None:
    world.spool.write(draft(UNSAVED, point_id=77))
    workspace = world.start()
    (left,) = workspace.left_over()
    with pytest.raises(UserError):
        workspace.put_back(left).result(30)
    assert workspace.left_over() == (left,)
    workspace.close()


def test_a_text_of_approved_minutes_is_kept_and_said(world: World) -> None:
    workspace = world.start()
    workspace.do(live.end, 1, AT + datetime.timedelta(hours=1), undoable=False)
    workspace.do(approve, 1, "Anna", undoable=False)
    workspace.close()
    world.spool.write(draft(UNSAVED))
    workspace = world.start()
    (left,) = workspace.left_over()
    with pytest.raises(UserError):
        workspace.put_back(left).result(30)
    assert words(workspace) == SAVED
    assert workspace.left_over() == (left,)
    workspace.close()


# Other programs, other versions.


def test_a_second_program_waits_for_the_first(world: World) -> None:
    first = world.start()
    with pytest.raises(LockedDatabaseError):
        world.start()
    assert first.close() == ()
    second = world.start()
    assert words(second) == SAVED
    second.close()


def test_a_database_of_a_newer_version_stays_as_it_is(world: World) -> None:
    closed_properly(world)
    changed(world.path, "update alembic_version set version_num = '9999'")
    with pytest.raises(NewerDatabaseError):
        world.start()
    changed(world.path, f"update alembic_version set version_num = '{header.HEAD}'")
    workspace = world.start()
    assert words(workspace) == SAVED
    workspace.close()


def test_killed_in_a_pause_it_still_stands_still(world: World) -> None:
    workspace = world.start()
    workspace.do(live.pause, 1, AT + datetime.timedelta(minutes=3), undoable=False)
    files = {
        file: file.read_bytes()
        for file in (world.path, header.log_of(world.path), header.index_of(world.path))
    }
    workspace.close()
    for file, data in files.items():
        file.write_bytes(data)
    again = world.start()
    assert again.ask(partial(run_state), 1).is_paused
    again.close()
