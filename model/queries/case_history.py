"""What became of one case: every point that treated it, at which meeting, with decision and tasks.

A case is a recommendation with its points, whatever carries the same case number, and what a point of it
was postponed to or from.
"""

import datetime
from dataclasses import dataclass

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session, selectinload

from model.entities import AgendaPoint, Forum, Item, Meeting, Postponement
from model.errors import Removed
from model.queries.points import FollowUpRow, follow_up_row
from model.queries.search_texts import strictest
from model.text.blocks import RichText
from model.vocabulary import MeetingStatus, Openness


@dataclass(frozen=True, slots=True)
class CaseAnnex:
    """What lay with a treatment, by its title or else its file's name."""

    title: str
    closed: bool


@dataclass(frozen=True, slots=True)
class CaseStep:
    """One treatment. `asked` is what the recommendation asked for then, `annexes` what lay with it.

    `postponed_to` is the day of the meeting to which the point was moved on.
    """

    meeting_id: int
    point_id: int
    item_id: int | None
    meeting: str
    date: datetime.date
    status: MeetingStatus
    number: int | None
    title: str
    openness: Openness
    withdrawn: bool
    outcomes: tuple[str, ...]
    asked: RichText
    minutes: RichText
    follow_ups: tuple[FollowUpRow, ...]
    annexes: tuple[CaseAnnex, ...]
    postponed_to: datetime.date | None


@dataclass(frozen=True, slots=True)
class WaitingItem:
    """A recommendation of the case that no meeting has treated yet."""

    item_id: int
    title: str
    department: str


@dataclass(frozen=True, slots=True)
class CaseHistory:
    """Steps in the order of time."""

    title: str
    case_number: str
    steps: tuple[CaseStep, ...]
    waiting: tuple[WaitingItem, ...]


def case_history(
    session: Session, *, item_id: int | None = None, point_id: int | None = None
) -> CaseHistory:
    """The case of a recommendation, or of a point. Raises LookupError where that is gone."""
    item = session.get(Item, item_id) if item_id is not None else None
    point = session.get(AgendaPoint, point_id) if point_id is not None else None
    if point is not None and item is None:
        item = point.item
    if item is None and point is None:
        raise Removed(f"no item {item_id}, no point {point_id}")
    number = _case_number(item, point)
    items = _items(session, item, number)
    steps = _steps(session, items, point, number)
    treated = {step.item_id for step in steps}
    waiting = tuple(
        WaitingItem(found.id, found.title, found.department)
        for found in items
        if found.id not in treated
    )
    title = item.title if item is not None else (point.title if point is not None else "")
    return CaseHistory(title, number, steps, waiting)


def _case_number(item: Item | None, point: AgendaPoint | None) -> str:
    own = (item.case_number if item is not None else "", point.case_number if point else "")
    return next((number.strip() for number in own if number.strip()), "")


def _items(session: Session, item: Item | None, number: str) -> list[Item]:
    if number:
        query = select(Item).where(Item.case_number == number, Item.snapshot_of_id.is_(None))
        found = list(session.scalars(query.order_by(Item.id)))
    else:
        found = []
    if item is not None and item not in found:
        found.insert(0, item)
    return found


def _steps(
    session: Session, items: list[Item], point: AgendaPoint | None, number: str
) -> tuple[CaseStep, ...]:
    belongs: list[ColumnElement[bool]] = [AgendaPoint.item_id.in_([item.id for item in items])]
    if number:
        belongs.append(AgendaPoint.case_number == number)
    if point is not None:
        belongs.append(AgendaPoint.id.in_(_postponed_together(session, point.id)))
    rows = session.execute(
        select(AgendaPoint, Meeting, Forum.name)
        .join(Meeting, AgendaPoint.meeting_id == Meeting.id)
        .join(Forum, Meeting.forum_id == Forum.id)
        .where(or_(*belongs))
        .options(
            selectinload(AgendaPoint.follow_ups),
            selectinload(AgendaPoint.annexes),
            selectinload(AgendaPoint.item).selectinload(Item.annexes),
            selectinload(AgendaPoint.treated_item).selectinload(Item.annexes),
        )
        .order_by(Meeting.date, Meeting.start, AgendaPoint.position)
    )
    found = rows.all()
    days = _postponed_to(session, [row[0].id for row in found])
    return tuple(
        _step(treated, meeting, forum, days.get(treated.id)) for treated, meeting, forum in found
    )


def _postponed_together(session: Session, point_id: int) -> set[int]:
    """The point with those that it was postponed to and from, step by step."""
    found, waiting = {point_id}, [point_id]
    while waiting:
        query = select(Postponement.point_id, Postponement.to_point_id).where(
            or_(Postponement.point_id.in_(waiting), Postponement.to_point_id.in_(waiting))
        )
        linked = {one for pair in session.execute(query) for one in pair if one is not None}
        waiting = list(linked - found)
        found |= linked
    return found


def _postponed_to(session: Session, points: list[int]) -> dict[int, datetime.date]:
    query = (
        select(Postponement.point_id, Meeting.date)
        .join(AgendaPoint, Postponement.to_point_id == AgendaPoint.id)
        .join(Meeting, AgendaPoint.meeting_id == Meeting.id)
        .where(Postponement.point_id.in_(points))
    )
    return {row.point_id: row.date for row in session.execute(query)}


def _step(
    point: AgendaPoint, meeting: Meeting, forum: str, postponed_to: datetime.date | None
) -> CaseStep:
    asked = point.treated_item or point.item
    return CaseStep(
        meeting_id=meeting.id,
        point_id=point.id,
        item_id=point.item_id,
        meeting=meeting.name or forum,
        date=meeting.date,
        status=MeetingStatus(meeting.status),
        number=point.number,
        title=point.title,
        openness=strictest(point.openness, asked.openness if asked is not None else None),
        withdrawn=bool(point.withdrawn),
        outcomes=point.outcomes or (),
        asked=asked.decisions if asked is not None else (),
        minutes=point.minutes or (),
        follow_ups=tuple(map(follow_up_row, point.follow_ups)),
        annexes=tuple(
            CaseAnnex(annex.title or annex.file_name, annex.openness == Openness.CLOSED)
            for annex in (asked.annexes if asked is not None else point.annexes)
        ),
        postponed_to=postponed_to,
    )
