"""One file for a colleague: out of one database and into another, and no trap on the way in."""

import io
import json
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select

from gui.main_window import READABLE
from model.commandline.run import run
from model.commandline.start import HANDED_OVER, IMPORTABLE
from model.commands import agenda, annexes, items, meetings
from model.commands.annexes import KeptFile, Owner
from model.entities import Item
from model.errors import UserError
from model.exchange.handover import (
    ENDING,
    chosen,
    import_hand_over,
    opened_hand_over,
    write_hand_over,
)
from model.queries.item_views import all_items
from model.storage.annex_files import AnnexFiles
from model.text.blocks import from_plain
from tests.model.exchange.databases import document, item, meeting, point
from tests.model.workspace.opened import Opened, opened
from tests.model.workspace.test_undo_of_everything import DAY

LIMIT_S = 1.0


def encoded(value: object) -> bytes:
    return json.dumps(value).encode()


def filled(workspace: Opened, folder: Path) -> tuple[int, int]:
    """A meeting with a recommendation that has an annex and a field of its own; their ids."""
    source = folder / "Kort & plan.pdf"
    source.write_bytes(b"%PDF-1.4 " + b"\0" * 3_000_000)
    stored = AnnexFiles(workspace.path).store(source)
    meeting_id = workspace.do(meetings.create, "Chefteam", DAY, name="Chefteammøde")
    item_id = workspace.do(items.create, "Nye cykler")
    workspace.do(items.set_field, item_id, "background", from_plain("Slidte.\nMeget."))
    workspace.do(items.set_own_field, item_id, "footprint", from_plain("4 ton."))
    kept = KeptFile(source.name, stored)
    workspace.do(annexes.add, Owner(item_id=item_id), [kept])
    workspace.do(agenda.place_item, meeting_id, item_id)
    return meeting_id, item_id


@pytest.mark.parametrize("whole_meeting", [True, False])
def test_out_and_in_with_everything(whole_meeting: bool, workspace: Opened, tmp_path: Path) -> None:
    meeting_id, item_id = filled(workspace, tmp_path)
    target = tmp_path / f"til Bo{ENDING}"
    views, whole = workspace.read(
        lambda session: chosen(
            session, [meeting_id] if whole_meeting else [], [] if whole_meeting else [item_id]
        )
    )
    assert write_hand_over(target, views, whole, AnnexFiles(workspace.path)) == []
    with opened(tmp_path / "other") as other:
        taken = import_hand_over(other, target)
        assert bool(taken.meetings) is whole_meeting
        assert other.read(all_items) == workspace.read(all_items)
        (annex,) = other.read(all_items)[0].annexes
        with AnnexFiles(other.path).open(annex.digest) as file:
            assert file.read(9) == b"%PDF-1.4 "
        again = tmp_path / f"again{ENDING}"
        item_there = other.read(lambda session: session.scalars(select(Item.id)).one())
        views, whole = other.read(lambda session: chosen(session, [], [item_there]))
        write_hand_over(again, views, whole, AnnexFiles(other.path))
    before = workspace.read(all_items)
    import_hand_over(workspace, again)
    assert workspace.read(all_items) == before


def test_the_same_key_is_not_the_same_recommendation(workspace: Opened, tmp_path: Path) -> None:
    _meeting_id, item_id = filled(workspace, tmp_path)
    target = tmp_path / f"a{ENDING}"
    views, whole = workspace.read(lambda session: chosen(session, [], [item_id]))
    write_hand_over(target, views, whole, AnnexFiles(workspace.path))
    workspace.do(items.set_field, item_id, "title", "Noget ganske andet")
    import_hand_over(workspace, target)
    titles = {one.key: one.title for one in workspace.read(all_items)}
    assert titles == {"nye-cykler": "Noget ganske andet", "nye-cykler-2": "Nye cykler"}


def test_by_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, other = str(tmp_path / "one.db"), str(tmp_path / "other.db")
    assert run(["--database", one, "demo"]) == 0
    assert run(["--database", one, "items", "--json"]) == 0
    told = capsys.readouterr().out.partition("[")[2]
    target = str(tmp_path / f"til Bo{ENDING}")
    words = ["--database", one, "handover", "--item", "lejemaal", "--item", "budget-2027"]
    assert run([*words, "--output", target]) == 0
    assert run(["--database", other, "import", target]) == 0
    capsys.readouterr()
    assert run(["--database", other, "items", "--json"]) == 0
    taken = capsys.readouterr().out
    assert '"key": "lejemaal"' in taken
    assert '"key": "budget-2027"' in taken
    assert taken.count('"key"') == 2 < told.count('"key"')
    assert run(["--database", one, "handover", "--output", target]) == 2
    assert run(["--database", one, "handover", "--item", "nobody", "--output", target]) == 1
    assert run(["--database", one, "handover", "--item", "lejemaal", "--output", "x.zip"]) == 2


def test_the_ending_is_known_everywhere() -> None:
    assert ENDING == HANDED_OVER
    assert ENDING in READABLE
    assert ENDING in IMPORTABLE


GOOD = document(
    meeting(point("p", item="i")),
    items=[item("i", annexes=[{"number": 1, "title": "a", "file": "handover.files/a.pdf"}])],
)


def packed() -> bytes:
    """The good data, without the annex that it names."""
    return zipped({"handover.json": encoded(GOOD)})


def zipped(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def locked() -> bytes:
    content = bytearray(packed())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.find(mark) + offset] |= 1
    return bytes(content)


def lying() -> bytes:
    """The head says that a part is smaller than it is."""
    content = bytearray(zipped({"handover.json": b" " * 5000 + encoded(GOOD)}))
    at = content.rfind(b"PK\x01\x02")
    content[at + 24 : at + 28] = (10).to_bytes(4, "little")
    return bytes(content)


HOSTILE: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "no zip": lambda: b"Dear colleague",
    "cut short": lambda: packed()[:-40],
    "locked": locked,
    "lying": lying,
    "no data": lambda: zipped({"a.txt": b"a"}),
    "a missing annex": packed,
    "a bomb": lambda: zipped(
        {"handover.json": encoded(GOOD), "handover.files/a.pdf": b"\0" * 50_000_000}
    ),
    "up and away": lambda: zipped({"handover.json": encoded(GOOD), "../a.pdf": b"a"}),
    "up inside": lambda: zipped({"handover.json": encoded(GOOD), "handover.files/../../a": b"a"}),
    "absolute": lambda: zipped({"handover.json": encoded(GOOD), "/tmp/a.pdf": b"a"}),
    "a drive": lambda: zipped({"handover.json": encoded(GOOD), "handover.files/C:a": b"a"}),
    "backslash": lambda: zipped({"handover.json": encoded(GOOD), "handover.files/..\\a": b"a"}),
    "twice": lambda: zipped(
        {"handover.json": encoded(GOOD), "handover.files/a": b"a", "handover.files/A": b"b"}
    ),
    "thousands": lambda: zipped(
        {"handover.json": encoded(GOOD), **{f"handover.files/{n}": b"" for n in range(3000)}}
    ),
    "another schema": lambda: zipped({"handover.json": b'{"format": "x"}'}),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_trap_is_refused_within_a_second(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"trap{ENDING}"
    path.write_bytes(HOSTILE[name]())
    started = time.process_time()
    with pytest.raises(UserError) as caught, opened_hand_over(path):
        pass
    assert time.process_time() - started < LIMIT_S
    assert path.name in str(caught.value)
    assert [left.name for left in tmp_path.iterdir()] == [path.name]
