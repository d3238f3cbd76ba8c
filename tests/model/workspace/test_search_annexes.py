"""What stands in the files of annexes is found, follows them, and goes with them."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest
from reportlab.pdfgen.canvas import Canvas

from model.commands import agenda, annexes, meetings
from model.commands.annexes import Owner
from model.errors import Cancelled
from model.pdfium import pictures
from model.progress import Progress
from model.queries.search_units import annex_files
from model.storage.annex_files import AnnexFiles
from model.storage.engine import Mode, raw_connection
from model.storage.search.file_text import PAGES_AT_ONCE, text_of_file
from model.storage.search.index_file import IndexFile, index_path
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


def mail(path: Path) -> None:
    message = EmailMessage()
    message["Subject"] = "Svømmehallen"
    message.set_content("<p class='heading'>Ny <b>omklæd</b>ning</p>", "html", cte="base64")
    path.write_bytes(message.as_bytes())


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
    ("name", "make"),
    [
        ("bilag.pdf", pdf),
        ("bilag.docx", word),
        ("bilag.csv", table),
        ("bilag.eml", mail),
    ],
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


def test_a_web_page_is_read_as_it_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "side.html"
    path.write_text("<p class='heading'>Ny <b>omkl&aelig;d</b>ning</p>")
    assert text_of_file(path, path.name) == "Ny omklædning"


def test_a_long_pdf_is_read_in_parts_between_which_others_may_read(tmp_path: Path) -> None:
    path = tmp_path / "lang.pdf"
    canvas = Canvas(str(path))
    for number in range(2 * PAGES_AT_ONCE + 1):
        canvas.drawString(72, 720, f"side{number}")
        canvas.showPage()
    canvas.save()
    others: list[int] = []

    def check() -> None:
        with ThreadPoolExecutor() as pool:
            others.append(len(pool.submit(pictures, path, 0.1, range(1)).result(30)))

    text = text_of_file(path, path.name, check)
    assert text.split() == [f"side{number}" for number in range(2 * PAGES_AT_ONCE + 1)]
    assert len(others) == 2 * PAGES_AT_ONCE + 1


def test_a_file_that_is_held_by_another_program_is_read_another_time(
    workspace: Opened, point: int, tmp_path: Path
) -> None:
    add(workspace, point, tmp_path / "a.csv", table)
    (file,) = workspace.read(annex_files)
    stored = AnnexFiles(workspace.path).path(file.digest)
    search = Search(workspace)
    held = stored.rename(stored.with_name("held"))
    assert not hits(search, "omklædning")
    held.rename(stored)
    assert hits(search, "omklædning")
    search.close()


def test_a_file_that_is_removed_for_good_while_it_is_read_leaves_no_word(
    workspace: Opened, point: int, tmp_path: Path
) -> None:
    annex = add(workspace, point, tmp_path / "a.csv", table)
    search = Search(workspace)
    search.catch_up()

    class Removing(Progress):
        def report(self, done: int, total: int, text: str) -> None:
            workspace.do(annexes.remove, annex)
            search.start_over()

        def check_cancelled(self) -> None:
            return

    search.read_annexes(Removing())
    assert IndexFile(workspace.path).files_read() == set()
    search.close()


def test_damage_of_the_kept_texts_makes_the_index_anew(
    workspace: Opened, point: int, tmp_path: Path
) -> None:
    add(workspace, point, tmp_path / "a.csv", table)
    search = Search(workspace)
    assert hits(search, "omklædning")
    with closing(raw_connection(index_path(workspace.path), Mode.WRITE)) as connection:
        connection.execute("drop table file_text")
    assert not search.find(Wish("omklædning")).complete
    search.read_annexes()
    search.start_over()
    assert hits(search, "omklædning")
    search.close()
