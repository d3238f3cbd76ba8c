"""Tasks that a point leaves behind."""

import datetime
from collections.abc import Callable, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from model.commands import agenda, items, lookup, points, values
from model.entities import FollowUp, FollowUpMove
from model.text.blocks import Block, Kind, Run
from model.text.dates import long_date
from model.vocabulary import FollowUpStatus, Openness, Purpose


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


def move(
    session: Session,
    follow_up_id: int,
    due: datetime.date,
    reason: str,
    at: datetime.datetime | None = None,
) -> None:
    """Another deadline, and why. A task lives on, so this works after the approval too."""
    row = lookup.follow_up(session, follow_up_id)
    row.moves.append(
        FollowUpMove(
            at=(at or datetime.datetime.now()).replace(microsecond=0),
            due_before=row.due,
            due_text_before=row.due_text,
            reason=values.sentence(reason),
        )
    )
    row.due = values.date(due)
    row.due_text = ""


def put_on_agenda(
    session: Session, meeting_id: int, follow_up_ids: Sequence[int], title: str
) -> int:
    """A first point whose recommendation lists these tasks; its id. Closed where one of them is."""
    tasks = [lookup.follow_up(session, task_id) for task_id in follow_up_ids]
    point_id = agenda.add_point(
        session, meeting_id, title, position=0, duration=10, purpose=Purpose.INFORMATION
    )
    closed = any(_is_closed(session, task) for task in tasks)
    openness = Openness.CLOSED if closed else Openness.OPEN
    agenda.set_openness(session, point_id, openness)
    item_id = points.create_item(session, point_id)
    lines = tuple(Block(Kind.BULLET, 0, (Run(_line(task)),)) for task in tasks)
    items.set_field(session, item_id, "background", lines)
    return point_id


def _is_closed(session: Session, task: FollowUp) -> bool:
    point = lookup.any_point(session, task.point_id)
    parts = (point, point.item, point.treated_item)
    return any(part is not None and part.openness == Openness.CLOSED for part in parts)


def _line(task: FollowUp) -> str:
    due = long_date(task.due) if task.due is not None else task.due_text
    return " – ".join(part for part in (task.what, task.who, due) if part)


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
