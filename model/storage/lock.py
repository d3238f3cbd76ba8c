"""One writer for each database file: a lock of the operating system, which dies with its process.

The lock file stays where it is: removing it would let two programs each lock a file of their own.
"""

import datetime
import getpass
import json
import os
import platform
import sys
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, cast

from model.paths import PRIVATE_FILE
from model.storage.failures import LockedDatabaseError, ReadOnlyDatabaseError

_WINDOWS_LOCK_AT = 1 << 30
"""On Windows a locked byte cannot be read, so it lies far behind the text that tells the holder."""


_CHILD_STARTS_S = 3.0


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has the file open. `since` is local time."""

    process: int
    computer: str
    user: str
    since: str

    def __str__(self) -> str:
        return f"{self.user}, {self.computer}, {self.since}"


class DatabaseLock:
    """The right to write to one database. Held from `acquire` to `release` or the process's end."""

    def __init__(self, database: Path) -> None:
        self._database = database
        self.path = database.with_name(database.name + ".lock")
        self._descriptor: int | None = None
        self.left_by: Holder | None = None
        """Who held the lock before us and ended without letting it go; from `acquire` on."""

    def acquire(self) -> None:
        """Raises LockedDatabaseError with the holder; a lock that a dead process left is free."""
        try:
            descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT, PRIVATE_FILE)
        except PermissionError:
            raise ReadOnlyDatabaseError(self._database) from None
        if not _lock(descriptor) and not self._lock_of_dead(descriptor):
            os.close(descriptor)
            raise LockedDatabaseError(self._database, str(self.holder() or ""))
        self._descriptor = descriptor
        self.left_by = self.holder()
        text = json.dumps(asdict(_ourselves()), ensure_ascii=False).encode()
        os.ftruncate(descriptor, 0)
        os.write(descriptor, text)

    def _lock_of_dead(self, descriptor: int) -> bool:
        """Whether the lock comes free at once, because whoever wrote their name there is dead.

        A child that a program was just starting when it was killed holds the lock until it runs.
        """
        holder = self.holder()
        if holder is None or holder.computer != platform.node() or _is_alive(holder.process):
            return False
        until = time.monotonic() + _CHILD_STARTS_S
        while not (locked := _lock(descriptor)) and time.monotonic() < until:
            time.sleep(0.02)
        return locked

    def release(self) -> None:
        """Let others write, and leave no name. Does nothing when the lock is not held."""
        if self._descriptor is not None:
            with suppress(OSError):
                os.ftruncate(self._descriptor, 0)
            os.close(self._descriptor)
            self._descriptor = None

    def holder(self) -> Holder | None:
        """Who wrote their name into the lock file last, None where nobody did."""
        try:
            told: Any = json.loads(self.path.read_text("utf-8"))
        except (OSError, ValueError):
            return None
        if not isinstance(told, dict):
            return None
        found = cast("dict[str, Any]", told)
        try:
            return Holder(**{name: found[name] for name in Holder.__slots__})
        except KeyError:
            return None


def _ourselves() -> Holder:
    try:
        user = getpass.getuser()
    except (OSError, KeyError):  # a user without a name, as in some containers
        user = "?"
    now = datetime.datetime.now().replace(microsecond=0)
    return Holder(os.getpid(), platform.node(), user, now.isoformat(" "))


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> bool:
        os.lseek(descriptor, _WINDOWS_LOCK_AT, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        os.lseek(descriptor, 0, os.SEEK_SET)
        return True

    def _is_alive(process: int) -> bool:  # noqa: ARG001 (the other system asks for it)
        return True  # no child shares a lock here

else:
    import fcntl

    def _lock(descriptor: int) -> bool:
        # flock, not lockf: it belongs to this very opening, so a second one in the same process
        # is refused too, and closing some other descriptor of the file does not let it go.
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def _is_alive(process: int) -> bool:
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return False
        except (OSError, OverflowError, TypeError):  # somebody else's, or no number of a process
            return True
        return True
