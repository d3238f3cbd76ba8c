"""Migrations and entities give the same schema, and no file is ever half brought up to date."""

import re
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.operations import Operations

from model.entities import Entity, Forum, Meeting
from model.storage import backup, upgrade
from model.storage.database import Database
from model.storage.engine import WRITES, Mode, make_engine, raw_connection
from model.storage.failures import DamagedDatabaseError
from model.storage.migrations import HISTORY, Migration
from model.storage.revision import HEAD
from tests.model.storage.test_opening import made


def schema(path: Path) -> dict[str, list[str]]:
    """What SQLite keeps of each table and index, without regard to the order of the columns."""
    with closing(raw_connection(path, Mode.READ)) as connection:
        found = connection.execute(
            "select name, sql from sqlite_master where sql is not null"
            " and tbl_name not in ('alembic_version', 'sqlite_sequence')"
        ).fetchall()
    return {
        name: sorted(filter(None, (part.strip(" \t)") for part in re.split(r",\s|\n", sql))))
        for name, sql in found
    }


def test_migrations_and_entities_give_the_same_schema(tmp_path: Path) -> None:
    migrated, direct = tmp_path / "migrated.db", tmp_path / "direct.db"
    upgrade.upgrade(migrated, mode=Mode.CREATE)
    engine = make_engine(direct, Mode.CREATE)
    with engine.execution_options(**{WRITES: True}).begin() as connection:
        Entity.metadata.create_all(connection)
    engine.dispose()
    assert schema(migrated) == schema(direct)

    engine = make_engine(migrated, Mode.WRITE)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Entity.metadata) == []
    engine.dispose()


def test_every_constraint_has_a_name() -> None:
    for table in Entity.metadata.tables.values():
        assert all(constraint.name for constraint in table.constraints), table.name


def test_the_last_migration_is_the_head() -> None:
    assert HISTORY[-1].revision == HEAD
    revisions = [step.revision for step in HISTORY]
    assert revisions == sorted(set(revisions))


def rebuild(op: Operations) -> None:
    with op.batch_alter_table("meeting") as batch:
        batch.add_column(sa.Column("room", sa.Text, nullable=False, server_default=""))
        batch.alter_column("location", existing_type=sa.Text, nullable=True)


def fail_half_way(op: Operations) -> None:
    op.create_table("half", sa.Column("id", sa.Integer, primary_key=True))
    rebuild(op)
    raise ZeroDivisionError


def break_a_reference(op: Operations) -> None:
    op.execute("update meeting set forum_id = 99")


def with_a_meeting(path: Path) -> Path:
    import datetime

    made(path)
    with Database.open(path) as database, database.write() as session:
        forum = session.query(Forum).one()
        day = datetime.date(2026, 2, 5)
        session.add(Meeting(key="m", forum_id=forum.id, date=day, start=500, end=600))
    return path


def newer_by(step: object) -> tuple[Migration, ...]:
    return (*HISTORY, Migration("9999", step))  # pyright: ignore[reportArgumentType]


def test_a_rebuilt_table_keeps_the_rows_of_its_children(tmp_path: Path) -> None:
    path = with_a_meeting(tmp_path / "a.db")
    seen: list[str] = []
    upgrade.upgrade(path, seen.append, history=newer_by(rebuild))
    assert seen == [HEAD]
    with closing(raw_connection(path, Mode.READ)) as connection:
        assert connection.execute("select key, room from meeting").fetchall() == [("m", "")]
        assert connection.execute("select * from alembic_version").fetchall() == [("9999",)]


@pytest.mark.parametrize(
    ("step", "error"),
    [(fail_half_way, ZeroDivisionError), (break_a_reference, DamagedDatabaseError)],
)
def test_a_migration_that_fails_changes_nothing(
    tmp_path: Path, step: object, error: type[Exception]
) -> None:
    path = with_a_meeting(tmp_path / "a.db")
    before = schema(path)
    with pytest.raises(error):
        upgrade.upgrade(path, history=newer_by(step))
    assert schema(path) == before
    with Database.open(path) as database, database.read() as session:
        assert session.query(Meeting).one().key == "m"


def test_before_an_upgrade_a_verified_backup_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = with_a_meeting(tmp_path / "a.db")
    with closing(raw_connection(path, Mode.WRITE)) as connection:
        connection.execute("update alembic_version set version_num = '0000'")
    history = (Migration("0000", rebuild), Migration(HEAD, rebuild))
    monkeypatch.setattr(upgrade.upgrade, "__kwdefaults__", {"mode": Mode.WRITE, "history": history})
    Database.open(path).close()
    (made_before,) = (tmp_path / "a.backups").iterdir()
    assert backup.verify(made_before).revision == "0000"
    assert path.exists()
