"""Texts whose save failed, as files, until they are in the database after all.

One file a text and session, so that a text left from an earlier session is not written over before
somebody has looked at it. Files lie in the first folder that takes them.
"""

import contextlib
import datetime
import hashlib
import json
import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from model.paths import private_folder, spool_folder
from model.storage.durable import replacing
from model.text.blocks import RichText, from_json, to_json

FORMAT = 1
_ENDING = ".draft.json"


@dataclass(frozen=True, slots=True)
class Draft:
    """A text on its way into one field of one row. `title` tells the user which text it is."""

    table: str
    row_id: int
    column: str
    title: str
    blocks: RichText

    @property
    def key(self) -> str:
        """Of two drafts with the same key only the newer one counts."""
        return f"{self.table}-{self.row_id}-{self.column}"


@dataclass(frozen=True, slots=True)
class SpooledDraft:
    """A draft found in the spool. `at` is local time."""

    draft: Draft
    at: datetime.datetime
    file: Path


class Spool:
    """The spool of one database in this session."""

    def __init__(self, database: Path, folders: Sequence[Path] | None = None) -> None:
        self._folders = tuple(folders) if folders is not None else default_folders()
        place = hashlib.sha256(os.fsencode(os.path.realpath(database))).hexdigest()[:12]
        self._mine = f"{datetime.datetime.now():%Y%m%d%H%M%S}-{os.getpid()}"
        self._prefix = f"{place}-"
        self._written: dict[str, Path] = {}

    def write(self, draft: Draft) -> bool:
        """Put the draft away for good, over an older one of this session. False: nowhere."""
        told = {
            "format": FORMAT,
            "field": [draft.table, draft.row_id, draft.column],
            "title": draft.title,
            "at": datetime.datetime.now().isoformat(timespec="seconds"),
            "blocks": json.loads(to_json(draft.blocks)),
        }
        data = json.dumps(told, ensure_ascii=False).encode()
        name = f"{self._prefix}{draft.key}-{self._mine}{_ENDING}"
        for folder in self._folders:
            try:
                with replacing(private_folder(folder) / name) as file:
                    file.write(data)
            except OSError:
                continue
            older = self._written.get(draft.key)
            if older is not None and older.parent != folder:
                _delete(older)
            self._written[draft.key] = folder / name
            return True
        return False

    def remove(self, key: str) -> None:
        """Drop this session's draft of a field, because it is in the database now."""
        path = self._written.pop(key, None)
        if path is not None:
            _delete(path)

    def left_over(self) -> tuple[SpooledDraft, ...]:
        """What earlier sessions left for this database, oldest first."""
        found: list[SpooledDraft] = []
        for folder in self._folders:
            for path in sorted(folder.glob(f"{self._prefix}*{_ENDING}")):
                if path not in self._written.values():
                    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
                        found.append(_read(path))
        return tuple(sorted(found, key=lambda spooled: (spooled.at, spooled.file)))


def discard(spooled: SpooledDraft) -> None:
    """Delete a draft that has been put into the database, or that nobody wants."""
    _delete(spooled.file)


def default_folders() -> tuple[Path, ...]:
    """The data folder's spool, and where that disk is full, the system's temporary folder."""
    user = os.getuid() if hasattr(os, "getuid") else "user"
    return spool_folder(), Path(tempfile.gettempdir()) / f"punktvis-spool-{user}"


def _read(path: Path) -> SpooledDraft:
    told: Any = json.loads(path.read_text("utf-8"))
    if told["format"] != FORMAT:
        raise ValueError(told["format"])
    table, row_id, column = told["field"]
    blocks = from_json(json.dumps(told["blocks"]))
    draft = Draft(str(table), int(row_id), str(column), str(told["title"]), blocks)
    return SpooledDraft(draft, datetime.datetime.fromisoformat(told["at"]), path)


def _delete(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()
