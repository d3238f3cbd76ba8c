"""Every way in which a file can be wrong has its own sentence, and the file stays as it was."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from model.entities import Forum
from model.errors import UserError
from model.storage import database as database_module
from model.storage import failures, header
from model.storage.database import Database
from model.storage.engine import Mode, raw_connection
from model.storage.revision import HEAD

NAMES = ["punktvis.db", "Ærø 100% #1?.db", "a%41b.db", "møde & råd; 'x'.db"]

needs_posix = pytest.mark.skipif(os.name != "posix", reason="file modes")


def made(path: Path) -> Path:
    """A database with one forum, closed properly."""
    with Database.open(path, create=True) as database, database.write() as session:
        session.add(Forum(name="Chefteam"))
    return path


def changed(path: Path, *statements: str) -> None:
    with closing(raw_connection(path, Mode.WRITE)) as connection:
        for statement in statements:
            connection.execute(statement)


@pytest.mark.parametrize("name", NAMES)
def test_exactly_the_file_that_was_named(tmp_path: Path, name: str) -> None:
    path = made(tmp_path / name)
    assert {file.name for file in tmp_path.iterdir()} == {name, f"{name}.lock"}
    with Database.open(path, read_only=True) as database, database.read() as session:
        assert session.query(Forum).one().name == "Chefteam"


@needs_posix
def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Database.open(path, create=True) as database:
        with database.write() as session:
            session.add(Forum(name="Chefteam"))
        for file in (path, header.log_of(path), header.index_of(path)):
            assert file.stat().st_mode & 0o777 == 0o600


def test_connections_are_set_as_they_must_be(tmp_path: Path) -> None:
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000}
    wanted |= {"secure_delete": 1, "trusted_schema": 0}
    with Database.open(tmp_path / "a.db", create=True) as database, database.write() as session:
        found = {name: session.scalar(text(f"pragma {name}")) for name in wanted}
    assert found == wanted


def fail_half_way(database: Database) -> None:
    with database.write() as session:
        session.add(Forum(name="Chefteam"))
        session.flush()
        raise ZeroDivisionError


def test_a_commit_is_whole_or_nothing(tmp_path: Path) -> None:
    with Database.open(tmp_path / "a.db", create=True) as database:
        with pytest.raises(ZeroDivisionError):
            fail_half_way(database)
        with database.read() as session:
            assert session.query(Forum).all() == []


def no_file(path: Path) -> None:
    path.unlink()


def no_bytes(path: Path) -> None:
    path.write_bytes(b"")


def plain_text(path: Path) -> None:
    path.write_text("Kære alle,\n" * 200, "utf-8")


def other_program(path: Path) -> None:
    path.unlink()
    path.touch()
    with closing(raw_connection(path, Mode.CREATE)) as connection:
        connection.execute("create table bookmark (address)")


def newer(path: Path) -> None:
    changed(path, "update alembic_version set version_num = '9999'")


def truncated(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def of_no_known_kind(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(44)  # the schema format number
        file.write(b"\0\0\0\x63")


def page_overwritten(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(4096 * 20)
        file.write(b"\xff" * 4096)


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


WRONG: list[tuple[Callable[[Path], None], type[UserError], str]] = [
    (no_file, failures.MissingDatabaseError, "no database"),
    (no_bytes, failures.EmptyFileError, "is empty"),
    (plain_text, failures.ForeignDatabaseError, "not a Punktvis database"),
    (other_program, failures.ForeignDatabaseError, "not a Punktvis database"),
    (newer, failures.NewerDatabaseError, "newer Punktvis"),
    (truncated, failures.DamagedDatabaseError, "damaged"),
    (of_no_known_kind, failures.DamagedDatabaseError, "damaged"),
    (page_overwritten, failures.DamagedDatabaseError, "damaged"),
    (a_folder, failures.ForeignDatabaseError, "not a Punktvis database"),
]


@pytest.fixture
def in_english() -> Iterator[None]:
    from model.text import translate

    before = translate.language()
    translate.set_language("en")
    yield
    translate.set_language(before)


@pytest.mark.usefixtures("in_english")
@pytest.mark.parametrize(("spoil", "error", "words"), WRONG, ids=[w[0].__name__ for w in WRONG])
def test_each_fault_has_its_sentence_and_nothing_is_written(
    tmp_path: Path, spoil: Callable[[Path], None], error: type[UserError], words: str
) -> None:
    path = made(tmp_path / "møder.db")
    spoil(path)
    before = path.read_bytes() if path.is_file() else None
    # `create` makes a file only where there is none.
    for create in (False, True)[: 1 if spoil is no_file else 2]:
        with pytest.raises(error, match=words) as caught:
            Database.open(path, create=create)
        assert str(path) in str(caught.value)
    assert (path.read_bytes() if path.is_file() else None) == before


def test_an_older_file_is_not_brought_up_to_date_by_a_reader(tmp_path: Path) -> None:
    path = made(tmp_path / "a.db")
    changed(path, "update alembic_version set version_num = '0000'")
    with pytest.raises(failures.OlderDatabaseError, match=HEAD):
        Database.open(path, read_only=True)


def test_a_network_folder_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = made(tmp_path / "a.db")
    monkeypatch.setattr(database_module, "is_network_folder", lambda _folder: True)
    with pytest.raises(failures.NetworkFolderError):
        Database.open(path)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(failures.UnreachableDatabaseError):
        Database.open(tmp_path / "nowhere" / "a.db", create=True)


@pytest.mark.tool("chattr")
def test_a_read_only_file_can_be_read_and_not_written(tmp_path: Path) -> None:
    path = made(tmp_path / "a.db")
    if subprocess.run(["chattr", "+i", path], capture_output=True, check=False).returncode:
        pytest.skip("this file system or user cannot make a file immutable")
    try:
        with pytest.raises(failures.ReadOnlyDatabaseError):
            Database.open(path)
        with Database.open(path, read_only=True) as database, database.read() as session:
            assert session.query(Forum).one().name == "Chefteam"
    finally:
        subprocess.run(["chattr", "-i", path], check=True)


def test_a_reader_cannot_write(tmp_path: Path) -> None:
    path = made(tmp_path / "a.db")
    with (
        Database.open(path, read_only=True) as database,
        pytest.raises(failures.ReadOnlyDatabaseError),
        database.write(),
    ):
        pass


def test_a_reader_works_beside_the_window(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Database.open(path, create=True) as writer:
        with writer.write() as session:
            session.add(Forum(name="Chefteam"))
        with Database.open(path, read_only=True) as reader, reader.read() as session:
            assert session.query(Forum).one().name == "Chefteam"


def test_a_killed_creation_leaves_nothing_at_the_place(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    (tmp_path / ".a.db.new").write_bytes(b"half of it")
    header.log_of(path).write_bytes(b"of a file that was deleted")
    with Database.open(path, create=True) as database, database.read() as session:
        assert session.query(Forum).all() == []
    assert not (tmp_path / ".a.db.new").exists()


def test_what_first_paint_needs_loads_no_sqlalchemy() -> None:
    code = "import sys, model.paths, model.settings; sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_opening_loads_no_alembic_where_nothing_is_to_be_migrated(tmp_path: Path) -> None:
    path = made(tmp_path / "a.db")
    code = (
        "import sys; from pathlib import Path; from model.storage.database import Database;"
        "Database.open(Path(sys.argv[1])).close(); sys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code, str(path)], check=False).returncode == 0
