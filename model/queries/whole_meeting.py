"""One meeting with everything in it, as frozen data, in a fixed number of statements.

This is the full edition before any gate. `model.editions` alone may call it; documents take views.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from model.entities import (
    Absence,
    AbsencePoint,
    AgendaBreak,
    AgendaEntry,
    AgendaPoint,
    Annex,
    Item,
    Meeting,
    Member,
    Person,
)
from model.errors import Removed
from model.planning.schedule import by_key, plan
from model.planning.shapes import Entry, Plan, Slot, StartRule, Window
from model.queries.attendance import absence_views
from model.queries.guest_stays import guest_views
from model.queries.item_views import annex_views, item_parts, item_view
from model.views import (
    Approval,
    BreakView,
    CarriedFrom,
    ComingMeeting,
    EntryView,
    FollowUpView,
    GuestView,
    ItemView,
    MeetingView,
    MemberView,
    PersonView,
    PointView,
)
from model.vocabulary import (
    Attendance,
    Edition,
    FollowUpStatus,
    MeetingStatus,
    Openness,
    Purpose,
)

COMING_MEETINGS = 5
"""How many of the forum's next meetings stand under "Eventuelt"."""

_NAMES_AT_ONCE = 500


def whole_meeting(session: Session, meeting_id: int, language: str) -> MeetingView:
    """Everything about a meeting. `language` is the forum's document language.

    Raises LookupError where there is no such meeting.
    """
    query = select(Meeting).where(Meeting.id == meeting_id).options(*_meeting_parts())
    meeting = session.scalars(query).one_or_none()
    if meeting is None:
        raise Removed(f"no meeting {meeting_id}")
    entries = _entries(session, meeting)
    planned = plan([_plan_entry(entry) for entry in entries], Window(meeting.start, meeting.end))
    views = tuple(_entry_views(meeting, entries, planned))
    members = tuple(_member_view(member) for member in meeting.members)
    return MeetingView(
        edition=Edition.FULL,
        key=meeting.key,
        forum=meeting.forum.name,
        name=meeting.name,
        date=meeting.date,
        start=meeting.start,
        end=meeting.end,
        plan=planned,
        entries=views,
        people=_people(session, _named(meeting, views)),
        location=meeting.location,
        virtual_note=meeting.virtual_note,
        information=meeting.information,
        submission_deadline=meeting.submission_deadline,
        dispatch_at=meeting.dispatch_at,
        status=MeetingStatus(meeting.status),
        chair=meeting.chair,
        minute_taker=meeting.minute_taker,
        members=members,
        case_number=meeting.case_number,
        online_link=meeting.online_link,
        approved=_approval(meeting),
        language=language,
        holds_closed=any(isinstance(entry, PointView) and entry.holds_closed for entry in views),
        coming_meetings=_coming(session, meeting),
    )


def _meeting_parts() -> list[Any]:
    absences = selectinload(Meeting.members).selectinload(Member.absences)
    return [
        joinedload(Meeting.forum),
        absences.selectinload(Absence.points).joinedload(AbsencePoint.entry),
    ]


def _entries(session: Session, meeting: Meeting) -> list[AgendaEntry]:
    """Points with all that hangs on them, and breaks, in agenda order."""
    points = (
        select(AgendaPoint)
        .where(AgendaPoint.meeting_id == meeting.id)
        .options(
            selectinload(AgendaPoint.guests),
            selectinload(AgendaPoint.annexes).joinedload(Annex.file),
            selectinload(AgendaPoint.follow_ups),
            selectinload(AgendaPoint.intervals),
            joinedload(AgendaPoint.communicated),
            selectinload(AgendaPoint.item).joinedload(Item.bank),
            *item_parts(selectinload(AgendaPoint.item)),
            *item_parts(selectinload(AgendaPoint.treated_item)),
        )
    )
    breaks = select(AgendaBreak).where(AgendaBreak.meeting_id == meeting.id)
    rows: list[AgendaEntry] = [*session.scalars(points), *session.scalars(breaks)]
    return sorted(rows, key=lambda entry: (entry.position, entry.id))


def _plan_entry(entry: AgendaEntry) -> Entry:
    point = entry if isinstance(entry, AgendaPoint) else None
    return Entry(
        key=entry.key,
        duration=entry.duration,
        rule=StartRule(entry.rule),
        start_at=entry.start_at,
        withdrawn=point.withdrawn if point else False,
        guests=tuple(guest.name for guest in point.guests) if point else (),
    )


def _entry_views(
    meeting: Meeting, entries: Sequence[AgendaEntry], planned: Plan
) -> Iterator[EntryView]:
    slots, guests = by_key(planned), guest_views(meeting, entries)
    items: dict[int, ItemView] = {}
    for entry in entries:
        slot = slots[entry.key]
        if isinstance(entry, AgendaPoint):
            yield _point_view(entry, slot, guests[entry.key], items)
        else:
            yield BreakView(
                key=entry.key,
                label=entry.title,
                duration=entry.duration or 0,
                start=slot.start,
                end=slot.end,
                rule=StartRule(entry.rule),
                start_at=entry.start_at,
            )


