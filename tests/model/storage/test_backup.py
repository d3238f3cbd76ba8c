"""A backup is whole or refused; putting one back never leaves half of anything."""

import json
import os
import shutil
import zipfile
from pathlib import Path

import pytest

from model.entities import AnnexFile, Forum
from model.storage import backup, header
from model.storage.annex_files import AnnexFiles
from model.storage.backup import BackupFileError
from model.storage.database import Database
from model.storage.doctor import examine
from model.storage.failures import DamagedDatabaseError, LockedDatabaseError, NewerDatabaseError
from tests.model.storage.test_opening import changed, made, page_overwritten


def names(path: Path) -> list[str]:
    with Database.open(path, read_only=True) as database, database.read() as session:
        return [forum.name for forum in session.query(Forum).order_by(Forum.id)]


def with_annex(path: Path) -> str:
    stored = AnnexFiles(path).store(b"%PDF-1.7 bilag")
    with Database.open(path) as database, database.write() as session:
        session.add(AnnexFile(digest=stored.digest, name="bilag.pdf", size=stored.size))
    return stored.digest


def add_forum(path: Path, name: str) -> None:
    with Database.open(path) as database, database.write() as session:
        session.add(Forum(name=name))


def test_a_copy_of_an_open_database_holds_what_is_still_in_its_log(tmp_path: Path) -> None:
    path = made(tmp_path / "møder.db")
    digest = with_annex(path)
    target = tmp_path / "kopi.zip"
    with Database.open(path) as database:
        with database.write() as session:
            session.add(Forum(name="Direktion"))
        report = backup.back_up(path, target)
        assert (report.annexes, report.missing) == (1, ())
    assert backup.verify(target).annexes == (digest,)

    other = tmp_path / "anden maskine" / "møder.db"
    other.parent.mkdir()
    assert backup.restore(target, other) is None
    assert names(other) == ["Chefteam", "Direktion"]
    with AnnexFiles(other).open(digest) as annex:
        assert annex.read() == b"%PDF-1.7 bilag"
    assert examine(other).ok


def test_what_lay_there_is_put_aside_with_its_log(tmp_path: Path) -> None:
    path = made(tmp_path / "a.db")
    backup.back_up(path, tmp_path / "b.zip")
    add_forum(path, "Ny")
    header.log_of(path).write_bytes(b"left by a crash")
    aside = backup.restore(tmp_path / "b.zip", path)
    assert aside is not None
    assert {"a.db", "a.db-wal"} <= {file.name for file in aside.iterdir()}
    assert names(path) == ["Chefteam"]
    header.log_of(aside / "a.db").unlink()
    assert names(aside / "a.db") == ["Chefteam", "Ny"]


def test_nothing_is_put_back_under_an_open_window(tmp_path: Path) -> None:
    path = made(tmp_path / "a.db")
    backup.back_up(path, tmp_path / "b.zip")
    with Database.open(path), pytest.raises(LockedDatabaseError):
        backup.restore(tmp_path / "b.zip", path)


def spoiled(original: Path, target: Path, *, name: str, content: bytes) -> Path:
    """A backup with one entry exchanged."""
    with zipfile.ZipFile(original) as old, zipfile.ZipFile(target, "w") as new:
        for entry in old.namelist():
            new.writestr(entry, content if entry == name else old.read(entry))
    return target


def manifest(**different: object) -> bytes:
    told: dict[str, object] = {"format": "punktvis-backup", "version": 1, "revision": "0001"}
    told |= {"created": "", "database_sha256": "0" * 64, "annexes": []}
    return json.dumps(told | different).encode()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("database.db", b"SQLite format 3\0 but not really"),
        ("manifest.json", b"{}"),
        ("manifest.json", b"[1]"),
        ("manifest.json", manifest(format="other")),
        ("manifest.json", manifest(annexes=["../../etc/passwd"])),
        ("manifest.json", manifest(annexes=["0" * 64])),
    ],
)
def test_a_spoiled_backup_is_refused_and_nothing_is_touched(
    tmp_path: Path, name: str, content: bytes
) -> None:
    path = made(tmp_path / "a.db")
    backup.back_up(path, tmp_path / "good.zip")
    bad = spoiled(tmp_path / "good.zip", tmp_path / "bad.zip", name=name, content=content)
    before = path.read_bytes()
    with pytest.raises(BackupFileError):
        backup.restore(bad, path)
    assert path.read_bytes() == before
    beside = {"a.db-wal", "a.db-shm"}  # what a reader leaves
    found = {file.name for file in tmp_path.iterdir()} - beside
    assert found == {"a.db", "a.db.lock", "bad.zip", "good.zip"}


