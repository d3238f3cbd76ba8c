"""What a disk may hold after the power went: what was synced, and any part of what was not.

The file system is one that keeps the order of its own records (ext4, NTFS, APFS): a sync of any
file brings every earlier creation, deletion and truncation with it; the content of a file comes
only with its own sync. What was not synced survives sector by sector, in any order.
"""

import random

from tests.faults.recorded_disk import (
    Change,
    Created,
    Deleted,
    Event,
    Synced,
    Told,
    Truncated,
    Wrote,
)

SECTOR = 512
Files = dict[str, bytearray]


class Disk:
    """`told` is the last step that was called saved."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self._safe: Files = {name: bytearray(data) for name, data in files.items()}
        self._pending: list[Change] = []
        self.told = 0

    def take(self, event: Event) -> None:
        """The next thing that happened."""
        match event:
            case Told(step):
                self.told = max(self.told, step)
            case Synced(file):
                self._make_safe(file)
            case Deleted(_file, True):
                self._pending.append(event)
                self._make_safe("")
            case Created() | Wrote() | Truncated() | Deleted():
                self._pending.append(event)

    def without_power(self, chance: random.Random, kept: float) -> Files:
        """What is found when it comes back; `kept` is the share that survives of what was unsynced."""
        files = {name: bytearray(data) for name, data in self._safe.items()}
        records = sum(not isinstance(event, Wrote) for event in self._pending)
        left = chance.randint(0, records) if 0 < kept < 1 else round(kept) * records
        unseen: set[str] = set()
        for event in self._pending:
            if isinstance(event, Wrote):
                if event.file in files and event.file not in unseen:
                    _write_some(files[event.file], event, chance, kept)
                continue
            left -= 1
            if left >= 0:
                _record(files, event)
                unseen.discard(event.file)
            elif not isinstance(event, Truncated):
                unseen.add(event.file)  # what is written from here on goes into another file
        return files

    def _make_safe(self, synced: str) -> None:
        left: list[Change] = []
        for event in self._pending:
            if isinstance(event, Wrote):
                if event.file != synced:
                    left.append(event)
                elif event.file in self._safe:
                    _write(self._safe[event.file], event.offset, event.data)
                continue
            _record(self._safe, event)
            left = [one for one in left if not _is_undone(one, event)]
        self._pending = left


def _is_undone(written: Change, by: Change) -> bool:
    if written.file != by.file or not isinstance(written, Wrote):
        return False
    return written.offset >= by.size if isinstance(by, Truncated) else True


def _record(files: Files, event: Change) -> None:
    match event:
        case Created(file):
            files[file] = bytearray()
        case Deleted(file, _synced):
            files.pop(file, None)
        case Truncated(file, size) if file in files:
            data = files[file]
            del data[size:]
            data.extend(bytes(size - len(data)))
        case _:
            pass


def _write_some(data: bytearray, event: Wrote, chance: random.Random, kept: float) -> None:
    place, end = event.offset, event.offset + len(event.data)
    while place < end:
        stop = min(end, place - place % SECTOR + SECTOR)
        if chance.random() < kept:
            _write(data, place, event.data[place - event.offset : stop - event.offset])
        place = stop


def _write(data: bytearray, offset: int, new: bytes) -> None:
    if len(data) < offset:
        data.extend(bytes(offset - len(data)))
    data[offset : offset + len(new)] = new
