"""What is compiled into the libraries of a bundle, by licences/within.toml or by a wheel's own bill."""

import importlib
import json
import sys
import tomllib
from dataclasses import dataclass
from importlib.metadata import Distribution
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
TEXTS = Path(__file__).with_name("licences")
ASKED = {
    "Expat": ("pyexpat", "EXPAT_VERSION"),
    "libmpdec": ("decimal", "__libmpdec_version__"),
    "SQLite": ("pysqlite3.dbapi2", "sqlite_version"),
    "libxml2": ("lxml.etree", "LIBXML_VERSION"),
    "libxslt": ("lxml.etree", "LIBXSLT_VERSION"),
}
"""Where libraries that are compiled in tell their version."""
TOLD = ("type", "name", "version", "licenses", "purl")
"""What is taken over of a component in a package's own bill."""


@dataclass(frozen=True)
class Inner:
    """Code of others inside of a part. `licence` is an SPDX expression, `version` may be empty."""

    name: str
    version: str
    licence: str
    copyright: str

    def licences(self) -> list[str]:
        """The SPDX names of the licences, of alternatives the first."""
        return self.licence.split(" OR ", 1)[0].split(" AND ")

    def component(self) -> dict[str, Any]:
        """As the bill names it."""
        told = {"type": "library", "name": self.name, "copyright": self.copyright}
        if self.version:
            told["version"] = self.version
        return told | {"licenses": [{"expression": self.licence}]}

    def __str__(self) -> str:
        """As the licences name it."""
        return f"{self.name} {self.version}".strip() + f": {self.licence}\n{self.copyright}"


def compiled_in(group: str) -> list[Inner]:
    """What licences/within.toml tells of a group, as far as it is compiled in on this system."""
    table = tomllib.loads((TEXTS / "within.toml").read_text("utf-8"))
    return [
        Inner(
            one["name"],
            one.get("version") or version_asked(one["name"]),
            one["licence"],
            one["copyright"],
        )
        for one in table.get(group, ())
        if sys.platform in one.get("systems", sys.platform).split()
    ]


def version_asked(name: str) -> str:
    """The version that a library tells of itself, empty where it tells none."""
    if name not in ASKED:
        return ""
    module, attribute = ASKED[name]
    told = getattr(importlib.import_module(module), attribute)
    return ".".join(map(str, told)) if isinstance(told, tuple) else told.removeprefix("expat_")


def told_by(package: Distribution) -> list[dict[str, Any]]:
    """What its wheel says of itself to be compiled into it (PEP 770), without what only may be."""
    found: list[dict[str, Any]] = []
    for file in package.files or ():
        if "sboms" not in file.parts or file.suffix != ".json":
            continue
        bill = json.loads(Path(str(file.locate())).read_text("utf-8"))
        for one in bill.get("components", ()):
            own = one.get("bom-ref", "").startswith(f"pkg:pypi/{package.name}@")
            if not own and one.get("scope", "required") == "required":
                found.append({key: one[key] for key in TOLD if key in one})
    return found


def text_of(licence: str) -> str:
    """The text of a licence by its SPDX name."""
    path = ROOT / "LICENSE" if licence == "MPL-2.0" else TEXTS / f"{licence}.txt"
    return path.read_text("utf-8").strip()