def test_files_that_are_no_backups_at_all(tmp_path: Path) -> None:
    path = made(tmp_path / "a.db")
    backup.back_up(path, tmp_path / "good.zip")
    whole = (tmp_path / "good.zip").read_bytes()
    (tmp_path / "half.zip").write_bytes(whole[: len(whole) // 2])
    for file in ("half.zip", "a.db", "nothing.zip"):
        with pytest.raises(BackupFileError):
            backup.restore(tmp_path / file, tmp_path / "b.db")
    assert not (tmp_path / "b.db").exists()


def test_a_backup_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    path = made(tmp_path / "a.db")
    changed(path, "update alembic_version set version_num = '9999'")
    with pytest.raises(NewerDatabaseError):
        backup.back_up(path, tmp_path / "b.zip")


def test_a_damaged_database_does_not_replace_a_good_backup(tmp_path: Path) -> None:
    path = made(tmp_path / "a.db")
    target = tmp_path / "b.zip"
    backup.back_up(path, target)
    good = target.read_bytes()
    page_overwritten(path)
    with pytest.raises(DamagedDatabaseError):
        backup.back_up(path, target)
    assert target.read_bytes() == good


@pytest.mark.parametrize("moved", [["a.db"], ["a.db", "a.db-wal"]])
def test_a_restore_that_was_killed_is_finished_at_the_next_start(
    tmp_path: Path, moved: list[str]
) -> None:
    path = made(tmp_path / "a.db")
    add_forum(path, "Ny")
    shutil.copy(path, tmp_path / ".a.db.restoring")
    header.log_of(path).write_bytes(b"of the old one")
    for name in moved:
        (tmp_path / name).unlink()
    assert not path.exists()
    Database.open(path).close()
    assert names(path) == ["Chefteam", "Ny"]
    assert not (tmp_path / ".a.db.restoring").exists()


def test_a_restore_killed_before_its_first_move_is_forgotten(tmp_path: Path) -> None:
    path = made(tmp_path / "a.db")
    shutil.copy(path, tmp_path / ".a.db.restoring")
    add_forum(path, "Ny")
    assert names(path) == ["Chefteam", "Ny"]
    assert not (tmp_path / ".a.db.restoring").exists()


def test_missing_annexes_are_told(tmp_path: Path) -> None:
    path = made(tmp_path / "a.db")
    digest = with_annex(path)
    AnnexFiles(path).path(digest).unlink()
    assert backup.back_up(path, tmp_path / "b.zip").missing == (digest,)
    report = examine(path)
    assert not report.ok
    assert report.missing_annexes == (digest,)


def test_only_the_newest_copies_before_upgrades_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made(tmp_path / "a.db")
    for number in range(7):
        monkeypatch.setattr(backup, "_stamp", lambda number=number: f"2026-{number}")
        backup.before_upgrade(path, "0001")
    kept = sorted(file.name for file in (tmp_path / "a.backups").iterdir())
    assert [name[-5] for name in kept] == list("23456")


@pytest.mark.skipif(os.name != "posix", reason="file modes")
def test_copies_are_private(tmp_path: Path) -> None:
    path = made(tmp_path / "a.db")
    digest = with_annex(path)
    backup.back_up(path, tmp_path / "b.zip")
    assert (tmp_path / "b.zip").stat().st_mode & 0o777 == 0o600
    assert AnnexFiles(path).path(digest).stat().st_mode & 0o777 == 0o600
    assert AnnexFiles(path).folder.stat().st_mode & 0o777 == 0o700
