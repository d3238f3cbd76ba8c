"""Findings that were put aside, of one meeting."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.entities import AgendaEntry, Dismissal

DismissalKey = tuple[str, str, str]
"""Key of the entry, code and sentence of the finding."""


def dismissals(session: Session, meeting_id: int) -> dict[DismissalKey, str]:
    """The reason for each."""
    rows = session.execute(
        select(AgendaEntry.key, Dismissal.code, Dismissal.message, Dismissal.reason)
        .join(AgendaEntry, Dismissal.entry_id == AgendaEntry.id)
        .where(AgendaEntry.meeting_id == meeting_id)
        .order_by(Dismissal.id)
    )
    return {(key, code, message): reason for key, code, message, reason in rows}
