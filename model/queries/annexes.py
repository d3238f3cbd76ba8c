"""Annexes as their list shows them."""

import datetime
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from model.entities import Annex, AnnexPastFile
from model.vocabulary import Openness


@dataclass(frozen=True, slots=True)
class PastFile:
    """A file that another took the place of. `digest` is "" where there was no content."""

    file_name: str
    digest: str
    replaced_at: datetime.datetime


@dataclass(frozen=True, slots=True)
class AnnexRow:
    """One annex. `size` in bytes; without a file `digest` is "". `past`: the newest first."""

    id: int
    number: int
    title: str
    openness: Openness
    file_name: str
    digest: str
    size: int
    past: tuple[PastFile, ...]


def list_annexes(
    session: Session, *, item_id: int | None = None, point_id: int | None = None
) -> tuple[AnnexRow, ...]:
    """Those of an item, or a point's own, in the order of their numbers."""
    query = select(Annex).order_by(Annex.number, Annex.id)
    if item_id is not None:
        query = query.where(Annex.item_id == item_id)
    else:
        query = query.where(Annex.point_id == point_id)
    past = selectinload(Annex.past).joinedload(AnnexPastFile.file)
    rows = session.scalars(query.options(joinedload(Annex.file), past))
    return tuple(map(_row, rows))


def _row(row: Annex) -> AnnexRow:
    return AnnexRow(
        id=row.id,
        number=row.number,
        title=row.title,
        openness=Openness(row.openness),
        file_name=row.file_name,
        digest=row.file.digest if row.file is not None else "",
        size=row.file.size if row.file is not None else 0,
        past=tuple(
            PastFile(
                past.file_name,
                past.file.digest if past.file is not None else "",
                past.replaced_at,
            )
            for past in reversed(row.past)
        ),
    )
