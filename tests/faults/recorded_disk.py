"""Notes what SQLite hands to the disk, by stepping between our own library and its file layer.

The library that the application uses is asked for its `sqlite3_vfs`, and the few calls that change
files are led past a list on their way (sqlite.org/c3ref/vfs.html, io_methods.html). For a process of
its own: it cannot be taken back.
"""

import ctypes
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pysqlite3._sqlite3 as library

OK = 0


class Created(NamedTuple):
    file: str


class Wrote(NamedTuple):
    file: str
    offset: int
    data: bytes


class Truncated(NamedTuple):
    file: str
    size: int


class Deleted(NamedTuple):
    file: str
    folder_synced: bool


class Synced(NamedTuple):
    file: str


class Told(NamedTuple):
    """The window has called it saved."""

    step: int


Change = Created | Wrote | Truncated | Deleted
Event = Change | Synced | Told

_FILE = ctypes.c_void_p
_CLOSE = ctypes.CFUNCTYPE(ctypes.c_int, _FILE)
_WRITE = ctypes.CFUNCTYPE(ctypes.c_int, _FILE, ctypes.c_void_p, ctypes.c_int, ctypes.c_int64)
_TRUNCATE = ctypes.CFUNCTYPE(ctypes.c_int, _FILE, ctypes.c_int64)
_SYNC = ctypes.CFUNCTYPE(ctypes.c_int, _FILE, ctypes.c_int)
_OPEN = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, _FILE, ctypes.c_int, ctypes.c_void_p
)
_DELETE = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int)


class _Methods(ctypes.Structure):
    """`sqlite3_io_methods`; what follows `xSync` is only carried along."""

    _fields_ = (
        ("version", ctypes.c_int),
        ("close", _CLOSE),
        ("read", ctypes.c_void_p),
        ("write", _WRITE),
        ("truncate", _TRUNCATE),
        ("sync", _SYNC),
        ("rest", ctypes.c_void_p * 13),
    )


class _Vfs(ctypes.Structure):
    """The beginning of `sqlite3_vfs`."""

    _fields_ = (
        ("version", ctypes.c_int),
        ("size_of_file", ctypes.c_int),
        ("longest_path", ctypes.c_int),
        ("next", ctypes.c_void_p),
        ("name", ctypes.c_char_p),
        ("data", ctypes.c_void_p),
        ("open", _OPEN),
        ("delete", _DELETE),
    )


class RecordedDisk:
    """From now on everything that SQLite does to files of this process stands in `events`."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self._names: dict[int, str] = {}
        self._methods: dict[int, _Methods] = {}
        self._kept: list[Any] = []
        found = ctypes.CDLL(library.__file__).sqlite3_vfs_find
        found.restype, found.argtypes = ctypes.POINTER(_Vfs), [ctypes.c_char_p]
        vfs = found(None).contents
        vfs.open = self._keep(_OPEN(self._open_by(_copy(_OPEN, vfs.open))))
        vfs.delete = self._keep(_DELETE(self._delete_by(_copy(_DELETE, vfs.delete))))

    def _keep(self, callback: Any) -> Any:
        self._kept.append(callback)
        return callback

    def _open_by(self, real: Callable[..., int]) -> Callable[..., int]:
        def opened(vfs: int, path: int | None, file: int, flags: int, out: int | None) -> int:
            where = Path(ctypes.string_at(path).decode()) if path else None
            new = where is not None and not where.exists()
            outcome = real(vfs, path, file, flags, out)
            if outcome == OK and where is not None:
                self._names[file] = where.name
                if new:
                    self.events.append(Created(where.name))
                place = ctypes.c_void_p.from_address(file)
                assert place.value is not None
                place.value = ctypes.addressof(self._noting(place.value))
            return outcome

        return opened

    def _delete_by(self, real: Callable[..., int]) -> Callable[..., int]:
        def deleted(vfs: int, path: bytes, sync: int) -> int:
            outcome = real(vfs, path, sync)
            if outcome == OK:
                self.events.append(Deleted(Path(path.decode()).name, bool(sync)))
            return outcome

        return deleted

    def _noting(self, address: int) -> _Methods:
        """These methods, three of them noting what they do."""
        if address in self._methods:
            return self._methods[address]
        methods = _Methods.from_buffer_copy(_Methods.from_address(address))
        write, truncate = _copy(_WRITE, methods.write), _copy(_TRUNCATE, methods.truncate)
        sync = _copy(_SYNC, methods.sync)

        def written(file: int, data: int, count: int, offset: int) -> int:
            self.events.append(Wrote(self._names[file], offset, ctypes.string_at(data, count)))
            return write(file, data, count, offset)

        def cut(file: int, size: int) -> int:
            self.events.append(Truncated(self._names[file], size))
            return truncate(file, size)

        def synced(file: int, flags: int) -> int:
            outcome = sync(file, flags)
            self.events.append(Synced(self._names[file]))
            return outcome

        methods.write = self._keep(_WRITE(written))
        methods.truncate = self._keep(_TRUNCATE(cut))
        methods.sync = self._keep(_SYNC(synced))
        self._methods[address] = methods
        return methods


def _copy(kind: Any, function: Any) -> Any:
    """The same C function; what a field of a structure gives follows the field when it changes."""
    return kind(ctypes.cast(function, ctypes.c_void_p).value)
