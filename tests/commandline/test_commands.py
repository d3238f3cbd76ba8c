"""The commands as a user types them, in this process; `test_process.py` starts real ones."""

import datetime
import json
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from sqlalchemy import select

from model.commandline.run import run
from model.entities import Release
from model.storage.database import Database
from tests.model.exchange.databases import Json, document, item, meeting, pause, point

CONTRACT = Path(__file__).parents[1] / "model" / "exchange" / "small.json"


class Shell:
    """Runs commands on one database and keeps what they said."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.database = folder / "møder 100% #1.db"
        self._capsys = capsys
        self.out = self.err = ""

    def run(self, *words: str | Path) -> int:
        code = run(["--database", str(self.database), *map(str, words)])
        captured = self._capsys.readouterr()
        self.out, self.err = captured.out, captured.err
        assert code in (0, 1, 2)
        assert "Traceback" not in self.err
        assert (code == 0) or self.err
        return code

    def json(self, *words: str | Path) -> Any:
        assert self.run(*words, "--json") == 0, self.err
        return json.loads(self.out)

    def load(self, content: Json, name: str = "f.json") -> int:
        return self.run("import", self.write(content, name))

    def write(self, content: Json, name: str = "f.json") -> Path:
        path = self.folder / name
        path.write_text(json.dumps(content), encoding="utf-8")
        return path


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(tmp_path, capsys)


@pytest.fixture
def filled(shell: Shell) -> Shell:
    """With the example of the contract."""
    assert shell.run("import", CONTRACT) == 0
    return shell


def test_the_example_of_the_contract(shell: Shell) -> None:
    assert shell.json("import", CONTRACT) == [
        {
            "file": str(CONTRACT),
            "items": ["skaerme"],
            "meetings": ["ct-2026-02-05"],
            "certainty": {},
            "unrecognised": "",
        }
    ]
    plan = shell.json("schedule", "2026-02-05")
    assert plan["information_lines"] == [
        "Pkt. 1 kl. 8.30-8.35",
        "Pkt. 2 kl. 8.35-9.05 Projektlederen",
        "Pause kl. 9.05-9.15",
        "Pkt. 3 kl. 9.15-9.35 Plejechefen",
        "Pkt. 4 kl. 9.40-9.55 HR-partneren",
        "Pkt. 5",
    ]
    codes = [finding["code"] for finding in shell.json("check", "ct-2026-02-05")]
    assert codes == ["EMPTY_ITEM", "EMPTY_ITEM", "GAP", "EMPTY_ITEM", "POINT_WITHOUT_SLOT"]
    for edition, closed in (("full", True), ("open", False)):
        file = shell.folder / f"{edition}.json"
        assert (
            shell.run("export", "2026-02-05", "exchange", "--edition", edition, "--output", file)
            == 0
        )
        assert ("Skovparken" in file.read_text("utf-8")) is closed
        for kind in ("agenda", "minutes"):
            file = shell.folder / f"{edition}.pdf"
            assert (
                shell.run("export", "2026-02-05", kind, "--edition", edition, "--output", file) == 0
            )
            assert ("Skovparken" in text_of(file)) is closed


def text_of(pdf: Path) -> str:
    with pypdfium2.PdfDocument(pdf) as opened:
        return "\n".join(page.get_textpage().get_text_range() for page in opened)


def test_schedule_is_shaped_as_the_contract_says(filled: Shell) -> None:
    plan = filled.json("schedule", "ct-2026-02-05")
    assert {key: plan[key] for key in plan if key not in ("entries", "information_lines")} == {
        "meeting": "ct-2026-02-05",
        "start": "08:30",
        "end": "10:00",
        "total_minutes": 85,
        "window_minutes": 90,
        "over_under_minutes": -5,
        "planned_end": "09:55",
        "guest_windows": [
            {"guest": "Projektlederen", "start": "08:35", "end": "09:05", "points": [2]},
            {"guest": "Plejechefen", "start": "09:15", "end": "09:35", "points": [3]},
            {"guest": "HR-partneren", "start": "09:40", "end": "09:55", "points": [4]},
        ],
    }
    assert plan["entries"][4] == {
        "key": "p4",
        "kind": "point",
        "number": 4,
        "start": "09:40",
        "end": "09:55",
        "minutes": 15,
        "gap_before": 5,
        "overlap_before": 0,
        "latest_start": "09:45",
    }
    assert [entry["kind"] for entry in plan["entries"]].index("break") == 2


def test_past_midnight_never_wraps(shell: Shell) -> None:
    late = meeting(point("p", duration=90), point("q", duration=5), start="23:00", end="23:30")
    shell.load(document(late))
    plan = shell.json("schedule", "m")
    assert [entry["end"] for entry in plan["entries"]] == ["24:30", "24:35"]
    assert plan["planned_end"] == "24:35"
    assert plan["information_lines"] == ["Pkt. 1 kl. 23.00-24.30", "Pkt. 2 kl. 24.30-24.35"]


def test_withdrawn_points_have_no_line(shell: Shell) -> None:
    shell.load(document(meeting(point("p", withdrawn=True, duration=9), point("q", guests=["Bo"]))))
    assert shell.json("schedule", "m")["information_lines"] == ["Pkt. 2 Bo"]


def test_lists(filled: Shell) -> None:
    (row,) = filled.json("meetings")
    assert row["key"] == "ct-2026-02-05"
    assert (row["date"], row["start"], row["status"]) == ("2026-02-05", "08:30", "planned")
    (told,) = filled.json("items")
    assert told == json.loads(CONTRACT.read_text("utf-8"))["items"][0] | {
        "annexes": [{"number": 1, "title": "Rækkefølge af områder", "openness": "open"}],
        "process": told["process"],
    }
    for command in ("meetings", "items"):
        assert filled.run(command) == 0
        assert filled.out.strip()


def test_a_date_names_a_meeting_where_it_is_the_only_one(shell: Shell) -> None:
    other = {**meeting(), "key": "other"}
    third = {**meeting(), "key": "third", "date": "2026-10-09"}
    shell.load(document(meeting(), other, third))
    assert shell.json("schedule", "2026-10-09")["meeting"] == "third"
    assert shell.run("schedule", "2026-10-08") == 1
    assert "other" in shell.err
    for unknown in ("x", "2026-10-10", "2026-02-30", ""):
        assert shell.run("schedule", unknown) == 1
    dated = {**meeting(), "key": "2026-10-08"}
    shell.load(document(dated))
    assert shell.json("schedule", "2026-10-08")["meeting"] == "2026-10-08"


@pytest.mark.parametrize(
    "words",
    [
        ["meetings"],
        ["items"],
        ["schedule", "m"],
        ["check", "m"],
        ["export", "m", "agenda", "--output", "x.pdf"],
        ["settings"],
        ["settings", "closed_points", "line"],
        ["backup", "x.zip"],
        ["doctor"],
    ],
)
def test_no_command_but_import_makes_a_database(words: list[str], shell: Shell) -> None:
    assert shell.run(*words) == 1
    assert list(shell.folder.iterdir()) == []


@pytest.mark.parametrize(
    "words",
    [
        ["unknown"],
        ["schedule"],
        ["schedule", "m", "extra"],
        ["schedule", "m", "--jso"],
        ["export", "m", "agenda"],
        ["export", "m", "poster", "--output", "x.pdf"],
        ["export", "m", "agenda", "--output", "x.exe"],
        ["export", "m", "agenda", "--edition", "secret", "--output", "x.pdf"],
        ["export", "m", "agenda", "--release", "OVERLAP", "--output", "x.pdf"],
        ["export", "m", "agenda", "--release", "OVERLAP= ", "--output", "x.pdf"],
        ["export", "m", "agenda", "--release", "TYPO=x", "--output", "x.pdf"],
        ["import"],
    ],
)
def test_wrong_usage(words: list[str], filled: Shell) -> None:
    assert filled.run(*words) == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["export", "2026-02-05", "agenda", "--output", "no/x.pdf"], "no"),
        (["export", "2026-02-05", "agenda", "--output", "x.ics"], ".pdf"),
        (["export", "2026-02-05", "exchange", "--output", "x.pdf"], ".json"),
        (["export", "2026-02-05", "package", "--output", "x.md"], ".pdf"),
        (["export", "2026-02-05", "calendar", "--output", "x.pdf"], "calendar"),
        (["import", "missing.json"], "missing.json"),
        (["import", "missing.docx"], "missing.docx"),
        (["import", "picture.png"], "picture.png"),
        (["settings", "unknown"], "unknown"),
        (["settings", "closed_points", "perhaps"], "perhaps"),
        (["settings", "unknown", "x"], "unknown"),
        (["restore", "missing.zip"], "missing.zip"),
        (["backup", "no/x.zip"], ""),
        (["demo"], "--database"),
    ],
)
def test_refused_with_a_sentence(
    words: list[str], said: str, filled: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(filled.folder)
    assert filled.run(*words) == 1
    assert said in filled.err


def test_a_file_never_takes_the_place_of_the_database(filled: Shell) -> None:
    alias = filled.folder / "alias.json"
    alias.symlink_to(filled.database)
    before = filled.database.read_bytes()
    assert filled.run("export", "2026-02-05", "exchange", "--output", alias) == 1
    assert filled.run("backup", filled.database) == 1
    assert filled.database.read_bytes() == before


def test_a_folder_that_cannot_be_written_to(filled: Shell) -> None:
    folder = filled.folder / "x.pdf"
    folder.mkdir()
    assert filled.run("export", "2026-02-05", "agenda", "--output", folder) == 1


def test_errors_stop_the_open_edition_until_released(shell: Shell) -> None:
    shell.load(document(meeting(point("p", duration=5), point("q"), point("r", openness="open"))))
    target = shell.folder / "x.json"
    words = ("export", "m", "exchange", "--output", target)
    assert shell.run(*words, "--edition", "open") == 1
    assert shell.err.count("OPENNESS_UNDECIDED") == 2
    assert not target.exists()
    assert shell.run(*words) == 0  # the full edition is not stopped
    released = ("--edition", "open", "--release", "OPENNESS_UNDECIDED:p=Aftalt = ja")
    assert shell.run(*words, *released) == 1
    assert "OPENNESS_UNDECIDED:q" in shell.err
    assert "OPENNESS_UNDECIDED:p" not in shell.err
    assert shell.run(*words, *released, "--release", "OPENNESS_UNDECIDED:q=Nej") == 0
    entries = json.loads(target.read_text("utf-8"))["meetings"][0]["entries"]
    assert [entry["key"] for entry in entries] == ["r"]
    assert shell.run(*words, "--edition", "open", "--release", "OPENNESS_UNDECIDED=Alle") == 0
    assert shell.run(*words, "--edition", "open", "--release", "CPR_PATTERN=x") == 1
    with Database.open(shell.database, read_only=True) as database, database.read() as session:
        rows = session.scalars(select(Release).order_by(Release.id)).all()
        kept = [(row.code, row.entry_key, row.reason, row.document) for row in rows]
        assert all(isinstance(row.at, datetime.datetime) for row in rows)
    assert kept[:2] == [
        ("OPENNESS_UNDECIDED", "p", "Aftalt = ja", "exchange"),
        ("OPENNESS_UNDECIDED", "q", "Nej", "exchange"),
    ]
    assert [reason for _code, _entry, reason, _document in kept[2:]] == ["Alle", "Alle"]


def test_an_unused_release_is_said(filled: Shell) -> None:
    words = ("export", "2026-02-05", "exchange", "--edition", "open")
    target = filled.folder / "x.json"
    assert filled.run(*words, "--output", target, "--release", "OVERLAP:p1=x") == 0
    assert "OVERLAP:p1" in filled.err


def test_the_default_edition_is_open_but_for_exchange(filled: Shell) -> None:
    pdf, file = filled.folder / "x.pdf", filled.folder / "x.json"
    assert filled.run("export", "2026-02-05", "agenda", "--output", pdf) == 0
    assert "Skovparken" not in text_of(pdf)
    assert filled.run("export", "2026-02-05", "exchange", "--output", file) == 0
    assert "Skovparken" in file.read_text("utf-8")


def test_annexes_travel_with_the_file(shell: Shell, tmp_path: Path) -> None:
    files = {"bilag.pdf": b"%PDF-1", "Å b.pdf": b"%PDF-2"}
    source = tmp_path / "in"
    (source / "f.files").mkdir(parents=True)
    for name, content in files.items():
        (source / "f.files" / name).write_bytes(content)
    annexes = [
        {"number": 1, "title": "A", "openness": "open", "file": "f.files/bilag.pdf"},
        {"number": 2, "title": "B", "openness": "closed", "file": "f.files/Å b.pdf"},
    ]
    told = document(
        meeting(point("p", item="i", openness="open")), items=[item("i", annexes=annexes)]
    )
    (source / "f.json").write_text(json.dumps(told), encoding="utf-8")
    assert shell.run("import", source / "f.json") == 0
    out = tmp_path / "out"
    out.mkdir()
    assert shell.run("export", "m", "exchange", "--output", out / "f.json") == 0
    assert {path.name: path.read_bytes() for path in (out / "f.files").iterdir()} == files
    opened = tmp_path / "open"
    opened.mkdir()
    words = ("export", "m", "exchange", "--edition", "open", "--output", opened / "f.json")
    assert shell.run(*words) == 0
    assert [path.name for path in (opened / "f.files").iterdir()] == ["bilag.pdf"]
    first = (out / "f.json").read_bytes()
    shell.database = tmp_path / "other.db"
    assert shell.run("import", out / "f.json") == 0
    assert shell.run("export", "m", "exchange", "--output", out / "f.json") == 0
    assert (out / "f.json").read_bytes() == first

    kept = next((tmp_path / "other.annexes").glob("??/*"))
    kept.write_bytes(b"damaged")
    assert shell.json("check", "m")[0]["code"] == "ANNEX_FILE_MISSING"
    assert shell.run(*words) == 1
    assert "ANNEX_FILE_MISSING" in shell.err
    assert shell.run("export", "m", "exchange", "--output", out / "f.json") == 0
    assert "B" in shell.err  # the annex that went without its file
    assert shell.run("doctor") == 1


def test_backup_and_restore(filled: Shell) -> None:
    copy = filled.folder / "copy.zip"
    assert filled.run("backup", copy) == 0
    assert filled.load(document(meeting(point("p")))) == 0
    assert len(filled.json("meetings")) == 2
    assert filled.run("restore", copy) == 0
    assert len(filled.json("meetings")) == 1
    copy.write_bytes(b"no backup")
    assert filled.run("restore", copy) == 1
    assert len(filled.json("meetings")) == 1
    report = filled.json("doctor")
    assert report["ok"]
    assert report["path"] == str(filled.database)


def test_settings(filled: Shell) -> None:
    assert filled.run("settings") == 0
    assert "closed_points" in filled.out
    assert filled.run("settings", "closed_points", "LINE") == 0
    assert filled.run("settings", "closed_points") == 0
    assert filled.out == "line\n"
    pdf = filled.folder / "x.pdf"
    assert filled.run("export", "2026-02-05", "agenda", "--output", pdf) == 0
    assert "9.15-9.35" in text_of(pdf)
    assert "Skovparken" not in text_of(pdf)


def test_demo(shell: Shell) -> None:
    assert shell.run("demo") == 0
    keys = [row["key"] for row in shell.json("meetings")]
    assert keys[0] == "ct-2026-10-08"
    severities = [f["severity"] for f in shell.json("check", keys[0])]
    assert set(severities) <= {"note"}
    for kind in ("agenda", "minutes"):
        pdf = shell.folder / f"{kind}.pdf"
        assert shell.run("export", keys[0], kind, "--output", pdf) == 0
        assert "Havnevej" not in text_of(pdf)
    assert shell.run("demo") == 1
    assert shell.run("doctor") == 0


def test_one_refused_file_does_not_keep_the_others_out(shell: Shell) -> None:
    good, bad = shell.write(document(meeting())), shell.write({"format": "x"}, "bad.json")
    word = shell.folder / "x.docx"
    word.write_bytes(b"PK")
    assert shell.run("import", bad, good, word, "--json") == 1
    assert [report["meetings"] for report in json.loads(shell.out)] == [["m"]]
    assert "bad.json" in shell.err
    assert "x.docx" in shell.err


def test_an_approved_meeting_is_refused(shell: Shell) -> None:
    assert shell.load(document(meeting(point("p"), status="approved"))) == 0
    assert shell.load(document(meeting(point("p", title="Ny")))) == 1
    assert "/meetings/0" in shell.err


def test_reading_goes_on_beside_an_open_window_and_writing_waits(filled: Shell) -> None:
    with Database.open(filled.database):
        assert filled.json("meetings")
        assert filled.run("check", "2026-02-05") == 0
        assert filled.run("backup", filled.folder / "copy.zip") == 0
        pdf = filled.folder / "x.pdf"
        assert filled.run("export", "2026-02-05", "agenda", "--output", pdf) == 0
        for words in (["import", CONTRACT], ["settings", "theme", "dark"], ["restore", "x.zip"]):
            assert filled.run(*words) == 1
            assert filled.err
    assert filled.run("settings", "theme", "dark") == 0


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://user:secret@host/db",
        "mysql+pymysql://user:secret@host/db",
        "sqlite://",
        "sqlite:///:memory:",
    ],
)
def test_only_files_of_sqlite(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--database", address, "meetings"]) == 1
    captured = capsys.readouterr()
    assert captured.err
    assert "secret" not in captured.err


def test_an_address_of_sqlite(shell: Shell) -> None:
    shell.load(document(meeting()))
    address = f"sqlite:///{shell.database}".replace("%", "%25").replace(" ", "%20")
    assert run(["--database", address.replace("#", "%23"), "meetings"]) == 0


@pytest.mark.parametrize(
    "make",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"x" * 5000),
        lambda path: path.mkdir(),
    ],
    ids=["no bytes", "other bytes", "a folder"],
)
def test_what_is_no_database(make: Callable[[Path], object], shell: Shell) -> None:
    make(shell.database)
    for words in (["meetings"], ["import", CONTRACT], ["doctor"], ["backup", "x.zip"]):
        assert shell.run(*words) == 1


def test_two_imports_at_once_do_not_mix(shell: Shell) -> None:
    """One of them may have to give way, but says so."""
    assert shell.load(document()) == 0
    files = [shell.write(document({**meeting(pause()), "key": f"m{i}"}), f"{i}.json") for i in "ab"]
    codes: list[int] = []
    threads = [
        threading.Thread(
            target=lambda f=file: codes.append(
                run(["--database", str(shell.database), "import", str(f)])
            )
        )
        for file in files
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert shell.run("meetings") == 0  # and what the two printed is read
    assert len(shell.json("meetings")) == codes.count(0)
