"""What stands in the files of annexes is found, follows them, and goes with them."""

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from reportlab.pdfgen.canvas import Canvas

from model.commands import agenda, annexes, meetings
from model.commands.annexes import Owner
from model.errors import Cancelled
from model.progress import Progress
from model.workspace.annexes import AnnexStore
from model.workspace.search import Hit, Search, Wish
from tests.model.workspace.opened import Opened
from tests.model.workspace.test_search import DAY


@pytest.fixture
def point(workspace: Opened) -> int:
    return workspace.do(agenda.add_point, workspace.do(meetings.create, "Chefteam", DAY), "Budget")


def pdf(path: Path) -> None:
    canvas = Canvas(str(path))
    for text in ("Oversigt over sommerhuse", "Renovering af svømmehal-", "lens omklædning"):
        canvas.drawString(72, 720, text)
        if not text.endswith("-"):
            canvas.showPage()
    canvas.save()


def word(path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Svømmehallens omklædning & bad")
    document.save(str(path))


def table(path: Path) -> None:
    path.write_bytes("navn;beløb\nSvømmehallens omklædning;12\n".encode("cp1252"))


def broken(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7\nnothing")


def add(workspace: Opened, point: int, path: Path, make: Callable[[Path], None]) -> int:
    make(path)
    kept = AnnexStore(workspace.path).keep(path)
    return workspace.do(annexes.add, Owner(point_id=point), [kept])[0]


def hits(search: Search, text: str) -> tuple[Hit, ...]:
    search.catch_up()
    search.read_annexes()
    return search.find(Wish(text)).hits


@pytest.mark.parametrize(
    ("name", "make"), [("bilag.pdf", pdf), ("bilag.docx", word), ("bilag.csv", table)]
)
def test_the_words_of_a_file_are_found(
    workspace: Opened, point: int, tmp_path: Path, name: str, make: Callable[[Path], None]
) -> None:
    add(workspace, point, tmp_path / name, make)
    search = Search(workspace)
    (hit,) = hits(search, "omklædn")
    assert (hit.field, hit.text.title, hit.text.place.point_id) == ("content", "Bilag", point)
    assert "omklædning" in hit.excerpt.text
    assert hit.excerpt.found == "omklædning"
    assert not hits(search, "heading")  # a name of a style
    search.close()


def test_a_broken_file_is_passed_over_and_looked_at_once(
    workspace: Opened, point: int, tmp_path: Path
) -> None:
    add(workspace, point, tmp_path / "itu.pdf", broken)
    add(workspace, point, tmp_path / "hel.csv", table)
    search = Search(workspace)
    assert [hit.text.title for hit in hits(search, "omklædning")] == ["Hel"]
    read: list[str] = []

    class Noted(Progress):
        def report(self, done: int, total: int, text: str) -> None:
            read.append(text)

        def check_cancelled(self) -> None:
            return

    search.read_annexes(Noted())
    assert read == []
    search.close()


def test_the_text_goes_with_the_annex_and_comes_with_another_file(
    workspace: Opened, point: int, tmp_path: Path
) -> None:
    annex = add(workspace, point, tmp_path / "a.csv", table)
    search = Search(workspace)
    assert hits(search, "omklædning")
    word(tmp_path / "b.docx")
    kept = AnnexStore(workspace.path).keep(tmp_path / "b.docx")
    workspace.do(annexes.replace_file, annex, kept)
    (hit,) = hits(search, "bad")
    assert "& bad" in hit.excerpt.text
    workspace.do(annexes.remove, annex)
    assert not hits(search, "omklædning")
    from model.storage.search.index_file import IndexFile

    assert IndexFile(workspace.path).files_read() == set()
    search.close()


def test_reading_stops_when_it_is_asked_and_goes_on_later(
    workspace: Opened, point: int, tmp_path: Path
) -> None:
    add(workspace, point, tmp_path / "a.pdf", pdf)
    search = Search(workspace)
    search.catch_up()

    class Stopped(Progress):
        def report(self, done: int, total: int, text: str) -> None:
            return

        def check_cancelled(self) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        search.read_annexes(Stopped())
    assert hits(search, "omklædning")
    search.close()
