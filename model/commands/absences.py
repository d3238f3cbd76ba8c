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


def come_back(
    session: Session, member_id: int, missed: Sequence[int], at: int | None = None
) -> None:
    """The member who left is here again, and missed these points of those that would be missed.

    Who was out for less than a minute, or missed nothing and no time was said, did not leave.
    """
    member = lookup.member(session, member_id)
    for absence in _of_reason(member, AbsenceReason.LEFT):
        for row in list(absence.points):
            if row.entry_id not in missed:
                absence.points.remove(row)
        at = None if at is None else values.clock(at % values.DAY)
        if at == absence.start and (at is not None or not absence.points):
            member.absences.remove(absence)
            continue
        absence.end = at
        absence.reason = AbsenceReason.OTHER.value


def set_conflicted(session: Session, member_id: int, point_id: int, conflicted: bool) -> None:
    """Whether the member has a conflict of interest (inhabil) and leaves for one point."""
    _set_at_point(session, member_id, point_id, AbsenceReason.CONFLICTED, conflicted)


def set_online(session: Session, member_id: int, point_id: int, online: bool) -> None:
    """Whether the member takes part in one point from elsewhere; no longer in all of them then."""
    lookup.member(session, member_id).online = False
    _set_at_point(session, member_id, point_id, AbsenceReason.ONLINE, online)


def note(session: Session, member_id: int, reason: AbsenceReason = AbsenceReason.OTHER) -> int:
    """Something is to be noted of the member: was away for a while, or came late. Its id."""
    member = lookup.member(session, member_id)
    _add(member, reason, ())
    session.flush()
    return member.absences[-1].id


def correct(
    session: Session, absence_id: int, start: int | None, end: int | None, missed: Sequence[int]
) -> None:
    """Other times, in minutes after midnight, and other points. Raises UserError."""
    absence = _absence(session, absence_id)
    _refuse_foreign(session, lookup.member(session, absence.member_id), missed)
    if start is not None and end is not None and end < start:
        raise UserError(_("Nobody can come back before leaving. Correct the time."))
    absence.start = None if start is None else values.clock(start)
    absence.end = None if end is None else values.clock(end)
    for row in [row for row in absence.points if row.entry_id not in missed]:
        absence.points.remove(row)
    there = {row.entry_id for row in absence.points}
    absence.points.extend(
        AbsencePoint(entry_id=entry_id) for entry_id in missed if entry_id not in there
    )


def remove(session: Session, absence_id: int) -> None:
    """It was not so."""
    absence = _absence(session, absence_id)
    member = lookup.member(session, absence.member_id)
    member.absences.remove(absence)


def _absence(session: Session, absence_id: int) -> Absence:
    return lookup.found(session.get(Absence, absence_id))


def _set_at_point(
    session: Session, member_id: int, point_id: int, reason: AbsenceReason, on: bool
) -> None:
    """One row of this reason names all its points."""
    member = lookup.member(session, member_id)
    _refuse_foreign(session, member, [point_id])
    known = _of_reason(member, reason)
    points = [row.entry_id for absence in known for row in absence.points]
    if on == (point_id in points):
        return
    if not on:
        for absence in known:
            for row in [row for row in absence.points if row.entry_id == point_id]:
                absence.points.remove(row)
            if not absence.points:
                member.absences.remove(absence)
    elif known:
        known[0].points.append(AbsencePoint(entry_id=point_id))
    else:
        _add(member, reason, [point_id])


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
            raise UserError(
                _("The point belongs to another meeting. Choose one of this meeting's points.")
            )
