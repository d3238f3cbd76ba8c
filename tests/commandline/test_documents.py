"""`export` of every document, from what the contract's example holds."""

import datetime
from pathlib import Path

import pypdfium2
import pytest

from model.commands.meetings import set_field
from model.commands.papers import set_communicated
from model.commands.status import set_status
from model.documents.content import Document, Line
from model.documents.pdf.writer import render_pdf
from model.queries.meetings import find
from model.queries.retention import old_meetings
from model.storage.database import Database
from model.vocabulary import MeetingStatus
from tests.commandline.test_commands import CONTRACT, Shell
from tests.model.documents.pdf import annexes
from tests.model.exchange.databases import document, meeting
from tests.model.exchange.databases import point as json_point

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
    for words in ("Udskrift af punkt 2", "PROCES", "finansieres", "Referat", "landområderne"):
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


def with_annex(shell: Shell, data: bytes, name: str, **point: object) -> None:
    """A meeting with an open point with this file as its annex, and a closed one."""
    folder = shell.folder / "m.files"
    folder.mkdir()
    (folder / name).write_bytes(data)
    annex = {"number": 1, "title": "Notat", "openness": "open", "file": f"m.files/{name}"}
    content = document(
        meeting(
            json_point("p1", openness="open", annexes=[annex], **point),
            json_point("p2", title="Salg af havnegrunden", openness="closed", closed_reason="pris"),
        )
    )
    path = shell.write(content, "m.json")
    assert shell.run("import", path) == 0, shell.err


def test_a_package_and_what_is_wrong_with_its_annexes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shell = Shell(tmp_path, capsys)
    with_annex(shell, annexes.locked(), "låst.pdf")
    target = shell.folder / "samlet.pdf"
    assert shell.run("export", "m", "package", "--output", target) == 0, shell.err
    assert "adgangskode" in shell.err
    assert "låst.pdf" in text_of(target)


