"""Other formats: harm is refused at once, what can be read is read, nothing is fetched or left running."""

import http.server
import shutil
import subprocess
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from model.errors import Cancelled, UserError
from model.exchange.foreign import convert, old_word, open_document, rich_format
from model.exchange.foreign.convert import as_word
from model.exchange.received import differences, recognise_any
from model.exchange.word.recognise import recognise_file
from model.text.blocks import plain_text
from tests.model.exchange.foreign import hostile
from tests.model.exchange.word.twins import grid, labels, sparring

LIMIT_S = 1.0
needs_office = pytest.mark.tool("soffice")


@pytest.mark.parametrize("name", hostile.REFUSED)
def test_refused_within_a_second(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(hostile.REFUSED[name]())
    started = time.process_time()
    with pytest.raises(UserError) as caught:
        recognise_any(path)
    assert time.process_time() - started < LIMIT_S
    assert name in str(caught.value)
    assert [left.name for left in tmp_path.iterdir()] == [name]


def test_what_no_reader_knows_is_told_with_what_they_do_know(tmp_path: Path) -> None:
    path = tmp_path / "billede.png"
    path.write_bytes(b"")
    with pytest.raises(UserError, match=r"billede\.png .*\.docx.*\.json.*\.odt.*\.pdf"):
        recognise_any(path)


def test_a_page_that_grows_is_no_trap(tmp_path: Path) -> None:
    path = tmp_path / "grown.pdf"
    path.write_bytes(hostile.grown_print())
    with pytest.raises(UserError):
        recognise_any(path)


def test_macros_objects_and_links_are_told() -> None:
    macros = old_word.look(hostile.old_word("WordDocument", "Macros"), "a.doc")
    assert len(macros) == 1
    assert old_word.look(hostile.old_word(), "a.doc") == []
    text = hostile.open_text(hostile.line("a"), part="Basic/script-lc.xml")
    assert open_document.look(text, "a.odt") == macros
    picture = '<draw:image xlink:href="http://evil.example/x.png"/>'
    assert len(open_document.look(hostile.open_text(picture), "a.odt")) == 1
    assert open_document.look(hostile.open_text(hostile.line("a")), "a.odt") == []
    assert len(rich_format.look(rb"{\rtf1 {\object{\objdata 00}}}", "a.rtf")) == 1
    assert rich_format.look(rb"{\rtf1 a\{b}", "a.rtf") == []


def test_a_present_word_file_under_an_old_name(tmp_path: Path) -> None:
    path = tmp_path / "a.doc"
    path.write_bytes(hostile.word_under_an_old_name())
    assert plain_text(recognise_any(path).item.background) == "Tekst."


def test_without_libreoffice_it_asks_for_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(convert, "libreoffice", lambda: None)
    path = tmp_path / "a.odt"
    path.write_bytes(hostile.open_text(hostile.line("Baggrund")))
    with pytest.raises(UserError, match=r"\.docx"):
        recognise_any(path)


def test_a_print_is_read_with_little_certainty(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(hostile.printed("Baggrund: Cyklerne er slidte."))
    found = recognise_any(path)
    assert plain_text(found.item.background) == "Cyklerne er slidte."
    assert max(found.certainty.values()) <= 0.5


@needs_office
@pytest.mark.slow
@pytest.mark.parametrize("ending", ["odt", "doc"])
def test_whole_forms_come_through_libreoffice(ending: str, tmp_path: Path) -> None:
    """Nested tables, boxes of every kind, prompts and lists: the same as from Word itself."""
    for source, converted in _converted_twins(ending, tmp_path):
        found = recognise_any(converted)
        assert differences(recognise_file(source).item, found.item) == ()
        assert max(found.certainty.values()) <= 0.95


@needs_office
@pytest.mark.slow
def test_a_form_that_word_printed_keeps_its_columns(tmp_path: Path) -> None:
    """The form of 2018 wholly; of the grid what is neither bold nor a level, and boxes that are drawn."""
    columns, _labels, cells = _converted_twins("pdf", tmp_path)
    source, converted = cells
    assert differences(recognise_file(source).item, recognise_any(converted).item) == ()
    source, converted = columns
    places = {
        one.place for one in differences(recognise_file(source).item, recognise_any(converted).item)
    }
    assert places <= {"attendees", "background", "decisions", "minutes", "unrecognised"}


def _converted_twins(ending: str, folder: Path) -> list[tuple[Path, Path]]:
    sources = [folder / f"{make.__name__}.docx" for make in (grid, labels, sparring)]
    for make, source in zip((grid, labels, sparring), sources, strict=True):
        make(source)
    profile = (folder / "profile").as_uri()
    words = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", ending]
    subprocess.run([*words, "--outdir", str(folder), *map(str, sources)], check=True, timeout=180)
    return [(source, source.with_suffix(f".{ending}")) for source in sources]


@needs_office
@pytest.mark.slow
def test_nothing_is_fetched_and_nothing_is_left(tmp_path: Path) -> None:
    asked: list[str] = []

    class Listener(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Listener)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        place = f"http://127.0.0.1:{server.server_port}"
        link = f'xlink:type="simple" xlink:href="{place}'
        body = (
            f'{hostile.line("Baggrund")}<text:p><draw:frame draw:name="a" text:anchor-type="as-char">'
            f'<draw:image {link}/a.png"/></draw:frame></text:p><text:section text:name="s">'
            f'<text:section-source {link}/b.odt"/><text:p/></text:section>'
            + hostile.line("Slidte cykler.")
        )
        path = tmp_path / "a.odt"
        path.write_bytes(hostile.open_text(body))
        found = recognise_any(path)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
    assert plain_text(found.item.background) == "Slidte cykler."
    assert found.flags
    assert asked == []


class Impatient:
    """Stops the work at its second question."""

    def __init__(self) -> None:
        self.asked = 0

    def report(self, done: int, total: int, text: str) -> None:
        pass

    def check_cancelled(self) -> None:
        self.asked += 1
        if self.asked > 1:
            raise Cancelled


@needs_office
def test_it_is_killed_when_somebody_stops_it(tmp_path: Path) -> None:
    started: list[subprocess.Popen[bytes]] = []

    class Watched(subprocess.Popen[bytes]):
        def __init__(self, *args: Any, **named: Any) -> None:
            super().__init__(*args, **named)
            started.append(self)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(subprocess, "Popen", Watched)
        content = hostile.open_text(hostile.line("a"))
        with pytest.raises(Cancelled), as_word(content, ".odt", "a.odt", Impatient()):
            pass
    (process,) = started
    assert process.poll() is not None


def test_it_is_killed_when_its_time_is_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if shutil.which("sleep") is None:
        pytest.skip("no program to wait for")
    slow = tmp_path / "slow"
    slow.write_text("#!/bin/sh\nsleep 600\n")
    slow.chmod(0o700)
    monkeypatch.setattr(convert, "libreoffice", lambda: str(slow))
    monkeypatch.setattr(convert, "MOST_SECONDS", 0.2)
    started = time.monotonic()
    with pytest.raises(UserError), as_word(b"x", ".doc", "a.doc"):
        pass
    assert time.monotonic() - started < 30
