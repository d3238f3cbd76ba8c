"""The bill of materials of a bundle names what was pinned."""

import hashlib
import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

from model.version import VERSION

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def licences() -> ModuleType:
    specification = importlib.util.spec_from_file_location(
        "licences", ROOT / "packaging" / "licences.py"
    )
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    sys.modules["licences"] = module  # its dataclasses look themselves up
    specification.loader.exec_module(module)
    return module


def test_every_pinned_package_has_its_version_and_hashes(licences: ModuleType) -> None:
    pinned = licences.packages((ROOT / "requirements" / "runtime.txt").read_text())
    assert pinned["sqlalchemy"][0].startswith("2.1.")
    assert all(hashes for _version, hashes in pinned.values())


def test_a_bundle_gets_its_licences_and_its_bill(licences: ModuleType, tmp_path: Path) -> None:
    licences.main(str(ROOT / "requirements" / "runtime.txt"), str(tmp_path))
    bill = json.loads((tmp_path / "sbom.cdx.json").read_text())
    names = {component["name"] for component in bill["components"]}
    assert {"sqlalchemy", "reportlab", "pikepdf"} <= names
    text = (tmp_path / "LICENCES.txt").read_text()
    wanted = ("Mozilla Public License", "SIL OPEN FONT LICENSE", "sqlalchemy 2.1")
    # Of Qt, whose packages bring none, of Python, and of what lies in a package's own folders.
    wanted += ("GNU LESSER GENERAL PUBLIC", "PYTHON SOFTWARE FOUNDATION", "The FreeType Project")
    for part in wanted:
        assert part.lower() in text.lower()
    assert bill["metadata"]["component"]["version"] == VERSION


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
