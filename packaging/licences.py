"""Writes down what a bundle holds: the licences of everything shipped, and a bill of materials.

    python licences.py requirements/runtime.txt FOLDER

Run by the interpreter of the bundle's own environment, whose packages are the ones that are shipped.
Writes `LICENCES.txt` (names, versions, licence texts) and `sbom.cdx.json` (CycloneDX 1.6, with the
hashes that the packages were pinned to, and those of every library as it is shipped) into the folder.
What is compiled into a library is told by licences/within.toml, or by the package's own bill (PEP 770).
Ends with 1 where a library is in the folder of which it does not know whose it is.
"""

import hashlib
import json
import platform
import re
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import Any

from within import TEXTS, Inner, compiled_in, text_of, told_by

ROOT = Path(__file__).resolve().parents[1]
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
LICENCE_FILE = re.compile(r"(?i)(licen[cs]e|copying|notice|authors)")
LIBRARY = re.compile(r"(?i)\.(so(\.[0-9.]+)?|dll|pyd|dylib)$")
OWN = ("fonts/*/*.txt", "icons/LICENSE", "dictionaries/*LICEN*", "dictionaries/*/*LICEN*")
"""Licences of what lies in resources/: typefaces, icons, dictionaries."""
SAID = {
    "Apache": "Apache-2.0",
    "Apache-2.0": "Apache-2.0",
    "BSD-3-Clause": "BSD-3-Clause",
    "GNU Lesser General Public License v3 (LGPLv3)": "LGPL-3.0-only",
    "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only": "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only",
    "MIT": "MIT",
    "MIT License": "MIT",
    "MIT license": "MIT",
    "MPL-2.0": "MPL-2.0",
}
"""What packages without an expression say that is one, or means one."""
LENT = {
    "libbz2-1.0": "bzip2-1.0.6",
    "libffi8": "MIT",
    "liblzma5": "0BSD",
    "libssl3": "Apache-2.0",
    "libuuid1": "BSD-3-Clause",
    "libzstd1": "BSD-3-Clause",
    "zlib1g": "Zlib",
}
"""Licences of the libraries that a Linux lends; their packages tell them in prose."""
BESIDES = ("pyinstaller", "pyinstaller-hooks-contrib", "pywin32", "pywin32-ctypes")
"""What starts the program, and what only Windows needs."""
LINE = "\n\n" + "-" * 80 + "\n\n"


@dataclass
class Part:
    """Something by others that is shipped.

    `licence` is an SPDX expression where `spdx` says so. `files` lie in the bundle; `within` is
    compiled into them, and `told` too, in the words of the package's own bill.
    """

    name: str
    version: str
    licence: str
    texts: list[str]
    purl: str
    hashes: list[str] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)
    spdx: bool = False
    within: list[Inner] = field(default_factory=list)
    told: list[dict[str, Any]] = field(default_factory=list)


class UnknownLibrariesError(Exception):
    """Libraries of which nobody knows whose they are."""


def packages(requirements: str) -> dict[str, tuple[str, list[str]]]:
    """Name → version and hashes of each pinned package."""
    found: dict[str, tuple[str, list[str]]] = {}
    heads = list(PINNED.finditer(requirements))
    for head, after in zip(heads, [*heads[1:], None], strict=True):
        block = requirements[head.start() : after.start() if after else None]
        found[head[1]] = (head[2].rstrip("\\").strip(), HASH.findall(block))
    return found


def licence_of(package: Distribution) -> tuple[str, bool]:
    """As its maker wrote it: the expression, the short field, else the classifiers; whether that is SPDX."""
    meta = package.metadata
    if "License-Expression" in meta:
        return meta["License-Expression"], True
    told = meta["License"] if "License" in meta else ""  # noqa: SIM401 (older ones have no get)
    if not told or "\n" in told or len(told) >= 80:
        classes = meta.get_all("Classifier") or []
        told = " / ".join(c.rsplit(" :: ", 1)[-1] for c in classes if "License" in c)
    if told in SAID:
        return SAID[told], True
    return told or "see its licence text", False


