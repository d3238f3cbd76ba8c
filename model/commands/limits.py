"""What a plan that is made to fit may not do to an entry."""

from sqlalchemy.orm import Session

from model.commands import lookup, values
from model.entities import AgendaEntry, EntryLimit


def set_kept(session: Session, entry_id: int, kept: bool) -> None:
    """Whether the entry stays as long as it is."""
    _limit(lookup.entry(session, entry_id)).kept = kept


def set_least(session: Session, entry_id: int, minutes: int | None) -> None:
    """The length below which it is not shortened; None leaves that to the proposals."""
    _limit(lookup.entry(session, entry_id)).least = values.duration(minutes)


def copied(limit: EntryLimit | None) -> EntryLimit | None:
    """The same limits for a copy of the entry."""
    return None if limit is None else EntryLimit(kept=limit.kept, least=limit.least)


def _limit(entry: AgendaEntry) -> EntryLimit:
    if entry.limit is None:
        entry.limit = EntryLimit(kept=False, least=None)
    return entry.limit
