"""What a drop, a key or a menu entry asks for, worked out from what is shown. No window in it."""

from dataclasses import dataclass

from model.queries.overview import Card, Overview

BANK = 0
"""The place of what has no meeting; every other place is the id of one."""


@dataclass(frozen=True, slots=True)
class Move:
    """A card goes from a place to a place. `position` on the agenda without it; None is the usual."""

    card: Card
    source: int
    target: int
    position: int | None = None


def into(overview: Overview, card: Card, source: int, target: int, row: int) -> Move | None:
    """The card dropped before a row of a column, behind the last for -1. None changes nothing."""
    if target == BANK:
        return Move(card, source, target) if card.entry_id is not None else None
    column = overview.column(target)
    if column is None:
        return None
    entries = [other for other in column.cards if other.entry_id is not None]
    position = row if 0 <= row < len(entries) else None
    if source == target and card.entry_id is not None:
        last = len(entries) - 1
        wanted = last if position is None else position - (position > card.position)
        return None if wanted == card.position else Move(card, source, target, wanted)
    return Move(card, source, target, position)


def along(overview: Overview, card: Card, place: int, by: int) -> Move | None:
    """The card one up (-1) or down (1) on its agenda; a proposal goes up into it.

    None at the ends, and for what has no meeting.
    """
    column = overview.column(place)
    if column is None:
        return None
    if card.entry_id is None:
        return Move(card, place, place) if by < 0 else None
    count = sum(other.entry_id is not None for other in column.cards)
    wanted = card.position + by
    return Move(card, place, place, wanted) if 0 <= wanted < count else None