def licence_texts(package: Distribution) -> list[str]:
    """Every licence that came with it, also those of what it brings, which lie in folders by their names."""
    texts: list[str] = []
    for file in package.files or ():
        is_one = LICENCE_FILE.search(file.name) or "licenses" in file.parts
        path = Path(str(file.locate()))
        if is_one and ".dist-info" in str(file) and path.is_file():
            within = (
                file.parts[file.parts.index("licenses") + 1 :] if "licenses" in file.parts else ()
            )
            head = f"{'/'.join(within)}\n\n" if len(within) > 1 else ""
            texts.append(head + path.read_text("utf-8", "replace").strip())
    return texts


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


def package_parts(pinned: dict[str, tuple[str, list[str]]], folder: Path) -> list[Part]:
    """The packages with the libraries that they brought."""
    libraries = list(libraries_in(folder))
    parts: list[Part] = []
    for name in (*pinned, *BESIDES):
        package = installed(name)
        if package is not None:
            version, hashes = package.version, pinned.get(name, ("", []))[1]
            brought = {Path(file).name for file in package.files or () if LIBRARY.search(file.name)}
            files = [path for path in libraries if path.name in brought]
            licence, spdx = licence_of(package)
            part = Part(
                name,
                version,
                licence,
                licence_texts(package),
                f"pkg:pypi/{name}@{version}",
                hashes,
                files,
                spdx=spdx,
                within=compiled_in(name),
                told=told_by(package),
            )
            parts.append(part)
    return parts


def qt_part(packages: list[Part]) -> Part:
    """Qt itself, with the texts that its packages lack."""
    version = next(part.version for part in packages if part.name.startswith("pyside6"))
    names = ("qt.txt", "LGPL-3.0.txt", "GPL-3.0.txt")
    texts = [(TEXTS / name).read_text("utf-8").strip() for name in names]
    purl = f"pkg:generic/qt@{version}"
    return Part("Qt", version, "LGPL-3.0-only", texts, purl, spdx=True, within=compiled_in("qt"))


def python_part(folder: Path) -> Part:
    """The language, with what is linked into it."""
    places = (Path(sysconfig.get_path("stdlib")), Path(sys.base_prefix))
    text = next((at / "LICENSE.txt" for at in places if (at / "LICENSE.txt").is_file()), None)
    if text is None:
        text = Path("/usr/share/doc/python3/copyright")
    version = platform.python_version()
    base = Path(sys.base_prefix)
    own = {path.name for at in (base, base / "DLLs") for path in at.glob("*") if path.is_file()}
    files = [
        path
        for path in libraries_in(folder)
        if "lib-dynload" in path.parts or path.name.startswith("libpython") or path.name in own
    ]
    texts = [text.read_text("utf-8", "replace").strip()]
    return Part(
        "Python",
        version,
        "PSF-2.0",
        texts,
        f"pkg:generic/python@{version}",
        files=files,
        spdx=True,
        within=compiled_in("python"),
    )


def system_parts(files: list[Path]) -> list[Part]:
    """Libraries that the builder's Linux lends, by their package. Raises UnknownLibrariesError."""
    parts: dict[str, Part] = {}
    unknown: list[str] = []
    for file in files:
        package = _owner(file.name)
        if package is None:
            unknown.append(str(file))
        elif package in parts:
            parts[package].files.append(file)
        else:
            version = _said("dpkg-query", "-W", "-f", "${Version}", package).strip()
            text = Path("/usr/share/doc", package, "copyright").read_text("utf-8", "replace")
            purl = f"pkg:deb/debian/{package}@{version.replace('+', '%2B').replace(':', '%3A')}"
            licence = LENT.get(package, "see its licence text")
            parts[package] = Part(
                package, version, licence, [text.strip()], purl, files=[file], spdx=package in LENT
            )
    if unknown:
        raise UnknownLibrariesError(", ".join(unknown))
    return list(parts.values())


