"""What the parts of one import share: the session, the annex files, and what is to be frozen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.commands.import_values import Json, set_value
from model.commands.item_snapshots import discard_snapshot, snapshot
from model.entities import AgendaPoint, Annex, AnnexFile
from model.storage.annex_files import StoredFile


@dataclass(slots=True)
class Context:
    """One import. `files` are by the name that the exchange file uses."""

    session: Session
    files: Mapping[str, StoredFile]
    to_freeze: list[AgendaPoint] = field(default_factory=list[AgendaPoint])
    _file_rows: dict[str, AnnexFile] = field(default_factory=dict[str, AnnexFile])

    def freeze_treated(self) -> None:
        """Copy the items of dispatched points that have no copy yet, once all texts are there."""
        for point in self.to_freeze:
            if point.item is not None and point.treated_item is None:
                point.treated_item = snapshot(self.session, point.item)

    def drop_treated(self, point: AgendaPoint) -> None:
        """Forget the copy of an item that the point does not treat any more."""
        treated, point.treated_item = point.treated_item, None
        if treated is not None:
            discard_snapshot(self.session, treated)

    def file_row(self, name: str) -> AnnexFile:
        """The row of a kept file, one for each content."""
        stored = self.files[name]
        row = self._file_rows.get(stored.digest)
        if row is None:
            query = select(AnnexFile).where(AnnexFile.digest == stored.digest)
            row = self.session.scalars(query).one_or_none()
        if row is None:
            row = AnnexFile(digest=stored.digest, name=PurePosixPath(name).name, size=stored.size)
            self.session.add(row)
        self._file_rows[stored.digest] = row
        return row

    def annexes(self, rows: list[Annex], wanted: list[Json]) -> None:
        """Annexes match by number; those that the file does not name stay, an empty list clears."""
        if not wanted:
            rows.clear()
            return
        by_number = {row.number: row for row in rows}
        for data in wanted:
            row = by_number.get(int(data["number"]))
            if row is None:
                row = Annex(number=int(data["number"]), openness="undecided", file_name="")
                rows.append(row)
            set_value(row, "title", data["title"])
            if "openness" in data:
                set_value(row, "openness", data["openness"])
            if "file" in data:
                self._annex_file(row, data["file"])
        rows.sort(key=_number)

    def _annex_file(self, row: Annex, name: str | None) -> None:
        file = self.file_row(name) if name else None
        set_value(row, "file", file)
        set_value(row, "file_name", PurePosixPath(name).name if name else "")


def _number(row: Any) -> int:
    return row.number
