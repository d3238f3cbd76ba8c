"""A meeting's own details as the dialog holds them, taken over in one step."""

import datetime
from dataclasses import dataclass

from sqlalchemy.orm import Session

from model.commands import meetings, members
from model.text.people_line import Written


@dataclass(frozen=True, slots=True)
class MeetingDetails:
    """The head of a meeting. `start`, `end` in minutes after midnight."""

    forum: str
    name: str
    date: datetime.date
    start: int
    end: int
    location: str = ""
    virtual_note: str = ""
    chair: str = ""
    minute_taker: str = ""
    members: tuple[Written, ...] = ()


FIELDS = (
    "forum",
    "name",
    "date",
    "start",
    "end",
    "location",
    "virtual_note",
    "chair",
    "minute_taker",
)


def create(session: Session, details: MeetingDetails) -> int:
    """A new meeting; its id."""
    meeting_id = meetings.create(
        session, details.forum, details.date, start=details.start, end=details.end
    )
    edit(session, meeting_id, details)
    return meeting_id


def copy(session: Session, meeting_id: int, details: MeetingDetails) -> int:
    """The meeting's standing points on another date; the new id."""
    copy_id = meetings.copy(session, meeting_id, details.date)
    edit(session, copy_id, details)
    return copy_id


def edit(session: Session, meeting_id: int, details: MeetingDetails) -> None:
    """Set every field of the head, and the members."""
    for field in FIELDS:
        meetings.set_field(session, meeting_id, field, getattr(details, field))
    members.replace(session, meeting_id, details.members)
