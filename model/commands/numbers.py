"""Positions without holes, and the numbers of the points. Not actions, but what they lean on."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, load_only, with_polymorphic

from model.commands import lookup
from model.entities import AgendaEntry, AgendaPoint, Meeting
from model.planning.numbering import NumberedEntry, assign_numbers, order_for_late_point
from model.vocabulary import Purpose


def entries_in_order(session: Session, meeting_id: int) -> list[AgendaEntry]:
    """The agenda without its texts, which would take long to read."""
    session.flush()
    whole = with_polymorphic(AgendaEntry, [AgendaPoint])
    point = whole.AgendaPoint
    statement = (
        select(whole)
        .where(whole.meeting_id == meeting_id)
        .order_by(whole.position, whole.id)
        .options(
            load_only(
                *(whole.key, whole.position, whole.meeting_id, whole.type),
                *(whole.duration, whole.rule, whole.start_at),
                *(point.number, point.former_number, point.supplementary),
                *(point.received_at, point.purpose),
            )
        )
    )
    return list(session.scalars(statement))


def settle(
    session: Session, meeting: Meeting, entries: Sequence[AgendaEntry], *, freeze: bool = False
) -> None:
    """Give the entries their positions in this order, and the points their numbers.

    Before dispatch numbers follow the order; from then on, and for a meeting that goes out just now
    (`freeze`), only a point without one gets the next. What follows the order has no number that
    readers knew before.
    """
    frozen = freeze or lookup.is_frozen(meeting)
    for position, entry in enumerate(entries):
        if entry.position != position:
            entry.position = position
    numbers = assign_numbers([as_numbered(entry) for entry in entries], frozen=frozen)
    for entry in entries:
        if not isinstance(entry, AgendaPoint):
            continue
        if entry.number != numbers[entry.key]:
            entry.number = numbers[entry.key]
        if not frozen and entry.former_number is not None:
            entry.former_number = None
    session.flush()


def place_of_late_point(entries: Sequence[AgendaEntry]) -> int:
    """The index before "Eventuelt", or the end."""
    return order_for_late_point([as_numbered(entry) for entry in entries])


def as_numbered(entry: AgendaEntry) -> NumberedEntry:
    """The entry as planning sees it."""
    if not isinstance(entry, AgendaPoint):
        return NumberedEntry(entry.key, is_break=True)
    return NumberedEntry(
        entry.key,
        number=entry.number,
        supplementary=bool(entry.supplementary),
        received_at=entry.received_at,
        any_other_business=entry.purpose == Purpose.ANY_OTHER_BUSINESS,
    )
