"""The bill of materials of a bundle names what was pinned."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def licences() -> ModuleType:
    specification = importlib.util.spec_from_file_location(
        "licences", ROOT / "packaging" / "licences.py"
    )
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
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
    for part in ("Mozilla Public License", "SIL OPEN FONT LICENSE", "sqlalchemy 2.1"):
        assert part.lower() in text.lower()
