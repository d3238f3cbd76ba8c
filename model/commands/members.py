"""Who belongs to a meeting, and who came."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.commands import lookup, people, values
from model.entities import Meeting, Member, Release
from model.text.people_line import Written
from model.vocabulary import Attendance


def replace(session: Session, meeting_id: int, line: Sequence[str | Written]) -> None:
    """These members in this order, as `people.titles_by_name`.

    One who stays keeps attendance and absences, and by name alone his title too.
    """
    meeting = lookup.meeting(session, meeting_id)
    present = {member.name: member for member in meeting.members}
    wanted = people.titles_by_name(session, line)
    for name, member in present.items():
        if name not in wanted:
            meeting.members.remove(member)
    for position, (name, title) in enumerate(wanted.items()):
        member = present.get(name)
        if member is None:
            member = Member(name=name)
            meeting.members.append(member)
        member.position = position
        if title is not None:
            member.title = title


def set_attendance(session: Session, member_id: int, attendance: Attendance) -> None:
    """Present, excused, absent, or not known yet."""
    lookup.member(session, member_id).attendance = values.choice(Attendance, attendance)


def set_online(session: Session, member_id: int, online: bool) -> None:
    """Whether the member takes part from elsewhere."""
    lookup.member(session, member_id).online = online


def set_substitute_for(session: Session, member_id: int, name: str) -> None:
    """Whom the member stands in for; "" for nobody."""
    lookup.member(session, member_id).substitute_for = values.line(name)


def forget_releases(session: Session, meeting_id: int) -> None:
    """Part of deleting a meeting: the reasons for letting errors pass go with it."""
    lookup.found(session.get(Meeting, meeting_id))
    for release in session.scalars(select(Release).where(Release.meeting_id == meeting_id)):
        session.delete(release)
    session.flush()
