"""Old meetings go out of everything on the disk, and only once they are filed."""

import datetime
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from subprocess import PIPE

import pytest
from sqlalchemy.orm import Session

from model.commands import (
    agenda,
    annexes,
    bank,
    items,
    meetings,
    minutes,
    postponing,
    revisions,
    status,
)
from model.commands.annexes import KeptFile, Owner
from model.commands.papers import mark_filed
from model.entities import AnnexFile, Mail, MinutesApproval, Postponement
from model.errors import UserError
from model.exchange.example import example_data
from model.exchange.importing import EXAMPLE, import_into
from model.queries.bank import list_bank
from model.queries.meetings import list_meetings
from model.queries.people import list_forums, list_people
from model.queries.retention import old_meetings, years_before
from model.storage.annex_files import AnnexFiles
from model.storage.copies_kept import copy_name
from model.storage.database import Database
from model.storage.spool import Draft, Spool
from model.text.blocks import from_plain
from model.vocabulary import MeetingStatus
from model.workspace.annexes import AnnexStore
from model.workspace.copies import copies_folder
from model.workspace.daily_backup import back_up_today, folder_of
from model.workspace.retention import BackupKind, holding_backups, purge
from model.workspace.search import Search
from model.workspace.workspace import Workspace
from tests.model.workspace.opened import Opened, opened

OLD, NEW = datetime.date(2020, 1, 9), datetime.date(2026, 2, 5)
SECRET = "Hemmeligtordsomingenandreskriver"
AT = datetime.datetime(2020, 3, 1, 9, 30)
BEFORE = datetime.datetime(2020, 1, 2, 9, 30)


def an_old_meeting(workspace: Opened) -> tuple[int, int, str]:
    """With the secret in its minutes, its recommendation and its annex; the digest of that."""
    item = workspace.do(bank.create, f"{SECRET} sag")
    workspace.do(items.set_field, item, "background", from_plain(f"Om {SECRET}."))
    stored = AnnexFiles(workspace.path).store(SECRET.encode())
    workspace.do(annexes.add, Owner(item_id=item), [KeptFile(f"{SECRET}.pdf", stored)])
    meeting = workspace.do(meetings.create, "Chefteam", OLD)
    point = workspace.do(agenda.place_item, meeting, item)
    workspace.do(minutes.set_text, point, from_plain(f"{SECRET} blev vedtaget"))
    return meeting, point, stored.digest


def a_mail(
    session: Session,
    workspace: Opened,
    meeting: int | None,
    text: bytes = f"Mail om {SECRET}".encode(),
    at: datetime.datetime = AT,
) -> None:
    stored = AnnexFiles(workspace.path).store(text)
    file = AnnexFile(digest=stored.digest, name="mail.eml", size=stored.size)
    mail = Mail(
        meeting_id=meeting,
        file=file,
        subject=text.decode(),
        way="draft",
        message_id=stored.digest,
        at=at,
    )
    session.add(mail)


def files_with_the_secret(folder: Path) -> list[str]:
    places = [path for path in folder.rglob("*") if path.is_file() and "backup" not in path.name]
    wanted = (SECRET.encode(), SECRET.lower().encode())
    return [path.name for path in places if any(word in path.read_bytes() for word in wanted)]


