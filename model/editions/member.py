"""Full → a member's copy, without closed points that are his own matter (inhabil)."""

from collections.abc import Sequence
from dataclasses import replace

from model.editions.open import people_in
from model.editions.plan import remaining_plan
from model.editions.real_times import without_real_times
from model.views import MeetingView, MemberView, PointView
from model.vocabulary import AbsenceReason, Openness


def left_out(full: MeetingView, name: str) -> tuple[str, ...]:
    """Keys of the closed points that this member must not see, in agenda order."""
    own = {
        key
        for member in full.members
        if member.name == name
        for absence in member.absences
        if absence.reason is AbsenceReason.CONFLICTED
        for key in absence.points
    }
    return tuple(
        point.key
        for point in full.points
        if point.key in own and point.effective_openness is not Openness.OPEN
    )


def without_points(full: MeetingView, keys: Sequence[str]) -> MeetingView:
    """The full edition without these points. Numbers and planned times stay, so the hole can be seen."""
    if not keys:
        return full
    entries = tuple(
        without_real_times(entry) if isinstance(entry, PointView) else entry
        for entry in full.entries
        if getattr(entry, "key", None) not in keys
    )
    members = tuple(_without(member, set(keys)) for member in full.members)
    return replace(
        full,
        entries=entries,
        members=members,
        people=people_in(full, members, entries),
        plan=remaining_plan(full.plan, entries),
    )


def _without(member: MemberView, keys: set[str]) -> MemberView:
    absences = tuple(
        replace(absence, points=tuple(key for key in absence.points if key not in keys))
        for absence in member.absences
        if not absence.points or set(absence.points) - keys
    )
    return replace(member, absences=absences)
