"""Findings that somebody has looked at and put aside, on an entry or on a recommendation in the bank."""

import datetime
from collections.abc import Sequence
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.commands import lookup, values
from model.entities import AgendaPoint, Dismissal, ItemDismissal

_Row = TypeVar("_Row", Dismissal, ItemDismissal)


def dismiss(
    session: Session,
    entry_id: int,
    code: str,
    message: str,
    reason: str,
    *,
    at: datetime.datetime | None = None,
) -> None:
    """Put a finding of this entry aside, with the reason. It counts while its sentence is the same."""
    entry = lookup.entry(session, entry_id)
    reason, moment = values.sentence(reason), _moment(at)
    if not _renewed(entry.dismissals, code, message, reason, moment):
        row = Dismissal(code=code, message=message, reason=reason, at=moment)
        entry.dismissals.append(row)


def dismiss_of_item(
    session: Session,
    item_id: int,
    code: str,
    message: str,
    reason: str,
    *,
    at: datetime.datetime | None = None,
) -> None:
    """As `dismiss`, on a recommendation; it counts on every point that treats it."""
    item = lookup.item(session, item_id)
    reason, moment = values.sentence(reason), _moment(at)
    if not _renewed(item.dismissals, code, message, reason, moment):
        row = ItemDismissal(code=code, message=message, reason=reason, at=moment)
        item.dismissals.append(row)


def take_up(session: Session, entry_id: int, code: str, message: str) -> None:
    """Look at it again after all, also where the recommendation brought the reason."""
    entry = lookup.entry(session, entry_id)
    entry.dismissals[:] = [
        row for row in entry.dismissals if (row.code, row.message) != (code, message)
    ]
    item = entry.item if isinstance(entry, AgendaPoint) else None
    if item is not None:
        item.dismissals[:] = _without(item.dismissals, code)


def take_up_of_item(session: Session, item_id: int, code: str) -> None:
    """Look at what has this code again; reasons that were given on its points go as well."""
    item = lookup.item(session, item_id)
    item.dismissals[:] = _without(item.dismissals, code)
    for entry in session.scalars(select(AgendaPoint).where(AgendaPoint.item_id == item_id)):
        entry.dismissals[:] = _without(entry.dismissals, code)


def _without(rows: Sequence[_Row], code: str) -> list[_Row]:
    """Whatever the sentence: a point says it with its number, a recommendation without."""
    return [row for row in rows if row.code != code]


def _moment(at: datetime.datetime | None) -> datetime.datetime:
    return (at or datetime.datetime.now()).replace(microsecond=0)


def _renewed(
    rows: Sequence[Dismissal | ItemDismissal],
    code: str,
    message: str,
    reason: str,
    at: datetime.datetime,
) -> bool:
    """Whether it was put aside before; it has the new reason then."""
    for row in rows:
        if (row.code, row.message) == (code, message):
            row.reason, row.at = reason, at
            return True
    return False
