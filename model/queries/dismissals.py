"""Findings that were put aside, of one meeting."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.entities import AgendaEntry, AgendaPoint, Dismissal

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


def item_dismissals(session: Session) -> dict[int, dict[str, str]]:
    """By recommendation and code, the reason given on a point that it stands on; the latest counts."""
    rows = session.execute(
        select(AgendaPoint.item_id, Dismissal.code, Dismissal.reason)
        .join(AgendaPoint, Dismissal.entry_id == AgendaPoint.id)
        .where(AgendaPoint.item_id.is_not(None))
        .order_by(Dismissal.id)
    )
    found: dict[int, dict[str, str]] = {}
    for item_id, code, reason in rows:
        if item_id is not None:
            found.setdefault(item_id, {})[code] = reason
    return found
