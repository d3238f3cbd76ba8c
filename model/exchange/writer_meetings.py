"""A meeting and its agenda as JSON values, in the schema's order."""

import datetime
from collections.abc import Iterator, Mapping

from model.exchange.writer_items import AnnexNames, Json, annex_objects, given, item_object
from model.exchange.writer_items import not_default as unless
from model.planning.shapes import StartRule
from model.text.markdown import to_markdown
from model.views import (
    AbsenceView,
    BreakView,
    FollowUpView,
    GuestView,
    HiddenPointView,
    ItemView,
    MeetingView,
    MemberView,
    PointView,
)
from model.vocabulary import (
    AbsenceReason,
    Attendance,
    Edition,
    FollowUpStatus,
    MeetingStatus,
    Openness,
)

Items = Mapping[str, ItemView]


def meeting_object(view: MeetingView, items: Items, names: AnnexNames) -> Json:
    """The schema's `meeting`. `items` are those that stand in the file, by key."""
    approved = view.approved
    return {
        **given(
            key=view.key,
            forum=view.forum,
            name=view.name,
            date=view.date.isoformat(),
            start=clock(view.start),
            end=clock(view.end),
            location=view.location,
            virtual_note=view.virtual_note,
            information=to_markdown(view.information),
            submission_deadline=moment(view.submission_deadline),
            dispatch_at=moment(view.dispatch_at),
            status=unless(view.status, MeetingStatus.PLANNED),
            chair=view.chair,
            minute_taker=view.minute_taker,
            members=[_member(member) for member in view.members],
        ),
        "entries": list(_entries(view, items, names)),
        **given(
            case_number=view.case_number,
            online_link=view.online_link,
            approved={"at": moment(approved.at), "by": approved.by} if approved else None,
        ),
    }


def clock(minutes: int | None) -> str | None:
    """HH:MM. Only for times of the meeting's own day, as the format has them."""
    return None if minutes is None else f"{minutes // 60:02d}:{minutes % 60:02d}"


def moment(value: datetime.datetime | None) -> str | None:
    """YYYY-MM-DDTHH:MM; the format knows no seconds."""
    return None if value is None else value.isoformat(timespec="minutes")


def _member(member: MemberView) -> Json:
    return given(
        name=member.name,
        attendance=unless(member.attendance, Attendance.UNKNOWN),
        online=member.online or None,
        substitute_for=member.substitute_for,
        absences=[
            _absence(absence)
            for absence in member.absences
            if absence.reason is not AbsenceReason.ONLINE
        ],
    )


def _absence(absence: AbsenceView) -> Json:
    return {
        "points": list(absence.points),
        **given(
            from_=clock(absence.start),
            to=clock(absence.end),
            reason=str(absence.reason) if absence.reason else None,
        ),
    }


def _entries(view: MeetingView, items: Items, names: AnnexNames) -> Iterator[Json]:
    """Points and breaks. A hidden point of the open edition is not written at all."""
    pinned = _pinned(view) if view.edition is Edition.OPEN else {}
    for entry in view.entries:
        if isinstance(entry, PointView):
            yield _point(entry, _rule(entry, pinned), items, names)
        elif isinstance(entry, BreakView):
            yield {
                "type": "break",
                "key": entry.key,
                "label": entry.label,
                "duration": entry.duration,
                **_rule(entry, pinned),
            }


def _pinned(view: MeetingView) -> dict[str, int]:
    """Planned starts that the file must say, because what stood before is not in it.

    The entry after a dropped one, and every other that would start at another time without it (one
    after a fixed start that overlaps the dropped one).
    """
    pinned: dict[str, int] = {}
    cursor = view.start
    for entry in view.entries:
        if isinstance(entry, HiddenPointView) or entry.start is None or entry.end is None:
            continue
        by_rule = cursor if entry.rule is StartRule.FOLLOWS else max(cursor, entry.start_at or 0)
        if entry.rule is not StartRule.FIXED and (entry.after_dropped or by_rule != entry.start):
            pinned[entry.key] = entry.start
        cursor = max(cursor, entry.end)
    return pinned


def _rule(entry: PointView | BreakView, pinned: Mapping[str, int]) -> Json:
    if entry.key in pinned:
        return {"start_rule": "not_before", "start_at": _day_clock(pinned[entry.key])}
    return given(start_rule=unless(entry.rule, StartRule.FOLLOWS), start_at=clock(entry.start_at))


def _day_clock(minutes: int) -> str | None:
    """A start after midnight has no name in the format; the last minute of the day is nearest."""
    return clock(min(minutes, 24 * 60 - 1))


def _point(point: PointView, rule: Json, items: Items, names: AnnexNames) -> Json:
    carried = point.carried_from
    return given(
        type="point",
        key=point.key,
        title=point.title,
        title_language=unless(point.title_language, "da"),
        public_title=point.public_title,
        purpose=str(point.purpose) if point.purpose else None,
        openness=_openness(point),
        closed_reason=point.closed_reason,
        duration=point.duration,
        **rule,
        guests=[_guest(guest) for guest in point.guests],
        received_at=moment(point.received_at),
        supplementary=point.supplementary or None,
        withdrawn=point.withdrawn or None,
        carried_from={"date": carried.date.isoformat(), "number": carried.number}
        if carried
        else None,
        item=point.item.key if point.item else None,
        annexes=annex_objects(point.annexes, names),
        minutes=to_markdown(point.minutes),
        outcomes=list(point.outcomes),
        actions=[_action(follow_up) for follow_up in point.follow_ups],
        actual_start=moment(point.actual_start),
        actual_end=moment(point.actual_end),
        number=point.number,
        case_number=point.case_number,
        note_to_chair=to_markdown(point.note_to_chair),
        item_as_treated=_treated(point, items, names),
    )


def _openness(point: PointView) -> str | None:
    """Left out where undecided, except where the reader would copy the item's instead."""
    copied = point.item is not None and point.item.openness is not Openness.UNDECIDED
    return str(point.openness) if copied else unless(point.openness, Openness.UNDECIDED)


def _treated(point: PointView, items: Items, names: AnnexNames) -> Json | None:
    """What this meeting treats, where the item in the file is something else."""
    treated = point.treated_item
    if treated is None or treated == items.get(treated.key):
        return None
    return item_object(treated, names)


def _guest(guest: GuestView) -> str | Json:
    """A name alone is written as text, as most guests are."""
    details = given(
        role=str(guest.role) if guest.role else None,
        online=guest.online,
        arrive_before=guest.arrive_before,
    )
    return {"name": guest.name, **details} if details else guest.name


def _action(follow_up: FollowUpView) -> Json:
    return given(
        key=follow_up.key,
        what=follow_up.what,
        who=follow_up.who,
        when=follow_up.due.isoformat() if follow_up.due else None,
        when_text=follow_up.due_text,
        status=unless(follow_up.status, FollowUpStatus.OPEN),
    )
