"""Annex files, the spool, the doctor, and where a folder lies."""

import json
from pathlib import Path

import pytest

from model import paths
from model.storage import spool, volume
from model.storage.annex_files import AnnexFileError, AnnexFiles
from model.storage.doctor import examine
from model.storage.spool import Draft, Spool
from model.text.blocks import Block, Kind, Run, from_plain
from tests.model.storage.test_opening import made, no_bytes, page_overwritten

MOUNTS = r"""22 1 254:0 / / rw,relatime - ext4 /dev/vda rw
30 22 0:40 / /home/anne/H rw - cifs //server/share rw
31 22 0:41 / /mnt/space\040here rw shared:1 - nfs4 host:/x rw
32 22 0:42 / /mnt/usb rw - fuseblk /dev/sdb1 rw
33 22 0:43 / /mnt/ssh rw - fuse.sshfs anne@host rw
34 22 0:44 / /mnt/over rw - nfs host:/y rw
35 22 0:45 / /mnt/over rw - ext4 /dev/vdb rw
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/anne/Dokumenter", "ext4"),
        ("/home/anne/H/møder", "cifs"),
        ("/home/anne/Hjem", "ext4"),
        ("/mnt/space here", "nfs4"),
        ("/mnt/usb/x", "fuseblk"),
        ("/mnt/ssh/x", "fuse.sshfs"),
        ("/mnt/over", "ext4"),
    ],
)
def test_the_file_system_of_a_folder(tmp_path: Path, folder: str, kind: str) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(MOUNTS)
    assert volume.file_system(Path(folder), mounts) == kind
    network = kind in volume.NETWORK_TYPES or kind.startswith(volume.NETWORK_PREFIX)
    assert network == (kind not in ("ext4", "fuseblk"))


def test_a_content_is_kept_once_and_checked(tmp_path: Path) -> None:
    files = AnnexFiles(tmp_path / "møder.db")
    source = tmp_path / "bilag.pdf"
    source.write_bytes(b"indhold" * 1000)
    stored = files.store(source)
    assert files.store(source.read_bytes()) == stored
    assert stored.size == 7000
    with files.open(stored.digest) as content:
        assert content.read() == source.read_bytes()
    assert list(files.digests()) == [stored.digest]
    assert files.folder == tmp_path / "møder.annexes"

    files.path(stored.digest).write_bytes(b"noget andet")
    with pytest.raises(AnnexFileError):
        files.open(stored.digest)
    files.store(source)  # attached again, it is mended
    assert files.is_sound(stored.digest)
    files.path(stored.digest).unlink()
    with pytest.raises(AnnexFileError):
        files.open(stored.digest)
    with pytest.raises(ValueError, match="no digest"):
        files.path("../" + "a" * 61)


DRAFT = Draft("agenda_entry", 7, "minutes", "Referat, punkt 3", from_plain("Ærø\nåben"))


def test_a_draft_comes_back_in_the_next_session_only(tmp_path: Path) -> None:
    database = tmp_path / "a.db"
    first = Spool(database, [tmp_path / "spool"])
    assert first.write(DRAFT)
    bold = (Block(Kind.BULLET, 0, (Run("Nyt", bold=True),)),)
    newer = Draft(DRAFT.table, DRAFT.row_id, DRAFT.column, DRAFT.title, bold)
    assert first.write(newer)
    assert first.left_over() == ()

    later = Spool(database, [tmp_path / "spool"])
    (found,) = later.left_over()
    assert found.draft == newer
    assert Spool(tmp_path / "other.db", [tmp_path / "spool"]).left_over() == ()

    spool.discard(found)
    assert later.left_over() == ()
    first.remove(newer.key)


def test_a_spool_that_cannot_be_written_goes_to_the_next_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    folders = [tmp_path / "file" / "spool", tmp_path / "second"]
    assert Spool(tmp_path / "a.db", folders).write(DRAFT)
    assert not Spool(tmp_path / "a.db", folders[:1]).write(DRAFT)
    (found,) = Spool(tmp_path / "a.db", folders[1:]).left_over()
    assert found.file.parent == tmp_path / "second"


@pytest.mark.parametrize("nonsense", ["", "{}", "[", json.dumps({"format": 2})])
def test_a_draft_that_nobody_can_read_is_left_alone(tmp_path: Path, nonsense: str) -> None:
    first = Spool(tmp_path / "a.db", [tmp_path])
    assert first.write(DRAFT)
    (file,) = tmp_path.glob("*.draft.json")
    file.write_text(nonsense)
    assert Spool(tmp_path / "a.db", [tmp_path]).left_over() == ()
    assert file.exists()


def test_the_doctor_tells_damage_and_changes_nothing(tmp_path: Path) -> None:
    path = made(tmp_path / "a.db")
    report = examine(path)
    assert report.ok
    assert ("forum", 1) in report.rows
    page_overwritten(path)
    before = path.read_bytes()
    report = examine(path)
    assert not report.ok
    assert report.integrity or report.faults
    no_bytes(path)
    assert not examine(path).ok
    path.write_bytes(before)
    assert path.read_bytes() == before


def test_the_data_folder_is_private_and_can_be_moved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(paths.OVERRIDE, str(tmp_path / "data"))
    assert paths.database_file() == tmp_path / "data" / "punktvis.db"
    assert paths.spool_folder().is_dir()
    assert paths.data_folder().stat().st_mode & 0o077 == 0
    monkeypatch.delenv(paths.OVERRIDE)
    assert paths.data_folder().name == "Punktvis"
