"""Examines a database without changing it, and tells everything that it finds."""

import shutil
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from model.errors import UserError
from model.storage import header
from model.storage.annex_files import AnnexFiles
from model.storage.dbapi import dbapi
from model.storage.engine import Mode, raw_connection
from model.storage.failures import disk_failure
from model.storage.revision import HEAD

MOST_FAULTS = 100
"""SQLite names no more damaged places than this."""


@dataclass(frozen=True, slots=True)
class Report:
    """Sizes in bytes. `faults` are sentences; annexes are named by digest."""

    path: Path
    revision: str = ""
    newest_revision: str = HEAD
    size: int = 0
    log_size: int = 0
    free_on_disk: int = 0
    rows: tuple[tuple[str, int], ...] = ()
    faults: tuple[str, ...] = ()
    integrity: tuple[str, ...] = ()
    broken_references: tuple[tuple[str, int, str], ...] = ()
    annex_files: int = 0
    annex_size: int = 0
    missing_annexes: tuple[str, ...] = ()
    damaged_annexes: tuple[str, ...] = ()
    unused_annexes: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong. Annexes that nobody uses are no fault."""
        wrong = (self.faults, self.integrity, self.broken_references)
        return not any((*wrong, self.missing_annexes, self.damaged_annexes))


@dataclass(slots=True)
class _Findings:
    integrity: tuple[str, ...] = ()
    broken: tuple[tuple[str, int, str], ...] = ()
    rows: tuple[tuple[str, int], ...] = ()
    digests: frozenset[str] = field(default_factory=frozenset[str])
    faults: list[str] = field(default_factory=list[str])


def examine(path: Path) -> Report:
    """The report on a file, open elsewhere or not. Damage is in the report and raises nothing.

    Raises StorageError only where there is no database of ours to examine.
    """
    revision = ""
    findings = _Findings()
    try:
        mode, revision = header.check(path, thorough=False)
    except UserError as error:
        findings.faults.append(str(error))
        return Report(path, faults=tuple(findings.faults))
    _look_inside(path, mode, findings)
    files = AnnexFiles(path)
    present = tuple(files.digests())
    log = header.log_of(path)
    return Report(
        path,
        revision=revision,
        size=path.stat().st_size,
        log_size=log.stat().st_size if log.exists() else 0,
        free_on_disk=shutil.disk_usage(path.parent).free,
        rows=findings.rows,
        faults=tuple(findings.faults),
        integrity=findings.integrity,
        broken_references=findings.broken,
        annex_files=len(present),
        annex_size=sum(files.path(digest).stat().st_size for digest in present),
        missing_annexes=tuple(sorted(findings.digests.difference(present))),
        damaged_annexes=tuple(digest for digest in present if not files.is_sound(digest)),
        unused_annexes=tuple(sorted(set(present) - findings.digests)),
    )


def _look_inside(path: Path, mode: Mode, findings: _Findings) -> None:
    try:
        with closing(raw_connection(path, mode)) as connection:
            answers = connection.execute(f"pragma integrity_check({MOST_FAULTS})").fetchall()
            findings.integrity = tuple(answer for (answer,) in answers if answer != "ok")
            broken = connection.execute("pragma foreign_key_check").fetchall()
            findings.broken = tuple((table, row or 0, target) for table, row, target, _ in broken)
            findings.rows = _counts(connection)
            digests = connection.execute("select digest from annex_file").fetchall()
            findings.digests = frozenset(digest for (digest,) in digests)
    except dbapi.Error as error:
        findings.faults.append(str(disk_failure(error, path) or error))


def _counts(connection: dbapi.Connection) -> tuple[tuple[str, int], ...]:
    names = connection.execute(
        "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'"
        " order by name"
    ).fetchall()
    return tuple(
        (name, connection.execute(f'select count(*) from "{name}"').fetchone()[0])
        for (name,) in names
    )
