"""The bill of materials of a bundle names what was pinned."""

import hashlib
import importlib
import json
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from types import ModuleType

import PySide6
import pytest

from model.version import VERSION

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def licences() -> Iterator[ModuleType]:
    """Run as a script it finds its neighbours; here the folder is on the path for as long as it is used."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT / "packaging"))
        yield importlib.import_module("licences")


def test_every_pinned_package_has_its_version_and_hashes(licences: ModuleType) -> None:
    pinned = licences.packages((ROOT / "requirements" / "runtime.txt").read_text())
    assert pinned["sqlalchemy"][0].startswith("2.1.")
    assert all(hashes for _version, hashes in pinned.values())


@pytest.fixture(scope="module")
def handed_out(licences: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the two files of a bundle that has no libraries."""
    folder = tmp_path_factory.mktemp("bundle")
    assert licences.main(str(ROOT / "requirements" / "runtime.txt"), str(folder)) == 0
    return folder


def test_a_bundle_gets_its_licences_and_its_bill(handed_out: Path) -> None:
    bill = json.loads((handed_out / "sbom.cdx.json").read_text())
    names = {component["name"] for component in bill["components"]}
    assert {"sqlalchemy", "reportlab", "pikepdf"} <= names
    text = (handed_out / "LICENCES.txt").read_text()
    wanted = ("Mozilla Public License", "SIL OPEN FONT LICENSE", "sqlalchemy 2.1")
    # Of Qt, whose packages bring none, of Python, and of what lies in a package's own folders.
    wanted += ("GNU LESSER GENERAL PUBLIC", "PYTHON SOFTWARE FOUNDATION", "The FreeType Project")
    for part in wanted:
        assert part.lower() in text.lower()
    assert bill["metadata"]["component"]["version"] == VERSION


def test_the_code_in_qt_is_told_with_its_licences(handed_out: Path) -> None:
    bill = json.loads((handed_out / "sbom.cdx.json").read_text())
    (qt,) = (part for part in bill["components"] if part["name"] == "Qt")
    inner = {part["name"]: part for part in qt["components"]}
    assert inner["libpng"]["licenses"] == [{"expression": "Libpng AND libpng-2.0"}]
    assert ("Wintab API" in inner) == (sys.platform == "win32")
    text = (handed_out / "LICENCES.txt").read_text()
    for part in ("Copyright © 2016-2024 Martin Mitáš", "The Academic Free License"):
        assert part in text


@pytest.mark.tool("dpkg-query")
def test_each_library_of_a_bundle_is_told_once(licences: ModuleType, tmp_path: Path) -> None:
    """Of a package, of Python, lent by the system; also a second of the same name elsewhere."""
    names = ("PySide6/Qt/lib/libQt6Core.so.6", "PySide6/QtCore.abi3.so", "libz.so.1", "libssl.so.3")
    names += ("python3.11/lib-dynload/_json.cpython-311-x86_64-linux-gnu.so", "other/libz.so.1")
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert licences.main(str(ROOT / "requirements" / "runtime.txt"), str(tmp_path)) == 0
    bill = json.loads((tmp_path / "sbom.cdx.json").read_text())
    told = [
        file["name"]
        for part in bill["components"]
        for file in part.get("components", ())
        if file["type"] == "file"
    ]
    assert sorted(told) == sorted(names)


def test_every_licence_of_code_within_has_its_text(licences: ModuleType) -> None:
    del licences  # puts packaging/ on the path
    within = importlib.import_module("within")
    table = tomllib.loads((within.TEXTS / "within.toml").read_text("utf-8"))
    told = [one for group, ones in table.items() if group != "of" for one in ones]
    names = {name for one in told for name in within.Inner("", "", one["licence"], "").licences()}
    assert not [name for name in names if len(within.text_of(name)) < 100]
    assert not [one["name"] for one in told if not one["copyright"]]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the libraries have other names")
def test_the_code_within_is_read_from_the_qt_that_is_pinned() -> None:
    """A new Qt brings new versions: go through within.toml again, by the attributions of its sources."""
    table = tomllib.loads((ROOT / "packaging" / "licences" / "within.toml").read_text("utf-8"))
    assert table["of"]["qt"] == version("pyside6-essentials")
    folder = Path(PySide6.__path__[0]) / "Qt"
    for one in table["qt"]:
        if "seen" in one:
            libraries = folder.rglob(f"lib*{one['used']}*.so*")
            assert any(one["seen"].encode() in at.read_bytes() for at in libraries), one["name"]


def test_a_library_that_nobody_knows_stops_the_bundle(
    licences: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "libnobodyknows.so.1").touch()
    assert licences.main(str(ROOT / "requirements" / "runtime.txt"), str(tmp_path)) == 1
    assert "libnobodyknows" in capsys.readouterr().err
    assert not (tmp_path / "LICENCES.txt").exists()


def test_a_library_of_a_package_is_told_with_its_hash(licences: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "libqpdf.so.1").touch()
    part = licences.Part("qpdf", "1", "Apache-2.0", ["text"], "pkg:generic/qpdf@1")
    part.files = list(licences.libraries_in(tmp_path))
    (file,) = licences.component(part, tmp_path)["components"]
    assert file["name"] == "libqpdf.so.1"
    assert file["hashes"][0]["content"] == hashlib.sha256(b"").hexdigest()
