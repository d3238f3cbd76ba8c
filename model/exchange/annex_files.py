"""The folder of annexes beside an exchange file: `<stem>.files/`, and never anything outside it."""

import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from model.commands.import_faults import Fault, pointer
from model.text.translate import _

MAX_ANNEX_BYTES = 500_000_000


def folder_of(file: Path) -> Path:
    """Where the annexes of an exchange file lie."""
    return file.with_name(file.stem + ".files")


def find(data: Any, file: Path) -> tuple[dict[str, Path], list[Fault]]:
    """The annex files that the data names, under the name used there, and the faulty names."""
    found: dict[str, Path] = {}
    faults: list[Fault] = []
    for place, name in _named(data):
        if name in found:
            continue
        path = _inside(folder_of(file), file.parent, name)
        if path is None:
            expected = _("a file that lies in {folder}/").format(folder=folder_of(file).name)
            faults.append(Fault(place, expected))
        else:
            found[name] = path
    return found, faults


def _named(data: Any) -> Iterator[tuple[str, str]]:
    owners: list[tuple[tuple[str | int, ...], Any]] = [
        (("items", index), item) for index, item in enumerate(data.get("items", []))
    ]
    for number, meeting in enumerate(data["meetings"]):
        for index, entry in enumerate(meeting["entries"]):
            place = ("meetings", number, "entries", index)
            owners.append((place, entry))
            if "item_as_treated" in entry:
                owners.append(((*place, "item_as_treated"), entry["item_as_treated"]))
    for place, owner in owners:
        for index, annex in enumerate(owner.get("annexes", [])):
            name: str | None = annex.get("file")
            if name is not None:
                yield pointer((*place, "annexes", index, "file")), name


def _inside(folder: Path, parent: Path, name: str) -> Path | None:
    """The file, or None where it is missing, no plain file, too large, or reached by a link.

    The schema has refused absolute paths, `..`, backslashes and drive letters; this holds by
    itself, because it asks what is really there.
    """
    path = parent / name
    if not name.startswith(folder.name + "/") or ".." in path.parts or folder.is_symlink():
        return None
    try:
        meant = folder.resolve(strict=True).joinpath(*Path(name).parts[1:])
        status = path.lstat()
        reached = path.resolve(strict=True)
    except (OSError, ValueError):
        return None
    plain = stat.S_ISREG(status.st_mode) and status.st_size <= MAX_ANNEX_BYTES
    return path if plain and reached == meant else None