def test_nothing_of_it_is_left_on_the_disk(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with opened(folder) as workspace:
        meeting, point, digest = an_old_meeting(workspace)
        kept = workspace.do(meetings.create, "Chefteam", NEW)
        workspace.do(agenda.add_point, kept, "Bliver stående")
        workspace.do(mark_filed, meeting, "", AT)
        workspace.run("mail", partial(a_mail, workspace=workspace, meeting=meeting)).result(30)
        mail_of_another = partial(a_mail, workspace=workspace, meeting=kept, text=b"bliver")
        workspace.run("mail", mail_of_another).result(30)
        text = f"Kladde om {SECRET}, hvis møde blev slettet".encode()
        orphan = partial(a_mail, workspace=workspace, meeting=None, text=text, at=BEFORE)
        workspace.run("mail", orphan).result(30)
        draft = Draft("agenda_entry", point, "minutes", SECRET, from_plain(SECRET))
        texts = [
            draft,
            *(Draft(table, 1, "comment", SECRET, ()) for table in ("item_bank", "item_field")),
        ]
        for text in texts:
            assert Spool(workspace.path, [folder / "spool"]).write(text)
        assert AnnexStore(workspace.path).copy_to_open(digest, f"{SECRET}.pdf").is_file()
        search = Search(workspace)
        search.catch_up()
        assert len(files_with_the_secret(folder)) >= 4
        purged = purge(workspace, search, [meeting])
        assert (purged.meetings, purged.annexes, purged.drafts) == (1, 3, 3)
        assert not AnnexFiles(workspace.path).path(digest).exists()
        assert [row.id for row in workspace.read(list_meetings)] == [kept]
        assert workspace.undo_label is None
        search.close()
    assert files_with_the_secret(folder) == []


_READER = """
import sys
from model.storage.dbapi import dbapi
connection = dbapi.connect(sys.argv[1], uri=True, isolation_level=None)
connection.execute("begin")
connection.execute("select count(*) from meeting").fetchone()
print("reads", flush=True)
sys.stdin.readline()
connection.execute("commit")
print("rests", flush=True)
sys.stdin.readline()
"""


@contextmanager
def another_program(database: Path) -> Iterator[Callable[[], None]]:
    """Reads an old state of the file until it is told to let go; then it only has it open."""
    command = [sys.executable, "-c", _READER, f"{database.as_uri()}?mode=ro"]
    with subprocess.Popen(command, stdin=PIPE, stdout=PIPE, text=True) as reader:
        assert reader.stdin is not None
        assert reader.stdout is not None

        def let_go() -> None:
            print(file=reader.stdin, flush=True)
            assert reader.stdout is not None
            assert reader.stdout.readline() == "rests\n"

        assert reader.stdout.readline() == "reads\n"
        yield let_go
        reader.kill()


def removed_while_another_reads(workspace: Opened) -> None:
    meeting, _point, _digest = an_old_meeting(workspace)
    workspace.do(mark_filed, meeting, "", AT)
    search = Search(workspace)
    assert purge(workspace, search, [meeting]).owed is True
    search.close()


def test_what_another_program_reads_is_owed_and_goes_when_it_lets_go(tmp_path: Path) -> None:
    with opened(tmp_path / "data") as workspace, another_program(workspace.path) as let_go:
        removed_while_another_reads(workspace)
        assert files_with_the_secret(tmp_path) != []
        assert not workspace.empty_log()
        let_go()
        assert workspace.empty_log()
        assert files_with_the_secret(tmp_path) == []


def test_what_is_owed_goes_at_the_end_or_at_the_next_start(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with opened(folder) as workspace, another_program(workspace.path) as let_go:
        removed_while_another_reads(workspace)
        let_go()
        workspace.close()
        assert files_with_the_secret(folder) == [], "it still has the file open"
    workspace = Opened(Database.open(workspace.path))
    with another_program(workspace.path):
        removed_while_another_reads(workspace)
        workspace.close()
    assert files_with_the_secret(folder) != []
    with Workspace.open(workspace.path):
        assert files_with_the_secret(folder) == []


def test_what_is_not_filed_stays(workspace: Opened) -> None:
    meeting, _point, _digest = an_old_meeting(workspace)
    search = Search(workspace)
    with pytest.raises(UserError, match="9"):
        purge(workspace, search, [meeting])
    assert [row.id for row in workspace.read(list_meetings)] == [meeting]
    search.close()


def test_a_recommendation_that_another_meeting_treats_stays(workspace: Opened) -> None:
    meeting, _point, digest = an_old_meeting(workspace)
    later = workspace.do(meetings.create, "Chefteam", NEW)
    workspace.do(agenda.place_item, later, 1)
    workspace.do(mark_filed, meeting, "", AT)
    search = Search(workspace)
    purged = purge(workspace, search, [meeting])
    assert (purged.meetings, purged.annexes) == (1, 0)
    assert AnnexFiles(workspace.path).is_sound(digest)
    search.close()


def test_a_recommendation_that_still_waits_for_a_meeting_stays(workspace: Opened) -> None:
    meeting, point, digest = an_old_meeting(workspace)
    workspace.do(postponing.postpone_to_bank, point, at=AT)
    workspace.do(mark_filed, meeting, "", AT)
    search = Search(workspace)
    purged = purge(workspace, search, [meeting])
    assert (purged.meetings, purged.annexes, purged.waiting) == (1, 0, 1)
    assert [row.title for row in workspace.read(list_bank)] == [f"{SECRET} sag"]
    assert AnnexFiles(workspace.path).is_sound(digest)
    search.close()


def test_an_approved_meeting_can_be_filed_and_goes(workspace: Opened) -> None:
    """Most are approved long before they are filed."""
    meeting, _point, _digest = an_old_meeting(workspace)
    for step in (MeetingStatus.REVIEW, MeetingStatus.DISPATCHED, MeetingStatus.HELD):
        workspace.do(status.set_status, meeting, step)
    workspace.do(revisions.approve, meeting, "Anna Berg")
    workspace.do(mark_filed, meeting, "", AT)
    search = Search(workspace)
    assert purge(workspace, search, [meeting]).meetings == 1
    search.close()


def test_what_other_meetings_say_of_it_lets_go(workspace: Opened) -> None:
    meeting, point, _digest = an_old_meeting(workspace)
    later = workspace.do(meetings.create, "Chefteam", NEW)
    other = workspace.do(agenda.add_point, later, "Godkendelse af referat")

    def link(session: Session) -> None:
        session.add(MinutesApproval(point_id=other, meeting_id=meeting))
        session.add(Postponement(point_id=other, to_point_id=point, item_id=1, at=AT))

    workspace.run("link", link).result(30)
    workspace.do(mark_filed, meeting, "", AT)
    search = Search(workspace)
    assert purge(workspace, search, [meeting]).meetings == 1
    search.close()


def test_which_are_old(workspace: Opened) -> None:
    meeting, _point, _digest = an_old_meeting(workspace)
    workspace.do(meetings.create, "Chefteam", NEW)
    before = years_before(datetime.date(2025, 1, 10), 5)
    (row,) = workspace.read(partial(old_meetings, before=before))
    assert (row.id, row.date, row.points, row.filed_at) == (meeting, OLD, 1, None)
    workspace.do(mark_filed, meeting, "", AT)
    (row,) = workspace.read(partial(old_meetings, before=before))
    assert row.filed_at == AT
    assert years_before(datetime.date(2024, 2, 29), 1) == datetime.date(2023, 2, 28)


def test_the_backup_of_the_day(workspace: Opened, tmp_path: Path) -> None:
    second = tmp_path / "second"
    second.mkdir()
    day = datetime.date(2026, 2, 5)
    make = partial(back_up_today, workspace.path, days=7, second=second)
    assert make(today=day) is not None
    assert make(today=day) is None
    assert make(today=day + datetime.timedelta(days=3)) is not None
    names = {path.name for path in folder_of(workspace.path).iterdir()}
    assert names == {path.name for path in second.iterdir()}
    assert len(names) == 2
    holding = holding_backups(workspace.path, 7, second)
    assert {kept.expires for kept in holding} == {
        datetime.date(2026, 2, 12),
        datetime.date(2026, 2, 15),
    }
    make(today=day + datetime.timedelta(days=8))
    left = {path.name for path in second.iterdir()}
    assert left == {path.name for path in folder_of(workspace.path).iterdir()}
    assert "punktvis-2026-02-05.punktvis-backup" not in left


def test_each_other_kind_of_backup_is_told_as_what_it_is(tmp_path: Path) -> None:
    database, second = tmp_path / "møder [1].db", tmp_path / "second"
    copy = copies_folder(database) / copy_name(AT)
    for path in (
        copy,
        second / copy.name,
        folder_of(database) / "before-upgrade-0007-x.zip",
        tmp_path / "møder [1].aside-x" / database.name,
        copies_folder(database) / "note.txt",
    ):
        path.parent.mkdir(exist_ok=True)
        path.touch()
    found = {kept.path.name: kept for kept in holding_backups(database, 7)}
    assert {name: kept.kind for name, kept in found.items()} == {
        copy.name: BackupKind.COPY,
        "before-upgrade-0007-x.zip": BackupKind.UPGRADE,
        "møder [1].aside-x": BackupKind.ASIDE,
    }
    assert {kept.expires for kept in found.values()} == {None}
    assert second / copy.name in {kept.path for kept in holding_backups(database, 7, second)}


def test_a_second_folder_that_is_gone_is_said_and_the_backup_is_made(
    workspace: Opened, tmp_path: Path
) -> None:
    with pytest.raises(UserError, match="væk"):
        back_up_today(workspace.path, days=7, second=tmp_path / "væk")
    assert len(list(folder_of(workspace.path).iterdir())) == 1


def test_the_example_goes_whole(workspace: Opened) -> None:
    from model.commands import example

    before = workspace.dump()
    own = workspace.do(meetings.create, "Direktion", NEW)
    kept = workspace.dump()
    import_into(workspace, EXAMPLE)
    assert workspace.read(partial(example.is_there, example=example_data()))
    workspace.do(example.remove, example_data())
    assert [row.id for row in workspace.read(list_meetings)] == [own]
    assert workspace.read(list_people) == ()
    assert [forum.name for forum in workspace.read(list_forums)] == ["Direktion"]
    left = {name: len(rows) for name, rows in workspace.dump().items()}
    assert left == {name: len(rows) for name, rows in kept.items()}
    assert before != kept
    workspace.undo().result(30)
    assert len(workspace.read(list_meetings)) == 5
