"""Tasks that a point leaves behind."""

import datetime
from collections.abc import Callable

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from model.commands import lookup, values
from model.entities import FollowUp
from model.views import FollowUpStatus


def add(
    session: Session,
    point_id: int,
    what: str,
    *,
    who: str = "",
    due: datetime.date | None = None,
    due_text: str = "",
) -> int:
    """Add a task to a point; its id. `due_text` are words for a date that is not fixed."""
    lookup.point(session, point_id)
    last = session.scalar(select(func.max(FollowUp.position)).where(FollowUp.point_id == point_id))
    row = FollowUp(
        point_id=point_id,
        position=0 if last is None else last + 1,
        what=values.sentence(what),
        who=values.line(who),
        due=values.optional_date(due),
        due_text=values.line(due_text),
    )
    session.add(row)
    session.flush()
    return row.id


def set_field(session: Session, follow_up_id: int, field: str, value: object) -> None:
    """Set what, who, due or due_text. Raises KeyError for another field."""
    row = lookup.follow_up(session, follow_up_id)
    lookup.point(session, row.point_id)
    setattr(row, field, FIELDS[field](value))


def set_due(
    session: Session, follow_up_id: int, due: datetime.date | None, due_text: str = ""
) -> None:
    """The day, or words for one."""
    row = lookup.follow_up(session, follow_up_id)
    lookup.point(session, row.point_id)
    row.due = values.optional_date(due)
    row.due_text = "" if due is not None else values.line(due_text)


def set_status(session: Session, follow_up_id: int, status: FollowUpStatus) -> None:
    """Open, done or dropped. A task lives on, so this works after the approval too."""
    lookup.follow_up(session, follow_up_id).status = values.choice(FollowUpStatus, status)


def remove(session: Session, follow_up_id: int) -> None:
    """Remove a task that should not be there."""
    row = lookup.follow_up(session, follow_up_id)
    lookup.point(session, row.point_id)
    session.delete(row)


FIELDS: dict[str, Callable[[object], object]] = {
    "what": values.sentence,
    "who": values.line,
    "due": values.optional_date,
    "due_text": values.line,
}
"""What `set_field` sets, and how each is checked."""
