"""One meeting's agenda as the list and the timeline show it: no texts, a fixed number of reads."""

import datetime
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    Text,
    bindparam,
    case,
    exists,
    func,
    or_,
    select,
    type_coerce,
)
from sqlalchemy.orm import Session, aliased, with_polymorphic

from model.entities import (
    AgendaEntry,
    AgendaPoint,
    Annex,
    EntryLimit,
    Forum,
    Item,
    Meeting,
    Member,
)
from model.entities.meeting import FROZEN_STATUSES
from model.errors import Removed
from model.planning.schedule import by_key, plan
from model.planning.shapes import Entry, Plan, Slot, StartRule, Window
from model.queries.plans import guest_names
from model.text.blocks import RichText, to_json
from model.vocabulary import Attendance, MeetingStatus, Openness, Purpose


class EntryKind(StrEnum):
    """What a line of the agenda is."""

    POINT = "point"
    BREAK = "break"


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member of the forum at this meeting."""

    id: int
    name: str
    attendance: Attendance
    online: bool
    substitute_for: str
    title: str


@dataclass(frozen=True, slots=True)
class MeetingHead:
    """What a meeting says of itself. Times in minutes after midnight, moments local.

    `is_frozen`: the agenda has gone out, numbers are kept. `is_locked`: the minutes are approved.
    """

    id: int
    key: str
    forum_id: int
    forum: str
    name: str
    date: datetime.date
    start: int
    end: int
    location: str
    virtual_note: str
    information: RichText
    submission_deadline: datetime.datetime | None
    dispatch_at: datetime.datetime | None
    dispatched_at: datetime.datetime | None
    status: MeetingStatus
    chair: str
    minute_taker: str
    case_number: str
    online_link: str
    approved_at: datetime.datetime | None
    approved_by: str
    members: tuple[MemberRow, ...]

    @property
    def is_frozen(self) -> bool:
        """Whether numbers are kept, and deleting a point is withdrawing it."""
        return self.status in FROZEN_STATUSES

    @property
    def is_locked(self) -> bool:
        """Whether nothing can be changed any more."""
        return self.status is MeetingStatus.APPROVED


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """A line of the agenda. `openness` is closed where the point or its recommendation is.

    `slot` has no times where the entry has none in the plan. `kept`: a plan that is made to fit
    leaves its length alone; `least`: it makes it no shorter.
    """

    id: int
    key: str
    kind: EntryKind
    number: int | None
    title: str
    purpose: Purpose | None
    openness: Openness
    closed_reason: str
    duration: int | None
    rule: StartRule
    start_at: int | None
    guests: tuple[str, ...]
    withdrawn: bool
    supplementary: bool
    item_id: int | None
    has_annex: bool
    has_minutes: bool
    slot: Slot
    kept: bool = False
    least: int | None = None
    undecided_annexes: int = 0
    """How many annexes nobody has called open or closed; 0 where the point is closed."""

    @property
    def has_item(self) -> bool:
        """Whether a recommendation stands on the point."""
        return self.item_id is not None

    @property
    def planned(self) -> Entry:
        """The line as the plan sees it."""
        return Entry(self.key, self.duration, self.rule, self.start_at, self.withdrawn, self.guests)


@dataclass(frozen=True, slots=True)
class Agenda:
    """The head, the lines in order, and the day that they make."""

    meeting: MeetingHead
    entries: tuple[AgendaRow, ...]
    plan: Plan

    @property
    def undecided(self) -> int:
        """How many points nobody has called open or closed."""
        return sum(entry.openness is Openness.UNDECIDED for entry in self.entries)

    @property
    def undecided_annexes(self) -> int:
        """How many annexes of points that are not closed nobody has called open or closed."""
        return sum(entry.undecided_annexes for entry in self.entries)

    def entry(self, entry_id: int) -> AgendaRow | None:
        """The line with this id, None where it is gone."""
        return next((entry for entry in self.entries if entry.id == entry_id), None)

    def planned_as(self, planned: Plan) -> "Agenda":
        """The same lines in the order and at the times of another plan; it may lack some."""
        rows = {row.key: row for row in self.entries}
        entries = tuple(
            replace(rows[slot.key], slot=slot, duration=slot.duration) for slot in planned.slots
        )
        return replace(self, entries=entries, plan=planned)


def agenda(session: Session, meeting_id: int) -> Agenda:
    """The whole agenda. Raises LookupError where there is no such meeting."""
    head = meeting_head(session, meeting_id)
    guests = guest_names(session, [meeting_id])
    rows = session.execute(_lines(), {"meeting_id": meeting_id}).all()
    planned = plan(
        [_entry(row, guests.get(row.id, ())) for row in rows], Window(head.start, head.end)
    )
    slots = by_key(planned)
    entries = tuple(_row(row, guests.get(row.id, ()), slots[row.key]) for row in rows)
    return Agenda(head, entries, planned)


def has_minutes(session: Session, point_id: int) -> bool:
    """Whether anything is written of the point."""
    return bool(session.scalar(_HAS_MINUTES, {"point_id": point_id}))


def meeting_head(session: Session, meeting_id: int) -> MeetingHead:
    """The head alone. Raises LookupError where there is no such meeting."""
    row = session.execute(_head(), {"meeting_id": meeting_id}).mappings().one_or_none()
    if row is None:
        raise Removed(f"no meeting {meeting_id}")
    values: dict[str, Any] = dict(row)
    values["status"] = MeetingStatus(values["status"])
    return MeetingHead(**values, members=_members(session, meeting_id))


@cache
def _head() -> Select[*tuple[Any, ...]]:
    """Kept, because making the statement costs as much as running it."""
    columns = (
        *(Meeting.id, Meeting.key, Meeting.forum_id, Forum.name.label("forum"), Meeting.name),
        *(Meeting.date, Meeting.start, Meeting.end, Meeting.location, Meeting.virtual_note),
        *(Meeting.information, Meeting.submission_deadline, Meeting.dispatch_at),
        *(Meeting.dispatched_at, Meeting.status, Meeting.chair, Meeting.minute_taker),
        *(Meeting.case_number, Meeting.online_link, Meeting.approved_at, Meeting.approved_by),
    )
    query = select(*columns).join(Forum, Meeting.forum_id == Forum.id)
    return query.where(Meeting.id == bindparam("meeting_id"))


def _members(session: Session, meeting_id: int) -> tuple[MemberRow, ...]:
    rows = session.execute(
        select(Member.id, Member.name, Member.attendance, Member.online)
        .add_columns(Member.substitute_for, Member.title)
        .where(Member.meeting_id == meeting_id)
        .order_by(Member.position, Member.id)
    )
    return tuple(
        MemberRow(member_id, name, Attendance(attendance), online, substitute_for, title)
        for member_id, name, attendance, online, substitute_for, title in rows
    )


@cache
def _lines() -> Select[*tuple[Any, ...]]:
    whole = with_polymorphic(AgendaEntry, [AgendaPoint])
    point = whole.AgendaPoint
    item, treated = aliased(Item), aliased(Item)
    closed = Openness.CLOSED.value
    openness = case(
        (or_(item.openness == closed, treated.openness == closed), closed),
        else_=point.openness,
    )
    theirs = or_(Annex.point_id == whole.id, Annex.item_id == func.coalesce(treated.id, item.id))
    annexes = exists().where(theirs)
    undecided = (
        select(func.count(Annex.id))
        .where(theirs, Annex.openness == Openness.UNDECIDED.value)
        .correlate(whole, treated, item)
        .scalar_subquery()
    )
    return (
        select(
            *(whole.id, whole.key, whole.type, whole.title, whole.duration, whole.rule),
            *(whole.start_at, point.number, point.purpose, point.item_id),
            *(point.withdrawn, point.supplementary, EntryLimit.kept, EntryLimit.least),
            openness.label("openness"),
            func.coalesce(func.nullif(point.closed_reason, ""), item.closed_reason, "").label(
                "closed_reason"
            ),
            annexes.label("has_annex"),
            case((openness == closed, 0), else_=undecided).label("undecided_annexes"),
            _is_written(point.minutes).label("has_minutes"),
        )
        .outerjoin(item, point.item_id == item.id)
        .outerjoin(treated, point.treated_item_id == treated.id)
        .outerjoin(EntryLimit, EntryLimit.entry_id == whole.id)
        .where(whole.meeting_id == bindparam("meeting_id"))
        .order_by(whole.position, whole.id)
    )


def _is_written(minutes: Any) -> ColumnElement[bool]:
    return func.coalesce(type_coerce(minutes, Text) != to_json(()), False)


_HAS_MINUTES = select(_is_written(AgendaPoint.minutes)).where(
    AgendaPoint.id == bindparam("point_id")
)


def _entry(row: Row[*tuple[Any, ...]], guests: tuple[str, ...]) -> Entry:
    rule = StartRule(row.rule)
    return Entry(row.key, row.duration, rule, row.start_at, bool(row.withdrawn), guests)


def _row(row: Row[*tuple[Any, ...]], guests: tuple[str, ...], slot: Slot) -> AgendaRow:
    return AgendaRow(
        id=row.id,
        key=row.key,
        kind=EntryKind(row.type),
        number=row.number,
        title=row.title,
        purpose=Purpose(row.purpose) if row.purpose else None,
        openness=Openness(row.openness) if row.type == EntryKind.POINT else Openness.OPEN,
        closed_reason=row.closed_reason,
        duration=row.duration,
        rule=StartRule(row.rule),
        start_at=row.start_at,
        guests=guests,
        withdrawn=bool(row.withdrawn),
        supplementary=bool(row.supplementary),
        item_id=row.item_id,
        has_annex=bool(row.has_annex),
        has_minutes=bool(row.has_minutes),
        slot=slot,
        kept=bool(row.kept),
        least=row.least,
        undecided_annexes=row.undecided_annexes,
    )