def test_closed_words_in_an_open_annex_stop_the_package(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shell = Shell(tmp_path, capsys)
    leaking = render_pdf(Document("Notat", "da", (Line("Om salg af havnegrunden i Nord."),)))
    with_annex(shell, leaking, "notat.pdf")
    target = shell.folder / "samlet.pdf"
    words = ["export", "m", "package", "--output", str(target)]
    assert shell.run(*words) == 1
    assert "CLOSED_TEXT_IN_FILE" in shell.err
    assert "havnegrunden i nord" in shell.err
    assert not target.exists()
    assert not list(shell.folder.glob(".samlet*"))
    assert shell.run(*words, "--release", "CLOSED_TEXT_IN_FILE=aftalt") == 0, shell.err
    assert target.exists()


def test_pictures_are_out_until_released(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shell = Shell(tmp_path, capsys)
    with_annex(shell, annexes.scanned(2), "skanning.pdf")
    words = ["export", "m", "package", "--output", str(shell.folder / "s.pdf")]
    assert shell.run(*words) == 1
    assert "NOT_SEARCHED:p1" in shell.err
    assert shell.run(*words, "--release", "NOT_SEARCHED:p1=set igennem") == 0, shell.err


def test_originals_are_attached_and_searched(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Words in a compressed PDF that is attached stop the open file; without them it leaves."""
    leaking = render_pdf(Document("Notat", "da", (Line("Om salg af havnegrunden i Nord."),)))
    for name, data, stopped in (
        ("notat.pdf", leaking, True),
        ("notat.docx", annexes.word(), False),
        ("bilag.pdf", annexes.tagged(1), False),
    ):
        (tmp_path / name).mkdir()
        shell = Shell(tmp_path / name, capsys)
        with_annex(shell, data, name)
        target = shell.folder / "original.pdf"
        words = ["export", "m", "agenda-originals", "--output", str(target)]
        assert shell.run(*words) == int(stopped), shell.err
        assert ("havnegrunden i nord" in shell.err) == stopped
        assert target.exists() != stopped
        if not stopped:
            assert shell.run(*words[:3], "--edition", "full", *words[3:]) == 0, shell.err
            assert "Salg af havnegrunden" in text_of(target)


def test_a_locked_original_is_out_until_released(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shell = Shell(tmp_path, capsys)
    with_annex(shell, annexes.locked(), "låst.pdf")
    words = ["export", "m", "agenda-originals", "--output", str(shell.folder / "s.pdf")]
    assert shell.run(*words) == 1
    assert "NOT_SEARCHED:p1" in shell.err
    assert "låst.pdf" in shell.err
    assert shell.run(*words, "--release", "NOT_SEARCHED:p1=set igennem") == 0, shell.err


def test_records_in_one_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shell = Shell(tmp_path, capsys)
    with_annex(shell, annexes.tagged(1), "notat.pdf", case_number="24-1")
    folder = shell.folder / "Journal"
    words = ["export", "m", "records-folder", "--edition", "full", "--output", str(folder)]
    assert shell.run(*words) == 0, shell.err
    names = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    assert names == {
        "Dagsorden.pdf",
        "Dagsorden med lukkede punkter.pdf",
        "Referat.pdf",
        "Referat – lukket del.pdf",
        "Punkt 01/Udskrift af punkt 1.pdf",
        "Punkt 01/Bilag 1 – Notat.pdf",
        "Punkt 02/Udskrift af punkt 2.pdf",
        "index.csv",
    }
    rows = (folder / "index.csv").read_text(encoding="utf-8-sig").splitlines()
    assert rows[0] == "Fil;Titel;Dato;Sagsnr.;Åbenhed"
    assert "Punkt 01/Bilag 1 – Notat.pdf;Notat;08-10-2026;24-1;åben" in rows
    assert "Punkt 02/Udskrift af punkt 2.pdf;Salg af havnegrunden;08-10-2026;;lukket" in rows
    assert "havnegrunden" not in text_of(folder / "Dagsorden.pdf")
    with Database.open(shell.database) as database, database.read() as session:
        assert old_meetings(session, datetime.date.max)[0].filed_at is not None
    assert shell.run(*words) == 1
    assert "findes allerede" in shell.err
    assert not list(shell.folder.glob(".punktvis*"))


def test_open_records_hold_nothing_closed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shell = Shell(tmp_path, capsys)
    with_annex(shell, annexes.tagged(1), "notat.pdf")
    folder = shell.folder / "Journal"
    assert shell.run("export", "m", "records-folder", "--output", folder) == 0, shell.err
    assert not (folder / "Punkt 02").exists()
    assert "havnegrunden" not in "".join(text_of(path) for path in folder.rglob("*.pdf"))


def test_records_tell_of_an_annex_whose_file_is_gone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shell = Shell(tmp_path, capsys)
    with_annex(shell, annexes.tagged(1), "notat.pdf")
    kept = shell.database.with_name(f"{shell.database.stem}.annexes")
    for file in (file for file in kept.rglob("*") if file.is_file()):
        file.unlink()
    folder = shell.folder / "Journal"
    words = ["export", "m", "records-folder", "--edition", "full", "--output", str(folder)]
    assert shell.run(*words) == 0
    assert "Bilag 1 til punkt 1, ”Notat”: Filen mangler" in shell.err


def test_originals_in_open_records_are_searched(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shell = Shell(tmp_path, capsys)
    leaking = render_pdf(Document("Notat", "da", (Line("Om salg af havnegrunden i Nord."),)))
    with_annex(shell, leaking, "notat.pdf")
    folder = shell.folder / "Journal"
    assert shell.run("export", "m", "records-folder", "--output", folder) == 1
    assert "havnegrunden i nord" in shell.err
    assert not folder.exists()
    assert not list(shell.folder.glob(".punktvis*"))


def test_an_open_exchange_file_and_its_annexes_are_searched(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shell = Shell(tmp_path, capsys)
    leaking = render_pdf(Document("Notat", "da", (Line("Om salg af havnegrunden i Nord."),)))
    with_annex(shell, leaking, "notat.pdf")
    target = shell.folder / "ud.json"
    words = ["export", "m", "exchange", "--edition", "open", "--output", str(target)]
    assert shell.run(*words) == 1
    assert "havnegrunden i nord" in shell.err
    assert not target.exists()
    assert shell.run(*words, "--release", "CLOSED_TEXT_IN_FILE=aftalt") == 0, shell.err


def test_a_word_file(filled: Shell) -> None:
    target = filled.folder / "referat.docx"
    assert filled.run("export", MEETING, "minutes", "--output", target) == 0, filled.err
    assert target.read_bytes().startswith(b"PK")
