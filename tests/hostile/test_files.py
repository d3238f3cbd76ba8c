"""Files that mean harm, or that somebody damaged: refused whole, soon, saying where."""

import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from model.commandline.run import run
from model.commands.import_faults import ExchangeRefused
from model.exchange.reader import read_data, read_file
from tests.model.exchange.databases import document, item, meeting, pause, point

LIMIT_S = 2.0
Json = dict[str, Any]


def encoded(value: Any) -> bytes:
    return json.dumps(value).encode()


def with_text(text: str) -> bytes:
    return encoded(document(meeting(point("p", minutes=text))))


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "linje 1"),
    "no JSON": (lambda: b"PK\x03\x04 a Word file", "linje 1"),
    "cut off": (lambda: encoded(document())[:-3], "linje 1"),
    "another schema": (
        lambda: encoded({"format": "other", "version": 1, "meetings": []}),
        "/format",
    ),
    "another version": (lambda: encoded({**document(), "version": 2}), "/version"),
    "a list": (lambda: b"[]", ""),
    "null": (lambda: b"null", ""),
    "no meetings": (lambda: encoded({"format": "punktvis-exchange", "version": 1}), "/meetings"),
    "unknown field": (lambda: encoded(document(extra=1)), "/extra"),
    "50 MB": (lambda: with_text("x" * 50_000_000), "/meetings/0/entries/0/minutes"),
    "50 MB with breaks": (lambda: with_text('\\"\n' * 8_000_000), "/meetings/0/entries/0/minutes"),
    "50 MB of lists": (lambda: b"[" + b"[]," * 17_000_000 + b"[]]", "20 MB"),
    "50 MB of quotes": (lambda: b'"' * 50_000_000, "20 MB"),
    "a long text": (lambda: with_text("x" * 1_000_001), "/meetings/0/entries/0/minutes"),
    "deep": (lambda: b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "linje 1"),
    "deep lists": (lambda: b"[" * 100_000, "linje 1"),
    "deep in a field": (
        lambda: (
            b'{"format": "punktvis-exchange", "version": 1, "meetings": '
            + b"[" * 500
            + b"]" * 500
            + b"}"
        ),
        "/meetings/0/0",
    ),
    "not UTF-8": (lambda: with_text("@").replace(b"@", b"\xe6"), "byte"),
    "UTF-16": (lambda: with_text("a").decode().encode("utf-16"), "byte 1"),
    "byte order mark": (lambda: b"\xef\xbb\xbf" + with_text("a"), "byte"),
    "NaN": (lambda: encoded(document(meeting(point("p", duration=float("nan"))))), "/duration"),
    "Infinity": (
        lambda: encoded(document(meeting(point("p", duration=float("inf"))))),
        "/duration",
    ),
    "1e999": (lambda: with_text("@").replace(b'"@"', b"1e999"), "/minutes"),
    "huge number": (lambda: with_text("@").replace(b'"@"', b"9" * 5000), "/minutes"),
    "large number": (lambda: encoded(document(meeting(point("p", number=2**40)))), "/number"),
    "half a character": (lambda: with_text("\ud800"), "/minutes"),
    "NUL": (lambda: with_text("a\0b"), "/minutes"),
    "NUL in a key": (lambda: encoded({**document(), "a\0": 1}), ""),
    "key twice in an object": (
        lambda: encoded(document(meeting(point("p")))).replace(
            b'"key": "p"', b'"key": "p", "key": "q"'
        ),
        "/meetings/0/entries/0/key",
    ),
    "key with a line end": (lambda: encoded(document(meeting(point("p\n")))), "/entries/0/key"),
    "entry key twice": (
        lambda: encoded(document(meeting(point("p"), pause("p")))),
        "/entries/1/key",
    ),
    "item key twice": (lambda: encoded(document(items=[item("i"), item("i")])), "/items/1/key"),
    "meeting key twice": (lambda: encoded(document(meeting(), meeting())), "/meetings/1/key"),
    "number twice": (
        lambda: encoded(document(meeting(point("p", number=1), pause(), point("q", number=1)))),
        "/entries/2/number",
    ),
    "annex number twice": (
        lambda: encoded(document(items=[item("i", annexes=[{"number": 1, "title": "a"}] * 2)])),
        "/items/0/annexes/1/number",
    ),
    "action key twice": (
        lambda: encoded(document(meeting(point("p", actions=[{"key": "k", "what": "a"}] * 2)))),
        "/actions/1/key",
    ),
    "30 February": (lambda: encoded(document(meeting(date="2026-02-30"))), "/meetings/0/date"),
    "29 February": (lambda: encoded(document(meeting(date="2026-02-29"))), "/meetings/0/date"),
    "year 206": (lambda: encoded(document(meeting(date="0206-01-01"))), "/meetings/0/date"),
    "the last day of all": (
        lambda: encoded(document(meeting(date="9999-12-31"))),
        "/meetings/0/date",
    ),
    "year 0": (lambda: encoded(document(meeting(date="0000-01-01"))), "/meetings/0/date"),
    "a moment on 31 April": (
        lambda: encoded(document(meeting(dispatch_at="2026-04-31T10:00"))),
        "/meetings/0/dispatch_at",
    ),
    "24:00": (lambda: encoded(document(meeting(end="24:00"))), "/meetings/0/end"),
    "end before start": (lambda: encoded(document(meeting(end="08:29"))), "/meetings/0/end"),
    "absence ends before it starts": (
        lambda: encoded(
            document(
                meeting(
                    members=[
                        {"name": "Bo", "absences": [{"points": [], "from": "10:00", "to": "09:00"}]}
                    ]
                )
            )
        ),
        "/members/0/absences/0/to",
    ),
    "ended before it started": (
        lambda: encoded(
            document(
                meeting(point("p", actual_start="2026-10-08T10:00", actual_end="2026-10-08T09:59"))
            )
        ),
        "/entries/0/actual_end",
    ),
    "no mail address": (
        lambda: encoded(document(people=[{"name": "Bo", "email": "bo@x\nBcc: y@z"}])),
        "/people/0/email",
    ),
    "a rule without its time": (
        lambda: encoded(document(meeting(point("p", start_rule="fixed")))),
        "/entries/0/start_at",
    ),
    "neither point nor break": (
        lambda: encoded(document(meeting({"type": "vote", "key": "p", "title": "x"}))),
        "/entries/0/type",
    ),
    "treated item of another key": (
        lambda: encoded(
            document(meeting(point("p", item="i", item_as_treated=item("x"))), items=[item("i")])
        ),
        "/entries/0/item_as_treated/key",
    ),
    "a thousand faults": (
        lambda: encoded({**document(), "meetings": [1] * 100_000}),
        "/meetings/0",
    ),
    "a key of a megabyte": (lambda: encoded({**document(), "k" * 1_000_000: 1}), "/kkk"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_refused_whole_soon_saying_where(name: str) -> None:
    make, where = HOSTILE[name]
    content = make()
    started = time.process_time()
    with pytest.raises(ExchangeRefused) as caught:
        read_data(content, "f.json")
    assert time.process_time() - started < LIMIT_S
    sentence = str(caught.value)
    assert where in sentence
    assert sentence.startswith("f.json")
    assert len(sentence) < 10_000
    assert len(sentence.splitlines()) < 30


@pytest.mark.parametrize(
    "name", ["50 MB", "deep", "not UTF-8", "another schema", "NaN", "key twice in an object"]
)
def test_the_command_refuses_and_makes_no_database(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "f.json"
    file.write_bytes(HOSTILE[name][0]())
    started = time.process_time()
    assert run(["--database", str(tmp_path / "d.db"), "import", str(file)]) == 1
    assert time.process_time() - started < LIMIT_S
    captured = capsys.readouterr()
    assert HOSTILE[name][1] in captured.err
    assert captured.out == ""
    assert [path.name for path in tmp_path.iterdir()] == ["f.json"]


ANNEX_NAMES = [
    "/etc/passwd",
    "../secret.txt",
    "f.files/../../secret.txt",
    "C:\\secret.txt",
    "C:secret.txt",
    "f.files\\a.pdf",
    "a.pdf",
    "other.files/a.pdf",
    "f.files/missing.pdf",
    "f.files/link.pdf",
    "f.files/folder/a.pdf",
    "f.files/pipe",
    "f.files/inner",
    "f.files",
    "f.files/\n../../x",
    "",
]


@pytest.mark.parametrize("name", ANNEX_NAMES)
def test_annex_files_stay_in_their_folder(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "f.files"
    (folder / "inner").mkdir(parents=True)
    outside = tmp_path / "outside"
    outside.mkdir()
    for path in (tmp_path / "secret.txt", tmp_path / "a.pdf", outside / "a.pdf", folder / "b.pdf"):
        path.write_text("secret")
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "pipe")
    (folder / "link.pdf").symlink_to(tmp_path / "secret.txt")
    (folder / "folder").symlink_to(outside, target_is_directory=True)
    annexes = [{"number": 1, "title": "a", "file": "f.files/b.pdf"}, {"number": 2, "title": "b"}]
    file = tmp_path / "f.json"
    file.write_text(json.dumps(document(items=[item("i", annexes=annexes)])))
    assert read_file(file).annexes == {"f.files/b.pdf": folder / "b.pdf"}
    annexes[1]["file"] = name
    file.write_text(json.dumps(document(items=[item("i", annexes=annexes)])))
    with pytest.raises(ExchangeRefused) as caught:
        read_file(file)
    assert [fault.pointer for fault in caught.value.faults] == ["/items/0/annexes/1/file"]


def test_a_folder_of_annexes_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "a.pdf").write_text("secret")
    (tmp_path / "f.files").symlink_to(outside, target_is_directory=True)
    annexes = [{"number": 1, "title": "a", "file": "f.files/a.pdf"}]
    file = tmp_path / "f.json"
    file.write_text(json.dumps(document(items=[item("i", annexes=annexes)])))
    with pytest.raises(ExchangeRefused):
        read_file(file)


def test_every_fault_is_told_at_once() -> None:
    broken = document(meeting(point("p", duration=-1), point("q", purpose="x")), people=[{}])
    with pytest.raises(ExchangeRefused) as caught:
        read_data(encoded(broken), "f.json")
    assert [fault.pointer for fault in caught.value.faults] == [
        "/people/0/name",
        "/meetings/0/entries/0/duration",
        "/meetings/0/entries/1/purpose",
    ]


@pytest.mark.parametrize("path", ["missing.json", ".", "/dev/null"])
def test_what_is_no_file(path: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = str(tmp_path / path) if path != "/dev/null" else path
    assert run(["--database", str(tmp_path / "d.db"), "import", target]) == 1
    assert capsys.readouterr().err


@pytest.mark.parametrize(
    "text", ["[" * 20_000, "*a " * 20_000, "- " * 5_000, "<b>" * 20_000, "![" * 9_000]
)
def test_markdown_that_is_slow_elsewhere(text: str) -> None:
    from tests.model.exchange.databases import empty, load

    with empty() as session:
        started = time.process_time()
        load(session, document(meeting(point("p", minutes=text))))
        assert time.process_time() - started < 10 * LIMIT_S
