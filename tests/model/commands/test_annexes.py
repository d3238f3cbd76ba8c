"""Annexes: numbers are their order, files are kept once, and nothing is replaced without a trace."""

from pathlib import Path

import pytest

from model.commands import agenda, annexes, items, meetings, points, status
from model.commands.annexes import KeptFile, Owner
from model.commands.lookup import ApprovedError
from model.errors import UserError
from model.queries.annexes import AnnexRow, list_annexes
from model.queries.points import point
from model.vocabulary import MeetingStatus, Openness
from model.workspace.annexes import AnnexStore, FileState, keep_all
from model.workspace.workspace import Workspace
from tests.model.workspace.opened import Opened
from tests.model.workspace.test_undo_of_everything import DAY


def file(folder: Path, name: str, content: str = "") -> Path:
    path = folder / name
    path.write_text(content or name, encoding="utf-8")
    return path


def rows(workspace: Opened, owner: Owner) -> tuple[AnnexRow, ...]:
    return workspace.read(lambda s: list_annexes(s, item_id=owner.item_id, point_id=owner.point_id))


def numbered(workspace: Opened, owner: Owner) -> list[tuple[int, str]]:
    return [(row.number, row.title) for row in rows(workspace, owner)]


@pytest.fixture
def store(workspace: Opened) -> AnnexStore:
    return AnnexStore(workspace.path)


@pytest.fixture
def owner(workspace: Opened, store: AnnexStore, tmp_path: Path) -> Owner:
    item = Owner(item_id=workspace.do(items.create, "Lejemål"))
    names = ("Bilag 1 - kort.pdf", "tal.xlsx", "svar.msg")
    kept, refused = keep_all(store, [file(tmp_path, name) for name in names])
    assert refused == []
    workspace.do(annexes.add, item, kept)
    return item


def test_added_titled_and_undecided(workspace: Opened, owner: Owner) -> None:
    assert numbered(workspace, owner) == [(1, "Kort"), (2, "Tal"), (3, "Svar")]
    assert {row.openness for row in rows(workspace, owner)} == {Openness.UNDECIDED}


def test_numbers_follow_the_order(workspace: Opened, owner: Owner) -> None:
    last = rows(workspace, owner)[2].id
    workspace.do(annexes.move, last, 0)
    assert numbered(workspace, owner) == [(1, "Svar"), (2, "Kort"), (3, "Tal")]
    workspace.do(annexes.remove, last)
    assert numbered(workspace, owner) == [(1, "Kort"), (2, "Tal")]
    workspace.undo().result()
    assert numbered(workspace, owner) == [(1, "Svar"), (2, "Kort"), (3, "Tal")]


def test_one_content_is_kept_once(
    workspace: Opened, owner: Owner, store: AnnexStore, tmp_path: Path
) -> None:
    again = store.keep(file(tmp_path, "Samme kort.pdf", "Bilag 1 - kort.pdf"))
    workspace.do(annexes.add, owner, [again])
    first, *_rest, last = rows(workspace, owner)
    assert (first.digest, last.title) == (last.digest, "Samme kort")
    assert len(list(store._files.digests())) == 3


def test_a_replaced_file_stays_known_and_can_be_opened(
    workspace: Opened, owner: Owner, store: AnnexStore, tmp_path: Path
) -> None:
    before = rows(workspace, owner)[1]
    new = store.keep(file(tmp_path, "tal som PDF.pdf"))
    workspace.do(annexes.replace_file, before.id, new)
    after = rows(workspace, owner)[1]
    assert (after.title, after.file_name) == ("Tal", "tal som PDF.pdf")
    (past,) = after.past
    assert (past.file_name, past.digest) == ("tal.xlsx", before.digest)
    copy = store.copy_to_open(past.digest, past.file_name)
    assert (copy.name, copy.read_text(encoding="utf-8")) == ("tal.xlsx", "tal.xlsx")
    assert copy.stat().st_mode & 0o777 == 0o400
    workspace.undo().result()
    assert rows(workspace, owner)[1] == before


def test_the_same_file_again_leaves_no_trace(
    workspace: Opened, owner: Owner, store: AnnexStore, tmp_path: Path
) -> None:
    before = rows(workspace, owner)[0]
    same = store.keep(file(tmp_path, "kort.pdf", "Bilag 1 - kort.pdf"))
    workspace.do(annexes.replace_file, before.id, same)
    assert rows(workspace, owner)[0].past == ()


