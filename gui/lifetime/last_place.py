"""Where one was, in a small file of the data folder: ids and names of screens, no word of a meeting.

Written while one moves about and not only at the end, so that a crash leads back too. A file that
cannot be read or written is no trouble: one begins with the list of meetings then.
"""

import contextlib
import hashlib
import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from model.paths import data_folder

PAGES = (
    *("meetings", "meeting", "items", "overview", "tasks", "people"),
    *("search", "settings"),
)
JOBS = ("agenda", "plan", "minutes", "dispatch")


DIVIDED = (*JOBS, "preview", "items")
"""What is divided into panels: a meeting in each job, what stands beside the page, the bank."""

Shares = dict[str, tuple[float, ...]]
Columns = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A screen; within a meeting its job and the selected entry."""

    page: str
    meeting_id: int | None = None
    entry_id: int | None = None
    job: str = "agenda"
    frame: str = ""
    """Size and place of the window, as Qt keeps it (base 64)."""
    shares: Shares = field(default_factory=dict)
    """How panels share the width, where somebody dragged them: parts of 1, by `DIVIDED`."""
    columns: Columns = ()
    """Widths of the columns of the tasks in pixels; none where nobody dragged them."""
    preview: bool = False
    """Whether the page stands beside the text."""


class LastPlace:
    """Of one database."""

    def __init__(self, database: Path) -> None:
        name = hashlib.sha256(os.fsencode(os.path.realpath(database))).hexdigest()[:12]
        self._file = data_folder() / f"place-{name}.json"
        self._written: Place | None = None

    def write(self, place: Place) -> None:
        """Keep it, unless it is kept already."""
        if place == self._written or place.page not in PAGES:
            return
        part = self._file.with_suffix(".part")
        with contextlib.suppress(OSError):
            part.write_text(json.dumps(asdict(place)), encoding="utf-8")
            part.replace(self._file)
            self._written = place

    def read(self) -> Place | None:
        """What was kept; None where there is nothing that can be used."""
        try:
            told: Any = json.loads(self._file.read_text("utf-8"))
            place = Place(
                str(told["page"]),
                _id(told["meeting_id"]),
                _id(told["entry_id"]),
                str(told["job"]),
                str(told["frame"]),
                _shares(told.get("shares", {})),
                _columns(told.get("columns", [])),
                told.get("preview") is True,
            )
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None
        return place if place.page in PAGES and place.job in JOBS else None


def _id(value: object) -> int | None:
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    raise ValueError(value)


def _shares(told: dict[str, list[float]]) -> Shares:
    shares = {job: tuple(float(part) for part in parts) for job, parts in told.items()}
    if not all(job in DIVIDED and all(0 <= p <= 1 for p in parts) for job, parts in shares.items()):
        raise ValueError(told)
    return shares


def _columns(told: list[int]) -> Columns:
    columns = tuple(int(width) for width in told)
    if not all(0 < width < 10_000 for width in columns):
        raise ValueError(told)
    return columns
