"""One point as its page shows it, texts and all."""

import datetime
from dataclasses import dataclass
from functools import cache

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session, selectinload

from model.entities import AgendaPoint, FollowUp, Meeting
from model.errors import Removed
from model.planning.shapes import StartRule
from model.queries.item_views import annex_views, item_parts, item_view
from model.text.blocks import RichText
from model.views import AnnexView, CarriedFrom, GuestView, ItemView
from model.vocabulary import FollowUpStatus, GuestRole, MeetingStatus, Openness, Purpose


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    """A task that the point left behind."""

    id: int
    what: str
    who: str
    due: datetime.date | None
    due_text: str
    status: FollowUpStatus


@dataclass(frozen=True, slots=True)
class PointDetail:
    """The point's own fields, and its recommendation: as it is now, and as it was sent out.

    `openness` is the point's own; the effective one stands in the agenda. `is_locked`: approved.
    """

    id: int
    key: str
    meeting_id: int
    number: int | None
    title: str
    title_language: str
    public_title: str
    purpose: Purpose | None
    openness: Openness
    closed_reason: str
    duration: int | None
    rule: StartRule
    start_at: int | None
    withdrawn: bool
    supplementary: bool
    received_at: datetime.datetime | None
    carried_from: CarriedFrom | None
    case_number: str
    guests: tuple[GuestView, ...]
    annexes: tuple[AnnexView, ...]
    minutes: RichText
    outcomes: tuple[str, ...]
    note_to_chair: RichText
    own_note: RichText
    follow_ups: tuple[FollowUpRow, ...]
    item_id: int | None
    item: ItemView | None
    treated_item: ItemView | None
    is_locked: bool


def point(session: Session, point_id: int) -> PointDetail:
    """Raises LookupError where there is no such point."""
    found = session.execute(_statement(), {"point_id": point_id}).one_or_none()
    if found is None:
        raise Removed(f"no point {point_id}")
    row, status = found
    return _detail(row, status)


@cache  # to put these options together takes as long as the reading
def _statement() -> Select[AgendaPoint, str]:
    return (
        select(AgendaPoint, Meeting.status)
        .join(Meeting, AgendaPoint.meeting_id == Meeting.id)
        .where(AgendaPoint.id == bindparam("point_id"))
        .options(
            selectinload(AgendaPoint.guests),
            selectinload(AgendaPoint.annexes),
            selectinload(AgendaPoint.follow_ups),
            *item_parts(selectinload(AgendaPoint.item)),
            *item_parts(selectinload(AgendaPoint.treated_item)),
        )
    )


def _detail(row: AgendaPoint, status: str) -> PointDetail:
    item, treated = row.item, row.treated_item
    return PointDetail(
        id=row.id,
        key=row.key,
        meeting_id=row.meeting_id,
        number=row.number,
        title=row.title,
        title_language=row.title_language,
        public_title=row.public_title,
        purpose=Purpose(row.purpose) if row.purpose else None,
        openness=Openness(row.openness),
        closed_reason=row.closed_reason,
        duration=row.duration,
        rule=StartRule(row.rule),
        start_at=row.start_at,
        withdrawn=row.withdrawn,
        supplementary=row.supplementary,
        received_at=row.received_at,
        carried_from=_carried_from(row),
        case_number=row.case_number,
        guests=tuple(
            GuestView(
                guest.name,
                GuestRole(guest.role) if guest.role else None,
                guest.online,
                guest.arrive_before,
                guest.title,
            )
            for guest in row.guests
        ),
        annexes=annex_views(row.annexes),
        minutes=row.minutes,
        outcomes=row.outcomes,
        note_to_chair=row.note_to_chair,
        own_note=row.own_note,
        follow_ups=tuple(map(follow_up_row, row.follow_ups)),
        item_id=row.item_id,
        item=item_view(item, item.key or "") if item is not None else None,
        treated_item=item_view(treated, "") if treated is not None else None,
        is_locked=status == MeetingStatus.APPROVED,
    )


def follow_up_row(row: FollowUp) -> FollowUpRow:
    """One task as plain data."""
    status = FollowUpStatus(row.status)
    return FollowUpRow(row.id, row.what, row.who, row.due, row.due_text, status)


def _carried_from(row: AgendaPoint) -> CarriedFrom | None:
    if row.carried_from_date is None or row.carried_from_number is None:
        return None
    return CarriedFrom(row.carried_from_date, row.carried_from_number)