def test_what_is_missing_or_altered_is_noticed(
    workspace: Opened, owner: Owner, store: AnnexStore
) -> None:
    first, second, third = (row.digest for row in rows(workspace, owner))
    assert set(store.states([first, second, third]).values()) == {FileState.SOUND}
    store._files.path(first).unlink()
    store._files.path(second).write_text("andet", encoding="utf-8")
    assert list(store.states([first, second, third]).values()) == [
        FileState.MISSING,
        FileState.ALTERED,
        FileState.SOUND,
    ]
    with pytest.raises(UserError, match=r"missing|mangler"):
        store.copy_to_open(first, "kort.pdf")


@pytest.mark.parametrize("name", ["kørsel.exe", "makro.docm", "uden"])
def test_what_could_run_is_neither_added_nor_opened(
    workspace: Opened, store: AnnexStore, tmp_path: Path, name: str
) -> None:
    kept, refused = keep_all(store, [file(tmp_path, name), tmp_path, tmp_path / "væk.pdf"])
    assert (kept, len(refused)) == ([], 3)
    with pytest.raises(UserError):
        store.copy_to_open("a" * 64, name)


def test_a_copy_that_a_crash_left_goes_with_the_next_start(
    workspace: Opened, owner: Owner, store: AnnexStore
) -> None:
    first = rows(workspace, owner)[0]
    path = workspace.path
    workspace.close()
    left = store.copy_to_open(first.digest, first.file_name)
    with Workspace.open(path):
        assert not left.exists()
        now = store.copy_to_open(first.digest, first.file_name)
        assert now.is_file()
    assert not now.exists()


def test_a_copy_to_open_never_leaves_its_folder(store: AnnexStore, tmp_path: Path) -> None:
    kept = store.keep(file(tmp_path, "a.pdf"))
    copy = store.copy_to_open(kept.stored.digest, "../../ond: fil.pdf")
    assert copy.name == "_.._ond_ fil.pdf"
    assert store.copy_to_open(kept.stored.digest, "a.pdf").parent != copy.parent


def test_annexes_of_a_point_go_to_its_recommendation(
    workspace: Opened, store: AnnexStore, tmp_path: Path
) -> None:
    meeting = workspace.do(meetings.create, "Chefteam", DAY)
    point_id = workspace.do(agenda.add_point, meeting, "Punkt")
    own = Owner(point_id=point_id)
    workspace.do(annexes.add, own, [store.keep(file(tmp_path, "a.pdf"))])
    item_id = workspace.do(points.create_item, point_id)
    assert numbered(workspace, Owner(item_id=item_id)) == [(1, "A")]
    with pytest.raises(UserError):
        workspace.do(annexes.add, own, [store.keep(file(tmp_path, "b.pdf"))])


def test_what_was_sent_out_keeps_its_file(
    workspace: Opened, owner: Owner, store: AnnexStore, tmp_path: Path
) -> None:
    assert owner.item_id is not None
    meeting = workspace.do(meetings.create, "Chefteam", DAY)
    point_id = workspace.do(agenda.place_item, meeting, owner.item_id)
    for step in (MeetingStatus.REVIEW, MeetingStatus.DISPATCHED):
        workspace.do(status.set_status, meeting, step)
    new = store.keep(file(tmp_path, "nyt kort.pdf"))
    workspace.do(annexes.replace_file, rows(workspace, owner)[0].id, new)
    treated = workspace.ask(point, point_id).treated_item
    assert treated is not None
    assert treated.annexes[0].file_name == "Bilag 1 - kort.pdf"


def test_an_approved_meeting_keeps_its_annexes(
    workspace: Opened, store: AnnexStore, tmp_path: Path
) -> None:
    meeting = workspace.do(meetings.create, "Chefteam", DAY)
    own = Owner(point_id=workspace.do(agenda.add_point, meeting, "Punkt"))
    kept: KeptFile = store.keep(file(tmp_path, "a.pdf"))
    (annex,) = workspace.do(annexes.add, own, [kept])
    for step in ("review", "dispatched", "held", "approved"):
        workspace.do(status.set_status, meeting, MeetingStatus(step))
    for refused in (
        lambda: workspace.do(annexes.remove, annex),
        lambda: workspace.do(annexes.add, own, [kept]),
        lambda: workspace.do(annexes.set_openness, annex, Openness.OPEN),
    ):
        with pytest.raises(ApprovedError):
            refused()
