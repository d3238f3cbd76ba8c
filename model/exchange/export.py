"""An exchange file on the disk: the JSON, and the files of its annexes in the folder beside it."""

import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from model.exchange.annex_files import folder_of
from model.exchange.writer import to_text
from model.storage.annex_files import AnnexFileError, AnnexFiles
from model.storage.durable import replacing
from model.views import AnnexView, ItemView, MeetingView, PointView

_NOT_IN_A_NAME = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]')
_LONGEST_NAME = 150


def write_exchange(
    views: Sequence[MeetingView],
    target: Path,
    kept: AnnexFiles,
    more: Sequence[ItemView] = (),
) -> list[AnnexView]:
    """Write the file and the annexes of these views and of `more` recommendations.

    What is left out for want of a file comes back.

    Annexes are written first, so that the JSON never names a file that is not there. Raises
    OSError; then the JSON that lay there is as it was.
    """
    folder = folder_of(target)
    names, missing = _names(_annexes(views, more), folder.name, kept)
    if names:
        folder.mkdir(exist_ok=True)
    for (digest, _name), name in names.items():
        with kept.open(digest) as source, replacing(target.parent / name) as copy:
            shutil.copyfileobj(source, copy)
    text = to_text(views, lambda annex: names.get((annex.digest, annex.file_name), ""), more)
    with replacing(target) as file:
        file.write(text.encode())
    return missing


def _names(
    annexes: Iterable[AnnexView], folder: str, kept: AnnexFiles
) -> tuple[dict[tuple[str, str], str], list[AnnexView]]:
    """What each annex's file is called, by digest and name, in the order of the document."""
    names: dict[tuple[str, str], str] = {}
    missing: list[AnnexView] = []
    taken: set[str] = set()
    for annex in annexes:
        key = (annex.digest, annex.file_name)
        if not annex.digest or key in names or annex in missing:
            continue
        try:
            kept.open(annex.digest).close()
        except AnnexFileError:
            missing.append(annex)
            continue
        name = _free(safe_name(annex.file_name) or f"bilag {annex.number}", taken)
        taken.add(name.casefold())
        names[key] = f"{folder}/{name}"
    return names, missing


def _annexes(views: Sequence[MeetingView], more: Sequence[ItemView]) -> Iterator[AnnexView]:
    for view in views:
        points = [entry for entry in view.entries if isinstance(entry, PointView)]
        for point in points:
            if point.item is not None:
                yield from point.item.annexes
        for point in points:
            yield from point.annexes
            if point.item_as_treated is not None:
                yield from point.item_as_treated.annexes
    for item in more:
        yield from item.annexes


def safe_name(name: str) -> str:
    """The name as every system can hold it and the format allows it: no path, no `..`."""
    plain = _NOT_IN_A_NAME.sub("_", name)
    plain = re.sub(r"\.{2,}", ".", plain).strip(" .")
    stem, dot, ending = plain.rpartition(".")
    if len(plain) > _LONGEST_NAME and dot and len(ending) < 10:
        return f"{stem[: _LONGEST_NAME - len(ending) - 1].rstrip(' .')}.{ending}"
    return plain[:_LONGEST_NAME].rstrip(" .")


def _free(name: str, taken: set[str]) -> str:
    """The name, numbered where another file has it. Windows does not tell a from A."""
    stem, dot, ending = name.rpartition(".")
    base, end = (stem, f".{ending}") if dot else (name, "")
    count, free = 1, name
    while free.casefold() in taken:
        count += 1
        free = f"{base} ({count}){end}"
    return free
