"""Writes down what a bundle holds: the licences of everything shipped, and a bill of materials.

    python licences.py requirements/runtime.txt FOLDER

Run by the interpreter of the bundle's own environment, whose packages are the ones that are shipped.
Writes `LICENCES.txt` (names, versions, licence texts) and `sbom.cdx.json` (CycloneDX 1.6, with the
hashes that the packages were pinned to) into the folder.
"""

import json
import re
import sys
from importlib.metadata import Distribution, distribution
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
LICENCE_FILE = re.compile(r"(?i)(licen[cs]e|copying|notice|authors)")
OWN = ("fonts/*/*.txt", "icons/LICENSE", "dictionaries/*LICEN*", "dictionaries/*/*LICEN*")
"""Licences of what lies in resources/: typefaces, icons, dictionaries."""


def packages(requirements: str) -> dict[str, tuple[str, list[str]]]:
    """Name → version and hashes of each pinned package."""
    found: dict[str, tuple[str, list[str]]] = {}
    heads = list(PINNED.finditer(requirements))
    for head, after in zip(heads, [*heads[1:], None], strict=True):
        block = requirements[head.start() : after.start() if after else None]
        found[head[1]] = (head[2].rstrip("\\").strip(), HASH.findall(block))
    return found


def licence_name(package: Distribution) -> str:
    """As its maker wrote it: the expression, the short field, else the classifiers."""
    meta = package.metadata
    short = next((meta[key] for key in ("License-Expression", "License") if key in meta), "")
    if short and "\n" not in short and len(short) < 80:
        return short
    classes = [c.rsplit(" :: ", 1)[-1] for c in meta.get_all("Classifier") or [] if "License" in c]
    return " / ".join(classes) or "see its licence text"


def licence_texts(package: Distribution) -> list[str]:
    """Every licence file that came with it."""
    files = [file for file in package.files or () if LICENCE_FILE.search(file.name)]
    found = [Path(str(file.locate())) for file in files if ".dist-info" in str(file)]
    return [path.read_text("utf-8", "replace").strip() for path in found if path.is_file()]


def own_texts(root: Path = ROOT) -> list[tuple[str, str]]:
    """Name and licence of what lies in resources/."""
    resources = root / "resources"
    paths = sorted({path for pattern in OWN for path in resources.glob(pattern)})
    return [(path.relative_to(root).as_posix(), path.read_text("utf-8").strip()) for path in paths]


def installed(name: str) -> Distribution | None:
    """The package, None where it is for another system."""
    try:
        return distribution(name)
    except ModuleNotFoundError:
        return None


def main(requirements: str, folder: str) -> int:
    """Write both files."""
    target = Path(folder)
    pinned = packages(Path(requirements).read_text("utf-8"))
    shipped = {name: found for name in pinned if (found := installed(name)) is not None}
    parts = [(ROOT / "LICENSE").read_text("utf-8").strip()]
    parts += [f"{name}\n\n{text}" for name, text in own_texts()]
    for name, package in shipped.items():
        head = f"{name} {package.version}: {licence_name(package)}"
        parts.append("\n\n".join([head, *licence_texts(package)]))
    line = "\n\n" + "-" * 80 + "\n\n"
    (target / "LICENCES.txt").write_text(line.join(parts) + "\n", "utf-8")
    components = [
        {
            "type": "library",
            "name": name,
            "version": package.version,
            "purl": f"pkg:pypi/{name}@{package.version}",
            "licenses": [{"license": {"name": licence_name(package)}}],
            "hashes": [{"alg": "SHA-256", "content": content} for content in pinned[name][1]],
        }
        for name, package in shipped.items()
    ]
    bill = {"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1, "components": components}
    (target / "sbom.cdx.json").write_text(json.dumps(bill, indent=2) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
