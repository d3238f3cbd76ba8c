"""Full → open, by copying what is allowed. A field that nobody thought of is not copied.

The rules are the design's chapter 3, "Open and closed". Undecided points and annexes count as
closed here: undecided blocks the open edition, and a release of that error never shows them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeGuard

from model.editions.annexes import without_closed_since
from model.editions.plan import remaining_plan
from model.editions.real_times import without_real_times
from model.queries.whole_meeting import names_in
from model.views import (
    AbsenceView,
    AnnexView,
    BreakView,
    EntryView,
    HiddenPointView,
    ItemView,
    MeetingView,
    MemberView,
    PersonView,
    PointView,
)
from model.vocabulary import ClosedDisplay, Edition, Openness


def open_view(full: MeetingView, display: ClosedDisplay) -> MeetingView:
    """The open edition of a meeting."""
    entries = tuple(_entries(full.entries, display))
    kept = {entry.key for entry in entries if not isinstance(entry, HiddenPointView)}
    members = tuple(_member(member, kept) for member in full.members)
    return MeetingView(
        edition=Edition.OPEN,
        key=full.key,
        forum=full.forum,
        name=full.name,
        date=full.date,
        start=full.start,
        end=full.end,
        plan=remaining_plan(full.plan, entries),
        entries=entries,
        people=people_in(full, members, entries),
        location=full.location,
        virtual_note=full.virtual_note,
        information=full.information,
        submission_deadline=full.submission_deadline,
        dispatch_at=full.dispatch_at,
        status=full.status,
        chair=full.chair,
        minute_taker=full.minute_taker,
        members=members,
        case_number=full.case_number,
        approved=full.approved,
        language=full.language,
        coming_meetings=full.coming_meetings,
        letterhead=full.letterhead,
        logo=full.logo,
        logo_words=full.logo_words,
    )


def _entries(entries: Sequence[EntryView], display: ClosedDisplay) -> Iterator[EntryView]:
    """The entries that stay, the first with a slot after a hole marked."""
    some_left_out = any(_is_left_out(entry) for entry in entries)
    dropped = False
    for entry in entries:
        if _is_left_out(entry):
            dropped = True
            if display is not ClosedDisplay.NOTHING:
                yield _hidden(entry, display)
            continue
        marked = dropped and not isinstance(entry, HiddenPointView) and entry.start is not None
        match entry:
            case PointView():
                shown = _point(entry, marked)
                yield without_real_times(shown) if some_left_out else shown
            case BreakView():
                yield replace(entry, after_dropped=marked)
            case HiddenPointView():
                raise ValueError("the full edition hides nothing")
        dropped = dropped and not marked


def _is_left_out(entry: EntryView) -> TypeGuard[PointView]:
    return isinstance(entry, PointView) and entry.effective_openness is not Openness.OPEN


def _hidden(point: PointView, display: ClosedDisplay) -> HiddenPointView:
    """A hole with its number and time; never the key, the reason, the title or the guests."""
    title = point.public_title if display is ClosedDisplay.TITLE else ""
    return HiddenPointView(point.number, point.start, point.end, title)


def _point(point: PointView, after_dropped: bool) -> PointView:
    """Without closed reason, neutral title, note to the chair, and annexes that are not open.

    The recommendation is the one that this meeting treats: a later revision belongs to a later
    meeting, whose point may be closed. Of its annexes none is shown that has been closed since.
    """
    item = point.treated_item
    if item is not None and point.item is not None and item is not point.item:
        item = replace(item, annexes=without_closed_since(item.annexes, point.item.annexes))
    return PointView(
        key=point.key,
        title=point.title,
        number=point.number,
        former_number=point.former_number,
        start=point.start,
        end=point.end,
        title_language=point.title_language,
        purpose=point.purpose,
        openness=point.openness,
        duration=point.duration,
        rule=point.rule,
        start_at=point.start_at,
        guests=point.guests,
        received_at=point.received_at,
        supplementary=point.supplementary,
        withdrawn=point.withdrawn,
        carried_from=point.carried_from,
        item=_item(item) if item is not None else None,
        annexes=_open_annexes(point.annexes),
        minutes=point.minutes,
        outcomes=point.outcomes,
        follow_ups=point.follow_ups,
        actual_start=point.actual_start,
        actual_end=point.actual_end,
        case_number=point.case_number,
        after_dropped=after_dropped,
        communicated=point.communicated,
    )


def _item(item: ItemView) -> ItemView:
    """Without the reason, what nobody recognised, and minutes of other meetings.

    An earlier meeting may have treated the same item as a closed point.
    """
    return ItemView(
        key=item.key,
        form=item.form,
        title=item.title,
        title_language=item.title_language,
        openness=item.openness,
        meeting_line=item.meeting_line,
        caseworkers=item.caseworkers,
        department=item.department,
        managers=item.managers,
        attendees=item.attendees,
        titles=item.titles,
        background=item.background,
        decision_intro=item.decision_intro,
        decisions=item.decisions,
        effect=item.effect,
        follow_up=item.follow_up,
        implementation=item.implementation,
        communication=item.communication,
        coordination=item.coordination,
        direct_costs=item.direct_costs,
        funding=item.funding,
        indirect_costs=item.indirect_costs,
        process=item.process,
        annexes=_open_annexes(item.annexes),
        case_number=item.case_number,
        fields=item.fields,
    )


def _open_annexes(annexes: Sequence[AnnexView]) -> tuple[AnnexView, ...]:
    return tuple(annex for annex in annexes if annex.openness is Openness.OPEN)


def _member(member: MemberView, kept: set[str]) -> MemberView:
    return MemberView(
        name=member.name,
        attendance=member.attendance,
        online=member.online,
        substitute_for=member.substitute_for,
        absences=tuple(_absences(member.absences, kept)),
        title=member.title,
    )


def _absences(absences: Sequence[AbsenceView], kept: set[str]) -> Iterator[AbsenceView]:
    """An absence from nothing but dropped points goes whole: it would tell that there were some.

    One from dropped points too loses its times: it may have begun or ended with one of those.
    """
    for absence in absences:
        points = tuple(key for key in absence.points if key in kept)
        if points == absence.points:
            yield absence
        elif points:
            yield AbsenceView(points, reason=absence.reason)


def people_in(
    full: MeetingView, members: Sequence[MemberView], entries: Sequence[EntryView]
) -> tuple[PersonView, ...]:
    """Those of the address book who are named in what remains."""
    names = {full.chair, full.minute_taker}
    for member in members:
        names |= {member.name, member.substitute_for}
    for entry in entries:
        if isinstance(entry, PointView):
            names |= names_in(entry)
    return tuple(person for person in full.people if person.name in names)
