"""Which of many copies are kept: the newest few, then one a day, then one a week."""

import datetime
import re
from collections.abc import Callable, Iterable
from pathlib import Path

RECENT, DAYS, WEEKS = 12, 10, 8

_NAME = re.compile(r"copy-(\d{8}-\d{6})\.punktvis-backup")
_STAMP = "%Y%m%d-%H%M%S"


def copy_name(at: datetime.datetime) -> str:
    """The file name of a copy made at a moment."""
    return f"copy-{at.strftime(_STAMP)}.punktvis-backup"


def made_at(file: Path) -> datetime.datetime | None:
    """When a copy was made, by its name; None for a file that is not one of ours."""
    match = _NAME.fullmatch(file.name)
    if match is None:
        return None
    try:
        return datetime.datetime.strptime(match[1], _STAMP)
    except ValueError:
        return None


def copies_in(folder: Path) -> list[Path]:
    """The copies in a folder, newest first. None where the folder cannot be read."""
    try:
        files = [file for file in folder.iterdir() if made_at(file) is not None]
    except OSError:
        return []
    return sorted(files, key=lambda file: file.name, reverse=True)


def superfluous(moments: Iterable[datetime.datetime]) -> set[datetime.datetime]:
    """Those that need not be kept: not among the newest, nor the last of one of the last days or weeks.

    Days and weeks without a copy do not count, so that a long holiday costs nothing.
    """
    newest_first = sorted(set(moments), reverse=True)
    kept = set(newest_first[:RECENT])
    kept |= _last_of_each(newest_first, lambda at: at.date().toordinal(), DAYS)
    kept |= _last_of_each(newest_first, lambda at: at.isocalendar()[:2], WEEKS)
    return set(newest_first) - kept


def thin(folder: Path) -> None:
    """Delete what is superfluous in a folder; what cannot be deleted stays."""
    files = {at: file for file in copies_in(folder) if (at := made_at(file)) is not None}
    for at in superfluous(files):
        try:
            files[at].unlink()
        except OSError:
            continue


def _last_of_each(
    newest_first: list[datetime.datetime], period: Callable[[datetime.datetime], object], count: int
) -> set[datetime.datetime]:
    found: dict[object, datetime.datetime] = {}
    for at in newest_first:
        found.setdefault(period(at), at)
    return set(list(found.values())[:count])