def _point_view(
    point: AgendaPoint,
    slot: Slot,
    guests: tuple[GuestView, ...],
    items: dict[int, ItemView],
) -> PointView:
    item, treated = _item_views(point, items)
    return PointView(
        key=point.key,
        title=point.title,
        number=point.number,
        former_number=point.former_number,
        start=slot.start,
        end=slot.end,
        title_language=point.title_language,
        public_title=point.public_title,
        purpose=Purpose(point.purpose) if point.purpose else None,
        openness=Openness(point.openness),
        closed_reason=point.closed_reason,
        duration=point.duration,
        rule=StartRule(point.rule),
        start_at=point.start_at,
        guests=guests,
        received_at=point.received_at,
        supplementary=point.supplementary,
        withdrawn=point.withdrawn,
        carried_from=_carried_from(point),
        item=item,
        item_as_treated=treated,
        annexes=annex_views(point.annexes),
        minutes=point.minutes,
        outcomes=point.outcomes,
        follow_ups=tuple(_follow_ups(point)),
        actual_start=point.intervals[0].start if point.intervals else None,
        actual_end=point.intervals[-1].end if point.intervals else None,
        case_number=point.case_number,
        note_to_chair=point.note_to_chair,
        communicated=point.communicated is not None,
        oral=point.item is not None and point.item.bank is not None and point.item.bank.oral,
    )


def _item_views(
    point: AgendaPoint, items: dict[int, ItemView]
) -> tuple[ItemView | None, ItemView | None]:
    """The item as it is, and as it was treated where that is something else."""
    if point.item is None:
        return None, None
    key = point.item.key or ""
    if point.item.id not in items:
        items[point.item.id] = item_view(point.item, key)
    item = items[point.item.id]
    if point.treated_item is None:
        return item, None
    treated = item_view(point.treated_item, key)
    return item, None if treated == item else treated


def _carried_from(point: AgendaPoint) -> CarriedFrom | None:
    if point.carried_from_date is None or point.carried_from_number is None:
        return None
    return CarriedFrom(point.carried_from_date, point.carried_from_number)


def _follow_ups(point: AgendaPoint) -> Iterator[FollowUpView]:
    for row in point.follow_ups:
        yield FollowUpView(
            what=row.what,
            key=row.key or "",
            who=row.who,
            due=row.due,
            due_text=row.due_text,
            status=FollowUpStatus(row.status),
        )


def _member_view(member: Member) -> MemberView:
    return MemberView(
        name=member.name,
        attendance=Attendance(member.attendance),
        online=member.online,
        substitute_for=member.substitute_for,
        absences=absence_views(member),
        title=member.title,
    )


def _approval(meeting: Meeting) -> Approval | None:
    if meeting.approved_at is None:
        return None
    return Approval(meeting.approved_at, meeting.approved_by)


def _coming(session: Session, meeting: Meeting) -> tuple[ComingMeeting, ...]:
    query = (
        select(Meeting)
        .where(
            Meeting.forum_id == meeting.forum_id,
            Meeting.date > meeting.date,
            Meeting.status != MeetingStatus.CANCELLED.value,
        )
        .order_by(Meeting.date, Meeting.start, Meeting.id)
        .limit(COMING_MEETINGS)
    )
    return tuple(
        ComingMeeting(row.name or meeting.forum.name, row.date, row.start, row.end, row.location)
        for row in session.scalars(query)
    )


def _named(meeting: Meeting, entries: Iterable[EntryView]) -> set[str]:
    """Everybody named in the meeting, by the names used there."""
    names = {meeting.chair, meeting.minute_taker}
    for member in meeting.members:
        names |= {member.name, member.substitute_for}
    for entry in entries:
        if isinstance(entry, PointView):
            names |= names_in(entry)
    return names - {""}


def names_in(point: PointView) -> set[str]:
    """Everybody named in a point and its recommendation."""
    names = {guest.name for guest in point.guests}
    names |= {follow_up.who for follow_up in point.follow_ups}
    for item in (point.item, point.item_as_treated):
        if item is not None:
            names |= {*item.caseworkers, *item.managers, *item.attendees}
    return names


def _people(session: Session, names: set[str]) -> tuple[PersonView, ...]:
    """Those whom the address book knows, in its order, so that namesakes keep theirs."""
    rows: list[Person] = []
    wanted = sorted(names)
    for start in range(0, len(wanted), _NAMES_AT_ONCE):
        some = wanted[start : start + _NAMES_AT_ONCE]
        rows.extend(session.scalars(select(Person).where(Person.name.in_(some))))
    rows.sort(key=lambda row: row.id)
    return tuple(
        PersonView(row.name, row.title, row.department, row.email, row.phone) for row in rows
    )
