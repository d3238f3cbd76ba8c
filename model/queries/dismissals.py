"""Findings that were put aside, of one meeting and of the recommendations."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.entities import AgendaEntry, AgendaPoint, Dismissal, ItemDismissal

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


def dismissals_of_items(session: Session, meeting_id: int) -> dict[DismissalKey, str]:
    """The reasons that the recommendations of a meeting bring, by the entry that each stands on.

    The sentence is the one that the bank says.
    """
    rows = session.execute(
        select(AgendaPoint.key, ItemDismissal.code, ItemDismissal.message, ItemDismissal.reason)
        .join(ItemDismissal, ItemDismissal.item_id == AgendaPoint.item_id)
        .where(AgendaPoint.meeting_id == meeting_id)
        .order_by(ItemDismissal.id)
    )
    return {(key, code, message): reason for key, code, message, reason in rows}


def bank_dismissals(session: Session) -> dict[int, dict[tuple[str, str], str]]:
    """By recommendation, code and sentence, the reason given in the bank."""
    rows = session.scalars(select(ItemDismissal).order_by(ItemDismissal.id))
    found: dict[int, dict[tuple[str, str], str]] = {}
    for row in rows:
        found.setdefault(row.item_id, {})[row.code, row.message] = row.reason
    return found


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
