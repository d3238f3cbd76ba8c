"""Who missed which points, and why. What is printed follows: "til kl. 9.20, i punkt 1 og 2"."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from model.commands import lookup, values
from model.entities import Absence, AbsencePoint, Member
from model.errors import UserError
from model.text.translate import _
from model.vocabulary import AbsenceReason, Attendance


def all_present(session: Session, meeting_id: int) -> None:
    """Everybody of whom nothing was said is here: one stroke."""
    for member in lookup.meeting(session, meeting_id).members:
        if member.attendance == Attendance.UNKNOWN:
            member.attendance = Attendance.PRESENT.value


def arrive(session: Session, member_id: int, missed: Sequence[int], at: int | None = None) -> None:
    """The member came late, `at` minutes after midnight, and missed these points. Present from now on."""
    member = lookup.member(session, member_id)
    member.attendance = Attendance.PRESENT.value
    _replace(session, member, AbsenceReason.ARRIVED, missed, end=at)


def leave(session: Session, member_id: int, missed: Sequence[int], at: int | None = None) -> None:
    """The member left before the end, and misses these points."""
    member = lookup.member(session, member_id)
    _replace(session, member, AbsenceReason.LEFT, missed, start=at)


def set_conflicted(session: Session, member_id: int, point_id: int, conflicted: bool) -> None:
    """Whether the member has a conflict of interest (inhabil) and leaves for one point."""
    member = lookup.member(session, member_id)
    _refuse_foreign(session, member, [point_id])
    for absence in _of_reason(member, AbsenceReason.CONFLICTED):
        for row in list(absence.points):
            if row.entry_id == point_id:
                absence.points.remove(row)
        if not absence.points:
            member.absences.remove(absence)
    if conflicted:
        _add(member, AbsenceReason.CONFLICTED, [point_id])


def forget(session: Session, member_id: int, reason: AbsenceReason) -> None:
    """The member did not come late, or did not leave, after all."""
    member = lookup.member(session, member_id)
    for absence in _of_reason(member, reason):
        member.absences.remove(absence)


def _replace(
    session: Session,
    member: Member,
    reason: AbsenceReason,
    missed: Sequence[int],
    start: int | None = None,
    end: int | None = None,
) -> None:
    """One absence of this reason. None at all where nothing was missed and no time was said."""
    _refuse_foreign(session, member, missed)
    for absence in _of_reason(member, reason):
        member.absences.remove(absence)
    session.flush()
    if missed or start is not None or end is not None:
        start = None if start is None else values.clock(start % values.DAY)
        end = None if end is None else values.clock(end % values.DAY)
        _add(member, reason, missed, start, end)


def _add(
    member: Member,
    reason: AbsenceReason,
    missed: Sequence[int],
    start: int | None = None,
    end: int | None = None,
) -> None:
    position = max((row.position for row in member.absences), default=-1) + 1
    absence = Absence(position=position, start=start, end=end, reason=reason.value)
    absence.points.extend(AbsencePoint(entry_id=entry_id) for entry_id in dict.fromkeys(missed))
    member.absences.append(absence)


def _of_reason(member: Member, reason: AbsenceReason) -> list[Absence]:
    return [absence for absence in member.absences if absence.reason == reason]


def _refuse_foreign(session: Session, member: Member, entry_ids: Sequence[int]) -> None:
    for entry_id in entry_ids:
        if lookup.point(session, entry_id).meeting_id != member.meeting_id:
            raise UserError(_("The point stands on another meeting."))
