"""Which tasks are shown: by state, by person, by words."""

import datetime
from collections.abc import Sequence

from model.queries.register import RegisterRow
from model.vocabulary import FollowUpStatus

OVERDUE, OPEN, SETTLED = "overdue", "open", "settled"


def shown(
    rows: Sequence[RegisterRow],
    today: datetime.date,
    state: str,
    person: str = "",
    meeting_id: int | None = None,
    words: str = "",
) -> list[RegisterRow]:
    """The rows that fit all of it; `words` may stand anywhere in the task."""
    wanted = words.casefold().split()
    return [
        row
        for row in rows
        if _has_state(row, state, today)
        and (not person or row.who == person)
        and (meeting_id is None or row.meeting_id == meeting_id)
        and all(word in _text(row) for word in wanted)
    ]


def _has_state(row: RegisterRow, state: str, today: datetime.date) -> bool:
    if state == OVERDUE:
        return row.is_overdue(today)
    return (row.status is FollowUpStatus.OPEN) is (state == OPEN)


def _text(row: RegisterRow) -> str:
    return f"{row.what} {row.who} {row.title} {row.forum}".casefold()