def _owner(name: str) -> str | None:
    """The Debian package that has a library of this name."""
    lines = _said("dpkg-query", "-S", f"*/{name}").splitlines()
    names = [line.split(":", 1)[0] for line in lines if line.endswith(f"/{name}")]
    return names[0] if names else None


def _said(*command: str) -> str:
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout
    except OSError:
        return ""


def libraries_in(folder: Path) -> Iterator[Path]:
    """Everything in the bundle that a machine runs, but not links to it."""
    for path in sorted(folder.rglob("*")):
        if LIBRARY.search(path.name) and path.is_file() and not path.is_symlink():
            yield path


def parts_of(requirements: Path, folder: Path) -> list[Part]:
    """Everything by others in the bundle. Raises UnknownLibrariesError."""
    found = package_parts(packages(requirements.read_text("utf-8")), folder)
    python = python_part(folder)
    known = {file for part in (*found, python) for file in part.files}
    lent = [file for file in libraries_in(folder) if file not in known]
    return [*found, qt_part(found), python, *system_parts(lent)]


def component(part: Part, folder: Path) -> dict[str, Any]:
    """As the bill names it."""
    licence = {"expression": part.licence} if part.spdx else {"license": {"name": part.licence}}
    told: dict[str, Any] = {
        "type": "library",
        "bom-ref": part.purl,
        "name": part.name,
        "version": part.version,
        "purl": part.purl,
        "licenses": [licence],
    }
    if part.hashes:
        told["hashes"] = [{"alg": "SHA-256", "content": content} for content in part.hashes]
    inner = [one.component() for one in part.within] + part.told
    inner += [_file(path, folder) for path in part.files]
    if inner:
        told["components"] = inner
    return told


def _file(path: Path, folder: Path) -> dict[str, Any]:
    content = hashlib.sha256(path.read_bytes()).hexdigest()
    name = path.relative_to(folder).as_posix()
    return {"type": "file", "name": name, "hashes": [{"alg": "SHA-256", "content": content}]}


def own_version() -> str:
    """The version of the program."""
    text = (ROOT / "model" / "version.py").read_text("utf-8")
    return text.split('VERSION = "')[1].split('"')[0]


def bill(parts: list[Part], folder: Path) -> dict[str, Any]:
    """The bill of materials."""
    program = {
        "type": "application",
        "name": "Punktvis",
        "version": own_version(),
        "licenses": [{"license": {"id": "MPL-2.0"}}],
    }
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": program},
        "components": [component(part, folder) for part in parts],
    }


def licences(parts: list[Part]) -> str:
    """The licences of the program, of what lies in resources/, of each part and of what is in it."""
    texts = [(ROOT / "LICENSE").read_text("utf-8").strip()]
    texts += [f"{name}\n\n{text}" for name, text in own_texts()]
    for part in parts:
        told = [f"{part.name} {part.version}: {part.licence}", *part.texts]
        if part.within:
            told.append("Code of others in it; the licences stand at the end by their names.")
        texts.append("\n\n".join([*told, *map(str, part.within)]))
    inner = {name for part in parts for one in part.within for name in one.licences()}
    texts += [f"{name}\n\n{text_of(name)}" for name in sorted(inner)]
    return LINE.join(texts) + "\n"


def main(requirements: str, folder: str) -> int:
    """Write both files."""
    target = Path(folder)
    try:
        parts = parts_of(Path(requirements), target)
    except UnknownLibrariesError as error:
        print(f"licences: not known whose these are: {error}", file=sys.stderr)
        return 1
    (target / "LICENCES.txt").write_text(licences(parts), "utf-8")
    told = json.dumps(bill(parts, target), indent=2)
    (target / "sbom.cdx.json").write_text(told + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
