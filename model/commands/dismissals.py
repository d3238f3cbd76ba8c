"""Findings that somebody has looked at and put aside."""

import datetime

from sqlalchemy.orm import Session

from model.commands import lookup, values
from model.entities import Dismissal


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
    reason = values.sentence(reason)
    moment = (at or datetime.datetime.now()).replace(microsecond=0)
    for row in entry.dismissals:
        if (row.code, row.message) == (code, message):
            row.reason, row.at = reason, moment
            return
    row = Dismissal(code=code, message=message, reason=reason, at=moment)
    entry.dismissals.append(row)


def take_up(session: Session, entry_id: int, code: str, message: str) -> None:
    """Look at it again after all."""
    entry = lookup.entry(session, entry_id)
    entry.dismissals[:] = [
        row for row in entry.dismissals if (row.code, row.message) != (code, message)
    ]
