"""Who came to a meeting, and who missed a part of it."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from model.entities import Absence, AbsencePoint, Member
from model.views import AbsenceView
from model.vocabulary import AbsenceReason, Attendance


@dataclass(frozen=True, slots=True)
class MemberAttendance:
    """A member at one meeting."""

    id: int
    name: str
    attendance: Attendance
    online: bool
    substitute_for: str
    absences: tuple[AbsenceView, ...]
    absence_ids: tuple[int, ...]
    """Of `absences`, in their order."""

    def has(self, reason: AbsenceReason, key: str | None = None) -> bool:
        """Whether the member missed something for this reason: this very point, if given."""
        return any(
            absence.reason is reason and (key is None or key in absence.points)
            for absence in self.absences
        )

    def is_away(self, key: str) -> bool:
        """Whether the member has left for this point and has not come back."""
        gone = (AbsenceReason.LEFT, AbsenceReason.CONFLICTED)
        return any(
            absence.reason in gone and key in absence.points and absence.end is None
            for absence in self.absences
        )


def attendance(session: Session, meeting_id: int) -> tuple[MemberAttendance, ...]:
    """Every member in their order."""
    query = (
        select(Member)
        .where(Member.meeting_id == meeting_id)
        .options(
            selectinload(Member.absences)
            .selectinload(Absence.points)
            .joinedload(AbsencePoint.entry)
        )
        .order_by(Member.position, Member.id)
    )
    return tuple(map(_member, session.scalars(query)))


def _member(row: Member) -> MemberAttendance:
    return MemberAttendance(
        id=row.id,
        name=row.name,
        attendance=Attendance(row.attendance),
        online=row.online,
        substitute_for=row.substitute_for,
        absences=absence_views(row),
        absence_ids=tuple(absence.id for absence in row.absences),
    )


def absence_views(member: Member) -> tuple[AbsenceView, ...]:
    """What a member missed."""
    return tuple(
        AbsenceView(
            points=tuple(point.entry.key for point in absence.points),
            start=absence.start,
            end=absence.end,
            reason=AbsenceReason(absence.reason) if absence.reason else None,
        )
        for absence in member.absences
    )
