"""The register of tasks as it may be printed: with closed points only where that is asked for."""

import datetime
from collections.abc import Sequence

from model.queries.register import RegisterRow
from model.views import FollowUpView, RegisterTask


def register_tasks(
    rows: Sequence[RegisterRow], today: datetime.date, *, closed: bool = False
) -> tuple[RegisterTask, ...]:
    """These rows; a task of a closed point is left out unless `closed`."""
    return tuple(
        RegisterTask(
            FollowUpView(row.what, "", row.who, row.due, row.due_text, row.status),
            row.forum,
            row.date,
            row.number,
            row.is_overdue(today),
        )
        for row in rows
        if closed or not row.is_closed
    )
