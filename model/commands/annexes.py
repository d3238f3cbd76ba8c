"""Annexes of a recommendation, or of a point that has none. Their numbers are their order, 1 to n.

Files are kept before a command names them (`model.workspace.annexes`): no command copies any.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.commands import lookup, values
from model.entities import Annex, AnnexFile, AnnexPastFile
from model.errors import UserError
from model.storage.annex_files import StoredFile
from model.text.titles import title_of_file
from model.text.translate import _
from model.vocabulary import Openness


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose annexes: one of the two."""

    item_id: int | None = None
    point_id: int | None = None


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file whose content lies in the annex folder. `name` as its owner called it."""

    name: str
    stored: StoredFile


def add(session: Session, owner: Owner, files: Sequence[KeptFile]) -> list[int]:
    """New annexes behind the others, titled by their files, neither open nor closed; their ids."""
    rows = _of(session, owner)
    added: list[Annex] = []
    for number, kept in enumerate(files, len(rows) + 1):
        name = values.line(kept.name)
        title = values.name(title_of_file(name))
        row = Annex(
            item_id=owner.item_id,
            point_id=owner.point_id,
            number=number,
            title=title,
            openness=Openness.UNDECIDED.value,
            file_name=name,
            file=_file_row(session, kept),
        )
        session.add(row)
        added.append(row)
    _number([*rows, *added])
    session.flush()
    return [row.id for row in added]


def rename(session: Session, annex_id: int, title: str) -> None:
    """Give an annex another title; its file keeps its name."""
    _annex(session, annex_id).title = values.name(title)


def set_openness(session: Session, annex_id: int, openness: Openness) -> None:
    """Open, closed or undecided."""
    _annex(session, annex_id).openness = values.choice(Openness, openness)


def move(session: Session, annex_id: int, position: int) -> None:
    """Put an annex at another place, counted from 0 in the list without it; numbers follow."""
    row = _annex(session, annex_id)
    rows = _of(session, Owner(row.item_id, row.point_id))
    rows.remove(row)
    rows.insert(max(0, position), row)
    _number(rows)


def replace_file(
    session: Session, annex_id: int, file: KeptFile, *, at: datetime.datetime | None = None
) -> None:
    """Another file in the place of this one, which stays known with its name. The title stays."""
    row = _annex(session, annex_id)
    new = _file_row(session, file)
    name = values.line(file.name)
    if row.file is not None and row.file.digest == new.digest:
        row.file_name = name
        return
    if row.file is not None or row.file_name:
        past = AnnexPastFile(
            file=row.file,
            file_name=row.file_name,
            replaced_at=(at or datetime.datetime.now()).replace(microsecond=0),
        )
        row.past.append(past)
    row.file = new
    row.file_name = name


def remove(session: Session, annex_id: int) -> None:
    """Take an annex away; those behind it move up. Its file stays, so that it can come back."""
    row = _annex(session, annex_id)
    rows = _of(session, Owner(row.item_id, row.point_id))
    rows.remove(row)
    session.delete(row)
    _number(rows)


def _annex(session: Session, annex_id: int) -> Annex:
    """An annex that may be changed. Raises GoneError, ApprovedError, or for a copy sent out."""
    row = lookup.found(session.get(Annex, annex_id))
    _check(session, Owner(row.item_id, row.point_id))
    return row


def _of(session: Session, owner: Owner) -> list[Annex]:
    _check(session, owner)
    query = select(Annex).order_by(Annex.number, Annex.id)
    if owner.item_id is not None:
        query = query.where(Annex.item_id == owner.item_id)
    else:
        query = query.where(Annex.point_id == owner.point_id)
    return list(session.scalars(query))


def _check(session: Session, owner: Owner) -> None:
    if owner.item_id is not None:
        lookup.item(session, owner.item_id)
    elif owner.point_id is not None:
        point = lookup.point(session, owner.point_id)
        if point.item_id is not None:
            raise UserError(_("Annexes of this point belong to its recommendation."))
    else:
        raise ValueError("annexes of nobody")


def _number(rows: Sequence[Annex]) -> None:
    for number, row in enumerate(rows, 1):
        row.number = number


def _file_row(session: Session, kept: KeptFile) -> AnnexFile:
    """The row of a content, one for all annexes that have it."""
    query = select(AnnexFile).where(AnnexFile.digest == kept.stored.digest)
    row = session.scalars(query).one_or_none()
    if row is None:
        row = AnnexFile(digest=kept.stored.digest, name=kept.name, size=kept.stored.size)
        session.add(row)
        session.flush()
    return row
