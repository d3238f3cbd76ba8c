"""The program as the system starts it: what it loads, what it opens, what it does with a closed pipe."""

import subprocess
import sys
from pathlib import Path

import pytest

from model.commandline.start import Window, window_wanted

ROOT = Path(__file__).parents[2]
CONTRACT = ROOT / "tests" / "model" / "exchange" / "small.json"


def start(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        timeout=60,
        check=False,
    )


def test_commands_load_no_qt(tmp_path: Path) -> None:
    database, pdf = str(tmp_path / "d.db"), str(tmp_path / "x.pdf")
    commands = [
        ["import", str(CONTRACT)],
        ["check", "2026-02-05"],
        ["export", "2026-02-05", "minutes", "--output", pdf],
        ["doctor"],
    ]
    program = (
        "import sys; from model.commandline.run import run\n"
        f"codes = [run(['--database', {database!r}, *words]) for words in {commands!r}]\n"
        "loaded = [name for name in sys.modules if name.split('.')[0] in ('PySide6', 'gui')]\n"
        "assert codes == [0] * 4 and not loaded, (codes, loaded)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, check=False, capture_output=True
    )
    assert done.returncode == 0, done.stderr.decode()


def test_help_is_quick_to_load() -> None:
    program = (
        "import sys; from model.commandline.run import run\n"
        "assert run(['--help']) == 0\n"
        "heavy = {'sqlalchemy', 'reportlab', 'jsonschema', 'PySide6'} & sys.modules.keys()\n"
        "assert not heavy, heavy"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, check=False, capture_output=True
    )
    assert done.returncode == 0, done.stderr.decode()


def test_a_whole_process(tmp_path: Path) -> None:
    database = str(tmp_path / "d.db")
    assert start("--database", database, "import", str(CONTRACT)).returncode == 0
    listed = start("--database", database, "meetings")
    assert "Chefteammøde" in listed.stdout
    refused = start("--database", database, "schedule", "x")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert start("--database", database, "poster").returncode == 2


def test_a_reader_that_has_seen_enough(tmp_path: Path) -> None:
    database = str(tmp_path / "d.db")
    start("--database", database, "import", str(CONTRACT))
    line = f"{sys.executable} main.py --database {database} items --json | head -c 1"
    done = subprocess.run(line, shell=True, cwd=ROOT, capture_output=True, check=False)
    assert done.stderr == b""


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ([], Window()),
        (["--database", "x.db"], Window(Path("x.db"))),
        (["--database=x.db"], Window(Path("x.db"))),
        (["--database", "sqlite:////tmp/x.db"], Window(Path("/tmp/x.db"))),
        ([str(CONTRACT)], Window(None, (str(CONTRACT),))),
        (["--database", "x.db", str(CONTRACT)], Window(Path("x.db"), (str(CONTRACT),))),
        (["missing.json"], None),
        ([str(CONTRACT), str(CONTRACT)], None),
        (["meetings"], None),
        (["--help"], None),
        (["--database"], None),
        (["--database", "postgresql://host/x"], None),
    ],
)
def test_when_the_window_opens(words: list[str], wanted: Window | None) -> None:
    assert window_wanted(words) == wanted
