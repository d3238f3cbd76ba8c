"""What must hold for the repository itself, whatever the code does."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from model.commandline.start import HANDED_OVER
from model.version import VERSION

ROOT = Path(__file__).parents[1]
REQUIREMENTS = ROOT / "requirements"
PINNED = re.compile(r"^([a-z0-9._-]+)==(\S+)", re.MULTILINE)

# Written with a gap, else this file would find itself.
OF_ONE_MACHINE = [
    word.replace("~", "")
    for word in (
        r"(?<![\w.~])/wo~rk/",
        r"(?<![\w.~])/ro~ot/",
        r"(?<![\w.~])/opt/wh~eels",
        r"file:///o~pt",
        r"py~pi\.org",
        r"pythonhost~ed",
        r"registry\.npm~js",
        r"deb\.deb~ian\.org",
        r"--(extra-)?index-u~rl",
        r"--trusted-ho~st",
    )
]


def tracked_files() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached"], cwd=ROOT, check=True, capture_output=True
    ).stdout
    names = [name.decode() for name in listed.split(b"\0") if name]
    return [ROOT / name for name in names if (ROOT / name).is_file()]


@pytest.mark.tool("git")
def test_no_file_knows_the_machine_it_was_made_on() -> None:
    pattern = re.compile("|".join(OF_ONE_MACHINE).encode())
    found = [
        f"{file.relative_to(ROOT)}: {hit.group().decode()}"
        for file in tracked_files()
        for hit in pattern.finditer(file.read_bytes())
    ]
    assert not found, "\n".join(found)


def test_the_pattern_finds_what_it_is_for() -> None:
    pattern = re.compile("|".join(OF_ONE_MACHINE))
    assert pattern.search("see /wo" + "rk/main")
    assert pattern.search("https://py" + "pi.org/simple")
    assert not pattern.search("frame/wo" + "rk/ and network/")


def test_packaging_is_not_a_package() -> None:
    """With an __init__.py it would hide the library of that name, which pytest itself imports."""
    assert not (ROOT / "packaging" / "__init__.py").exists()


def test_no_star_imports() -> None:
    star = re.compile(r"^\s*from \S+ import \*", re.MULTILINE)
    sources = [ROOT / "main.py"]
    for folder in ("model", "gui", "tests", "packaging"):
        sources += (ROOT / folder).rglob("*.py")
    found = [file for file in sources if file.exists() and star.search(file.read_text("utf-8"))]
    assert not found


@pytest.mark.parametrize("name", ["runtime", "development"])
def test_every_requirement_is_pinned_and_hashed(name: str) -> None:
    text = (REQUIREMENTS / f"{name}.txt").read_text("utf-8")
    logical = re.sub(r"\\\n\s*", "", text)
    lines = [line for line in logical.splitlines() if line and not line.lstrip().startswith("#")]
    assert lines
    for line in lines:
        assert PINNED.match(line), line
        assert "--hash=sha256:" in line, line


def test_the_tests_run_with_the_packages_that_are_shipped() -> None:
    runtime, development = (
        dict(PINNED.findall((REQUIREMENTS / f"{name}.txt").read_text("utf-8")))
        for name in ("runtime", "development")
    )
    assert runtime.items() <= development.items()


def test_qt_is_the_small_and_sound_one() -> None:
    """Not all of Qt (440 MB more), and not 6.12, which kills Python 3.11 (test_void_calls.py)."""
    pins = dict(PINNED.findall((REQUIREMENTS / "development.txt").read_text("utf-8")))
    assert not {"pyside6", "pyside6-addons", "pyqt6", "pyqt5"} & pins.keys()
    assert pins["pyside6-essentials"].startswith("6.11.")


def test_what_is_declared_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    pins = dict(PINNED.findall((REQUIREMENTS / "development.txt").read_text("utf-8")))
    declared = [*project["dependencies"], *project["optional-dependencies"]["development"]]
    names = {re.split(r"[=<>;\[ ]", line)[0].lower() for line in declared}
    assert names <= pins.keys(), names - pins.keys()


def test_the_commands_of_the_papers_exist() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    assert {"run", "test", "test-all", "check", "bench", "screenshots", "setup"} <= targets
    for name in ("README.md", "CONTRIBUTING.md"):
        paper = ROOT / name
        text = paper.read_text("utf-8") if paper.exists() else ""
        named = set(re.findall(r"(?:`|^\s*\$? ?)make ([a-z-]+)", text, re.MULTILINE))
        assert named <= targets, f"{name}: {named - targets}"


def test_the_licence_is_there() -> None:
    assert "Mozilla Public License Version 2.0" in (ROOT / "LICENSE").read_text("utf-8")


@pytest.mark.parametrize(
    "folder", ["fonts/inter", "fonts/source-sans-3", "fonts/dejavu-sans", "icons"]
)
def test_what_others_made_comes_with_its_licence(folder: str) -> None:
    place = ROOT / "resources" / folder
    assert [file for name in ("OFL*", "LICENSE*") for file in place.glob(name)]


def test_the_version_is_one() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert declared == VERSION
    metainfo = next((ROOT / "packaging" / "linux").glob("*.metainfo.xml")).read_text("utf-8")
    assert re.findall(r'<release version="([^"]+)"', metainfo)[0] == VERSION


def test_the_system_finds_the_window_s_entry_by_its_name() -> None:
    (entry,) = (ROOT / "packaging" / "linux").glob("*.desktop")
    assert f'setDesktopFileName("{entry.stem}")' in (ROOT / "gui" / "application.py").read_text(
        "utf-8"
    )
    # Under X it is the program's name that tells.
    assert "StartupWMClass=punktvis\n" in entry.read_text("utf-8")


def test_its_own_kind_of_file_is_known_to_every_system() -> None:
    folder = ROOT / "packaging"
    types = (folder / "linux" / "dk.punktvis.Punktvis.xml").read_text("utf-8")
    assert f'<glob pattern="*{HANDED_OVER}"/>' in types
    (kind,) = re.findall(r'<mime-type type="([^"]+)"', types)
    assert kind in (folder / "linux" / "dk.punktvis.Punktvis.desktop").read_text("utf-8")
    windows = (folder / "windows" / "punktvis.iss").read_text("utf-8")
    assert f'"Software\\Classes\\{HANDED_OVER}"; ValueType: string' in windows
    assert f'["{HANDED_OVER.removeprefix(".")}"]' in (folder / "punktvis.spec").read_text("utf-8")


def test_a_step_of_the_workflow_ends_with_its_line() -> None:
    text = (ROOT / ".github" / "workflows" / "build.yml").read_text("utf-8")
    steps = [line.split("run: ", 1)[1] for line in text.splitlines() if "run: " in line]
    assert steps
    # In a plain scalar of YAML a colon before a space would begin another one, and " #" a remark.
    assert not [step for step in steps if step[0] not in "{>|\"'" and re.search(r": | #", step)]


def test_what_other_systems_need_is_pinned() -> None:
    pins = dict(PINNED.findall((REQUIREMENTS / "other-systems.txt").read_text("utf-8")))
    assert {"colorama", "macholib", "pefile", "pywin32-ctypes", "pywin32"} <= pins.keys()
