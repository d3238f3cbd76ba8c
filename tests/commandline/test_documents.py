"""`export` of every document, from what the contract's example holds."""

from pathlib import Path

import pypdfium2
import pytest

from model.commands.meetings import set_field
from model.commands.papers import set_communicated
from model.commands.status import set_status
from model.queries.meetings import find
from model.storage.database import Database
from model.views import MeetingStatus
from tests.commandline.test_commands import CONTRACT, Shell

MEETING = "ct-2026-02-05"


@pytest.fixture
def filled(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    shell = Shell(tmp_path, capsys)
    assert shell.run("import", CONTRACT) == 0
    return shell


def text_of(pdf: Path) -> str:
    with pypdfium2.PdfDocument(pdf) as opened:
        return "\n".join(page.get_textpage().get_text_range() for page in opened)


def written(shell: Shell, document: str, *more: str) -> str:
    target = shell.folder / f"{document}.pdf"
    assert shell.run("export", MEETING, document, *more, "--output", target) == 0, shell.err
    return text_of(target)


def test_an_extract_in_both_editions(filled: Shell) -> None:
    said = written(filled, "extract", "--entry", "p2")
    for words in ("Udskrift af punkt 2", "PROCES", "Udgiften finansi", "Referat", "landområderne"):
        assert words in said
    target = filled.folder / "no.pdf"
    assert filled.run("export", MEETING, "extract", "--entry", "p3", "--output", target) == 1
    assert "viser ikke det punkt" in filled.err
    assert not target.exists()
    closed = written(filled, "extract", "--entry", "p3", "--edition", "full")
    assert "Lejemål i Skovparken" in closed
    assert "Indeholder lukkede punkter" in closed


def test_papers_without_editions(filled: Shell) -> None:
    assert "Kun til mødelederen" in written(filled, "chair-script")
    slip = written(filled, "guest-slip", "--guest", "Plejechefen")
    assert "Lukket punkt" in slip
    assert "Skovparken" not in slip
    assert "Lejemål i Skovparken" in written(filled, "closed-part")
    assert "Tidsplan for landområderne" in written(filled, "tasks")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["extract"], "--entry"),
        (["guest-slip"], "--guest"),
        (["chair-script", "--edition", "open"], "--edition"),
    ],
)
def test_wrong_words(filled: Shell, words: list[str], sentence: str) -> None:
    assert filled.run("export", MEETING, *words, "--output", filled.folder / "a.pdf") == 2
    assert sentence in filled.err


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["guest-slip", "--guest", "Ingen Her"], "deltager ikke"),
        (["supplementary-agenda"], "ingen tillægspunkter"),
        (["five-minutes"], "markeret"),
        (["changes"], "ikke gemt noget"),
    ],
)
def test_nothing_to_write(filled: Shell, words: list[str], sentence: str) -> None:
    target = filled.folder / "a.pdf"
    assert filled.run("export", MEETING, *words, "--output", target) == 1
    assert sentence in filled.err
    assert not target.exists()


def test_corrections_compare_with_what_was_sent_out(filled: Shell) -> None:
    with Database.open(filled.database) as database:
        with database.write() as session:
            meeting = find(session, MEETING)[0]
            set_status(session, meeting, MeetingStatus.REVIEW)
            set_status(session, meeting, MeetingStatus.DISPATCHED)
        with database.write() as session:
            set_field(session, meeting, "location", "Rådhuset, lokale 400")
    said = written(filled, "changes")
    assert "lokale 320" in said
    assert "lokale 400" in said


def test_news_of_ticked_points(filled: Shell) -> None:
    with Database.open(filled.database) as database, database.write() as session:
        from sqlalchemy import select

        from model.entities import AgendaPoint

        points = {p.key: p.id for p in session.scalars(select(AgendaPoint))}
        set_communicated(session, points["p2"], True)
        set_communicated(session, points["p3"], True)
    said = written(filled, "five-minutes")
    assert "Godkendte at skærmbesøg" in said
    assert "Skovparken" not in said


def test_markdown_of_an_extract(filled: Shell) -> None:
    target = filled.folder / "udskrift.md"
    assert filled.run("export", MEETING, "extract", "--entry", "p2", "--output", target) == 0
    assert "# Skærmbesøg i aftenvagten" in target.read_text(encoding="utf-8")
